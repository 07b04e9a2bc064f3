"""The item bank in a SQLite file of its own in the library folder: the one home of its tables.

Names of persons whose results were imported are not kept; learners of the wrong-answer book are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from assistant.item_bank import BankItem, KeptPaper, Results, WrongItem
from assistant.library.bank_contents import BankContents
from assistant.library.own_file import FileForm, OwnFile
from assistant.library.quiz_rows import read, written

FILE = "quiz.sqlite3"
_FORM = FileForm(
    name=FILE,
    label="题库",
    version=1,
    tables=(
        "CREATE TABLE items (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE papers (id TEXT PRIMARY KEY, made TEXT NOT NULL, record TEXT NOT NULL)"
        " WITHOUT ROWID",
        "CREATE TABLE results (id TEXT PRIMARY KEY, day TEXT NOT NULL, record TEXT NOT NULL)"
        " WITHOUT ROWID",
        "CREATE TABLE wrong (learner TEXT NOT NULL, item_id TEXT NOT NULL, record TEXT NOT NULL,"
        " PRIMARY KEY (learner, item_id)) WITHOUT ROWID",
    ),
    advice="请把它移到别处，再用 dangwu library import 恢复备份；没有备份的，出卷时会另建一份",
    private=False,  # trainers who share a library folder share its bank
)

_T = TypeVar("_T")
ItemChange = Callable[[Mapping[str, BankItem]], Mapping[str, BankItem | None]]
WrongChange = Callable[[Mapping[str, WrongItem]], Mapping[str, WrongItem | None]]


class QuizStore:
    """What is kept of items, papers and results; the file is made when something is first kept."""

    def __init__(self, home: Path) -> None:
        self._file = OwnFile(home, _FORM)

    def items(self) -> dict[str, BankItem]:
        """All items by their ids. Raises: StorageFailed."""
        with self._file.reading() as connection:
            return _items(connection) if connection else {}

    def change(self, to: ItemChange) -> None:
        """Keep what `to` makes of the items there are, in one transaction; None deletes.

        Raises: LibraryBusy, StorageFailed, and whatever `to` raises; then nothing has changed.
        """
        with self._file.changing() as connection:
            for id, item in to(_items(connection)).items():
                _put(connection, "items (id, record)", (id,), item)

    def papers(self) -> list[KeptPaper]:
        """All papers, latest first. Raises: StorageFailed."""
        rows = self._file.rows("SELECT id, record FROM papers ORDER BY made DESC, id")
        return [read(KeptPaper, record, id) for id, record in rows]

    def keep_papers(self, papers: Sequence[KeptPaper]) -> None:
        """Keep papers; one that is kept already stays. Raises: LibraryBusy, StorageFailed."""
        rows = [(one.id, one.made.isoformat(), written(one)) for one in papers]
        with self._file.changing() as connection:
            connection.executemany("INSERT OR IGNORE INTO papers VALUES (?, ?, ?)", rows)

    def results(self) -> list[Results]:
        """All results that were imported, oldest first. Raises: StorageFailed."""
        rows = self._file.rows("SELECT id, record FROM results ORDER BY day, id")
        return [read(Results, record, id) for id, record in rows]

    def keep_results(self, results: Results) -> bool:
        """Keep results, unless they are kept already; whether they were new.

        Raises: LibraryBusy, StorageFailed.
        """
        row = (results.id, results.day.isoformat(), written(results))
        with self._file.changing() as connection:
            done = connection.execute("INSERT OR IGNORE INTO results VALUES (?, ?, ?)", row)
            return bool(done.rowcount)

    def wrong(self, learner: str) -> dict[str, WrongItem]:
        """The wrong-answer book of a learner by item. Raises: StorageFailed."""
        with self._file.reading() as connection:
            return _wrong(connection, learner) if connection else {}

    def change_wrong(self, learner: str, to: WrongChange) -> None:
        """Keep what `to` makes of the book, in one transaction; None takes an item out of it.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._file.changing() as connection:
            for id, item in to(_wrong(connection, learner)).items():
                _put(connection, "wrong (learner, item_id, record)", (learner, id), item)

    def contents(self) -> BankContents:
        """All of it, as it is at one moment. Raises: StorageFailed."""
        with self._file.reading() as connection:
            if connection is None:
                return BankContents()
            learners = connection.execute("SELECT DISTINCT learner FROM wrong").fetchall()
            return BankContents(
                _items(connection),
                tuple(_each(connection, KeptPaper, "papers")),
                tuple(_each(connection, Results, "results")),
                {learner: _wrong(connection, learner) for (learner,) in learners},
            )

    def take_over(self, contents: BankContents, exchange: bool = False) -> None:
        """Keep all of it in one transaction; what there is stays.

        With `exchange` the contents take its place, but for books where they have none.
        Raises: LibraryBusy, StorageFailed.
        """
        papers = [(one.id, one.made.isoformat(), written(one)) for one in contents.papers]
        results = [(one.id, one.day.isoformat(), written(one)) for one in contents.results]
        items = [(id, written(one)) for id, one in contents.items.items()]
        wrong = [
            (learner, id, written(one))
            for learner, book in contents.wrong.items()
            for id, one in book.items()
        ]
        with self._file.changing() as connection:
            for table in ("items", "papers", "results", *(["wrong"] if wrong else [])):
                if exchange:
                    connection.execute(f"DELETE FROM {table}")
            connection.executemany("INSERT OR IGNORE INTO items VALUES (?, ?)", items)
            connection.executemany("INSERT OR IGNORE INTO papers VALUES (?, ?, ?)", papers)
            connection.executemany("INSERT OR IGNORE INTO results VALUES (?, ?, ?)", results)
            connection.executemany("INSERT OR IGNORE INTO wrong VALUES (?, ?, ?)", wrong)


def _each(connection: sqlite3.Connection, kind: type[_T], table: str) -> list[_T]:
    rows = connection.execute(f"SELECT id, record FROM {table} ORDER BY id")
    return [read(kind, record, id) for id, record in rows]


def _items(connection: sqlite3.Connection) -> dict[str, BankItem]:
    rows = connection.execute("SELECT id, record FROM items ORDER BY id")
    return {id: read(BankItem, record, id) for id, record in rows}


def _wrong(connection: sqlite3.Connection, learner: str) -> dict[str, WrongItem]:
    query = "SELECT item_id, record FROM wrong WHERE learner = ? ORDER BY item_id"
    return {id: read(WrongItem, record, id) for id, record in connection.execute(query, (learner,))}


def _put(
    connection: sqlite3.Connection,
    table: str,
    key: tuple[str, ...],
    noun: BankItem | WrongItem | None,
) -> None:
    """Write a row, or delete it where there is no noun; `table` is one of ours, with columns."""
    name, columns = table.split(" ", 1)
    if noun is None:
        keys = columns.strip("()").split(", ")[:-1]
        where = " AND ".join(f"{one} = ?" for one in keys)
        connection.execute(f"DELETE FROM {name} WHERE {where}", key)
    else:
        marks = ", ".join("?" * (len(key) + 1))
        connection.execute(
            f"INSERT OR REPLACE INTO {name} {columns} VALUES ({marks})", (*key, written(noun))
        )
