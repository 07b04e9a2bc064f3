"""What a backup holds beside documents: the item bank; questions and wrong-answer books if wanted.

Items, what trainers decided on them, papers and results without names belong to the work on a
library and always go along. What people asked and what a learner had wrong is personal, and the
journal promises that deleted means gone; so both go along only where that is asked for. Visits have
a backup of their own.

What comes back is judged as a stranger's file: its schema runs nothing, and every record has to
read as a noun.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import IndexMismatch, LibraryError
from assistant.journal_entries import Asked
from assistant.library import journal_store, quiz_store
from assistant.library.backup_format import JOURNAL, QUIZ, broken
from assistant.library.bank_contents import BankContents
from assistant.library.journal_store import JournalStore
from assistant.library.quiz_store import QuizStore

_FILES = {QUIZ: quiz_store.FILE, JOURNAL: journal_store.FILE}


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the documents; None where a backup says nothing of it."""

    bank: BankContents | None = None
    asked: tuple[Asked, ...] | None = None


def held(home: Path, personal: bool) -> Beside:
    """What the library in this folder holds that goes along. Raises: StorageFailed."""
    bank = QuizStore(home).contents()
    if not personal:
        bank = replace(bank, wrong={})
    asked = tuple(JournalStore(home).everything()) if personal else ()
    return Beside(None if bank.empty else bank, asked or None)


def write_beside(beside: Beside, folder: Path) -> list[str]:
    """Write it into files of its own; the names of the members that they are."""
    members = []
    if beside.bank is not None:
        QuizStore(folder).take_over(beside.bank)
        members.append(QUIZ)
    if beside.asked is not None:
        JournalStore(folder).keep_all(beside.asked)
        members.append(JOURNAL)
    return members


def read_beside(folder: Path, members: Collection[str], name: str) -> Beside:
    """What the unpacked members hold, proven; `name` is what errors call the backup.

    Raises: BackupBroken; IndexMismatch where a later program wrote it.
    """
    try:
        for member in _FILES.keys() & set(members):
            _judge(folder / _FILES[member], name)
        bank = QuizStore(folder).contents() if QUIZ in members else None
        asked = tuple(JournalStore(folder).everything()) if JOURNAL in members else None
    except IndexMismatch:
        raise
    except (sqlite3.Error, LibraryError, ValueError, TypeError) as error:
        raise broken(name, f"题库或问答记录读不出来：{error}") from error
    return Beside(bank, asked)


def take_over(beside: Beside, home: Path, exchange: bool) -> None:
    """Put it beside the documents of this folder.

    What is there stays, and holds against what comes; with `exchange` the bank becomes that of the
    backup, where it has one. Questions are never exchanged, only added. Raises: StorageFailed.
    """
    if beside.bank is not None:
        QuizStore(home).take_over(beside.bank, exchange)
    if beside.asked is not None:
        JournalStore(home).keep_all(beside.asked)


def beside_counts(beside: Beside) -> dict[str, int]:
    """How much of it there is, by the fields of a `BackupReport`."""
    bank = beside.bank or BankContents()
    return {
        "items": len(bank.items),
        "papers": len(bank.papers),
        "results": len(bank.results),
        "books": len(bank.wrong),
        "questions": len(beside.asked or ()),
    }


def _judge(file: Path, name: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        parts = connection.execute("SELECT type, coalesce(sql, '') FROM sqlite_schema").fetchall()
        if any(kind not in ("table", "index") or "VIRTUAL" in sql.upper() for kind, sql in parts):
            raise broken(name, "题库或问答记录里有不该有的内容")
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise broken(name, "题库或问答记录有损坏的数据页")
