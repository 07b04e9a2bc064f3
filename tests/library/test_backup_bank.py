"""The item bank in a backup, and what is personal only where it was asked for."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.errors import BackupBroken, IndexMismatch
from assistant.inspection import Restoring
from assistant.item_bank import BankItem, ItemState, KeptPaper, KeptQuestion, Results, WrongItem
from assistant.journal_entries import Asked, Channel, Ending, Feedback, Handling, Verdict
from assistant.library.journal_store import JournalStore
from assistant.library.quiz_store import QuizStore
from tests.library.backups import exported, fill, manifest, rewritten
from tests.library.kit import Shelf
from tests.quiz.made_items import MULTIPLE, SINGLE, TRUE

DAY = date(2031, 5, 20)
ITEMS = {
    SINGLE.id: BankItem(SINGLE, ItemState.APPROVED, "核对过", DAY),
    TRUE.id: BankItem(TRUE, added=DAY),
}
PAPER = KeptPaper("a1", "测试卷", "A", DAY, (KeptQuestion(SINGLE.id, 2.0, ("一次", "两次")),))
RESULTS = Results("r1", DAY, "a1", 2, {SINGLE.id: (1.0, None)}, {SINGLE.id: 2.0})
SECRET = "果树张三什么时候转正"
ASKED = Asked(
    *("q1", datetime(2031, 5, 20), SECRET, Ending.ANSWERED, "", "", 1.0, ("d1",), 1),
    Channel.PAGE,
    said="满一年。",
    feedback=Feedback(Verdict.INACCURATE, "不对", datetime(2031, 5, 21), Handling.NEW),
)


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    bank = QuizStore(fill(shelf).home)
    bank.change(lambda known: ITEMS)
    bank.keep_papers([PAPER])
    bank.keep_results(RESULTS)
    bank.change_wrong("李四学员", lambda book: {SINGLE.id: WrongItem(SINGLE.id, 2, 0, DAY)})
    JournalStore(shelf.home).keep_all([ASKED])
    return shelf


def personal(shelf: Shelf) -> Path:
    target = shelf.notes.parent / "全部.zip"
    shelf.library.export(target, personal=True)
    return target


def test_the_bank_goes_out_and_comes_back(filled: Shelf, other: Shelf) -> None:
    target = exported(filled)
    out = filled.library.export(target, overwrite=True)
    came = other.library.restore(target)
    assert out.beside == came.beside == "题库 2 题、试卷 1 份、成绩 1 批"
    bank = QuizStore(other.home)
    assert (bank.items(), bank.papers(), bank.results()) == (ITEMS, [PAPER], [RESULTS])


def test_what_is_personal_is_nowhere_in_a_plain_backup(filled: Shelf, other: Shelf) -> None:
    with zipfile.ZipFile(exported(filled)) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert SECRET.encode() not in content
    assert "李四学员".encode() not in content
    other.library.restore(exported(filled, "二.zip"))
    assert JournalStore(other.home).entries() == []
    assert QuizStore(other.home).wrong("李四学员") == {}


def test_what_is_personal_comes_along_where_it_is_asked_for(filled: Shelf, other: Shelf) -> None:
    came = other.library.restore(personal(filled))
    assert (came.books, came.questions) == (1, 1)
    assert JournalStore(other.home).everything() == [ASKED]
    assert QuizStore(other.home).wrong("李四学员")[SINGLE.id].wrong == 2


def test_a_merge_adds_and_leaves_what_was_decided_here(filled: Shelf, other: Shelf) -> None:
    here = {
        SINGLE.id: BankItem(SINGLE, ItemState.REJECTED, "有歧义"),
        MULTIPLE.id: BankItem(MULTIPLE),
    }
    QuizStore(other.home).change(lambda known: here)
    JournalStore(other.home).keep_all([replace(ASKED, feedback=None)])
    other.library.restore(personal(filled), Restoring.MERGE)
    assert QuizStore(other.home).items() == {**ITEMS, **here}
    assert JournalStore(other.home).everything() == [replace(ASKED, feedback=None)]


def test_an_exchange_takes_the_bank_of_the_backup_but_no_question_away(
    filled: Shelf, other: Shelf
) -> None:
    QuizStore(other.home).change(lambda known: {MULTIPLE.id: BankItem(MULTIPLE)})
    QuizStore(other.home).change_wrong("", lambda book: {"x": WrongItem("x", 1, 0, DAY)})
    JournalStore(other.home).keep_all([replace(ASKED, id="q2")])
    other.library.restore(exported(filled), Restoring.REPLACE)
    assert QuizStore(other.home).items() == ITEMS
    assert set(QuizStore(other.home).wrong("")) == {"x"}
    assert [one.id for one in JournalStore(other.home).entries()] == ["q2"]


def test_a_backup_of_earlier_times_leaves_the_bank_as_it_is(shelf: Shelf, other: Shelf) -> None:
    QuizStore(other.home).change(lambda known: ITEMS)
    old = exported(fill(shelf))
    with zipfile.ZipFile(old) as archive:  # what has no bank can be read by earlier programs
        assert json.loads(archive.read("manifest.json"))["format"] == 1
    other.library.restore(old, Restoring.REPLACE)
    assert QuizStore(other.home).items() == ITEMS


def test_a_backup_with_a_bank_tells_earlier_programs_so(filled: Shelf) -> None:
    with zipfile.ZipFile(exported(filled)) as archive:
        assert json.loads(archive.read("manifest.json"))["format"] == 2


def bank(statement: str) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(members["quiz.sqlite3"])
            connection.executescript(statement)
            members["quiz.sqlite3"] = connection.serialize()

    return change


FORGERIES: dict[str, Callable[[dict[str, bytes]], None]] = {
    "nonsense": lambda members: members.update({"quiz.sqlite3": b"x" * 9999}),
    "a view": bank("CREATE VIEW v AS SELECT 1;"),
    "a trigger": bank("CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM papers; END;"),
    "a virtual table": bank("CREATE VIRTUAL TABLE v USING fts5(a);"),
    "a table less": bank("DROP TABLE results;"),
    "a record of nonsense": bank("UPDATE items SET record = '[1]'"),
    "a state that is none": bank("UPDATE items SET record = replace(record, '通过', '好')"),
    "an unsigned change": lambda members: members.update({"quiz.sqlite3": b"x"}),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_bank_changes_nothing(filled: Shelf, other: Shelf, name: str) -> None:
    QuizStore(other.home).change(lambda known: {MULTIPLE.id: BankItem(MULTIPLE)})
    forged = rewritten(exported(filled), FORGERIES[name], sign="unsigned" not in name)
    with pytest.raises(BackupBroken, match="备份"):
        other.library.restore(forged, Restoring.REPLACE)
    assert other.library.documents() == []
    assert set(QuizStore(other.home).items()) == {MULTIPLE.id}


def test_a_bank_of_a_later_program_is_refused(filled: Shelf, other: Shelf) -> None:
    later = rewritten(exported(filled), bank("PRAGMA user_version = 99;"))
    with pytest.raises(IndexMismatch, match="较新版本"):
        other.library.restore(later)
    newer = rewritten(exported(filled, "二.zip"), manifest(format=3))
    with pytest.raises(IndexMismatch, match="较新版本"):
        other.library.restore(newer)
    assert other.library.documents() == []
