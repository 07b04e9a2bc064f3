"""The item bank in a SQLite file of its own in the library folder: the one home of its tables.

Names of persons whose results were imported are not kept; learners of the wrong-answer book are.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.errors import IndexMismatch
from assistant.item_bank import BankItem, KeptPaper, Results, WrongItem
from assistant.library.quiz_rows import read, written
from assistant.library.storage import storage_errors

FILE = "quiz.sqlite3"
_VERSION = 1
_PATIENCE = 10.0  # seconds to wait for another writer
_TABLES = """
CREATE TABLE items (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE papers (id TEXT PRIMARY KEY, made TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE results (id TEXT PRIMARY KEY, day TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE wrong (
    learner TEXT NOT NULL, item_id TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (learner, item_id)
) WITHOUT ROWID;
"""

ItemChange = Callable[[Mapping[str, BankItem]], Mapping[str, BankItem | None]]
WrongChange = Callable[[Mapping[str, WrongItem]], Mapping[str, WrongItem | None]]


class QuizStore:
    """What is kept of items, papers and results; the file is made when something is first kept."""

    def __init__(self, home: Path) -> None:
        self._home = home = Path(os.path.abspath(home))  # the working folder may change
        self._file = home / FILE
        self._lock = threading.Lock()

    def items(self) -> dict[str, BankItem]:
        """All items by their ids. Raises: StorageFailed."""
        with self._transaction("BEGIN") as connection:
            return _items(connection)

    def change(self, to: ItemChange) -> None:
        """Keep what `to` makes of the items there are, in one transaction; None deletes.

        Raises: LibraryBusy, StorageFailed, and whatever `to` raises; then nothing has changed.
        """
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            for id, item in to(_items(connection)).items():
                _put(connection, "items (id, record)", (id,), item)

    def papers(self) -> list[KeptPaper]:
        """All papers, latest first. Raises: StorageFailed."""
        rows = self._rows("SELECT id, record FROM papers ORDER BY made DESC, id")
        return [read(KeptPaper, record, id) for id, record in rows]

    def keep_papers(self, papers: Sequence[KeptPaper]) -> None:
        """Keep papers; one that is kept already stays. Raises: LibraryBusy, StorageFailed."""
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if connection:
                connection.executemany(
                    "INSERT OR IGNORE INTO papers VALUES (?, ?, ?)",
                    [(one.id, one.made.isoformat(), written(one)) for one in papers],
                )

    def results(self) -> list[Results]:
        """All results that were imported, oldest first. Raises: StorageFailed."""
        rows = self._rows("SELECT id, record FROM results ORDER BY day, id")
        return [read(Results, record, id) for id, record in rows]

    def keep_results(self, results: Results) -> bool:
        """Keep results, unless they are kept already; whether they were new.

        Raises: LibraryBusy, StorageFailed.
        """
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            row = (results.id, results.day.isoformat(), written(results))
            statement = "INSERT OR IGNORE INTO results VALUES (?, ?, ?)"
            return bool(connection and connection.execute(statement, row).rowcount)

    def wrong(self, learner: str) -> dict[str, WrongItem]:
        """The wrong-answer book of a learner by item. Raises: StorageFailed."""
        with self._transaction("BEGIN") as connection:
            return _wrong(connection, learner)

    def change_wrong(self, learner: str, to: WrongChange) -> None:
        """Keep what `to` makes of the book, in one transaction; None takes an item out of it.

        Raises: LibraryBusy, StorageFailed.
        """
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            for id, item in to(_wrong(connection, learner)).items():
                _put(connection, "wrong (learner, item_id, record)", (learner, id), item)

    def _rows(self, query: str) -> list[tuple[str, str]]:
        with self._transaction("BEGIN") as connection:
            return connection.execute(query).fetchall() if connection else []

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection | None]:
        """A connection inside a transaction; None where there is no file yet."""
        with self._lock, storage_errors(self._home):
            if not self._file.exists():
                yield None
                return
            with closing(self._open()) as connection:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise IndexMismatch("题库由较新版本的党务助手建立，请升级党务助手")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self) -> None:
        """Make the file and its tables where they are missing; another process may do the same."""
        with self._lock, storage_errors(self._home):
            self._home.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if not connection.execute("PRAGMA user_version").fetchone()[0]:
                    for statement in filter(str.strip, _TABLES.split(";")):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
                connection.execute("COMMIT")


def _items(connection: sqlite3.Connection | None) -> dict[str, BankItem]:
    if connection is None:
        return {}
    rows = connection.execute("SELECT id, record FROM items ORDER BY id")
    return {id: read(BankItem, record, id) for id, record in rows}


def _wrong(connection: sqlite3.Connection | None, learner: str) -> dict[str, WrongItem]:
    if connection is None:
        return {}
    query = "SELECT item_id, record FROM wrong WHERE learner = ? ORDER BY item_id"
    return {id: read(WrongItem, record, id) for id, record in connection.execute(query, (learner,))}


def _put(
    connection: sqlite3.Connection | None,
    table: str,
    key: tuple[str, ...],
    noun: BankItem | WrongItem | None,
) -> None:
    """Write a row, or delete it where there is no noun; `table` is one of ours, with columns."""
    if connection is None:
        return
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
