"""Enterprises and visits to them, in a file of their own: deleted means gone from the file.

No write-ahead log, which would hold pages that were deleted; what is deleted or replaced is
overwritten, and the file is written anew after a deletion. Nothing of it goes into a log, an index
or a backup of the library.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from assistant.errors import IndexMismatch, ProfileImpossible, StorageFailed
from assistant.library.storage import storage_errors
from assistant.library.visit_rows import row_kept, row_text
from assistant.visits import KeptProfile

FILE = "visits.sqlite3"
_VERSION = 2
_PATIENCE = 10.0  # seconds to wait for another writer
_TABLE = (
    "CREATE TABLE kept (name TEXT NOT NULL, area TEXT NOT NULL, record TEXT NOT NULL,"
    " PRIMARY KEY (name, area)) WITHOUT ROWID"
)
_FROM_1 = (  # which told enterprises apart by their names alone
    "ALTER TABLE kept RENAME TO kept_1",
    _TABLE,
    "INSERT INTO kept SELECT name, CASE WHEN json_valid(record)"
    " THEN coalesce(json_extract(record, '$.profile.area'), '') ELSE '' END, record FROM kept_1",
    "DROP TABLE kept_1",
)
_DAMAGED = (
    "走访档案文件已损坏或不是本程序建立的（{home}/" + FILE + "）。请把这个文件移到别处，"
    "再用 dangwu visits import 恢复 dangwu visits export 导出过的档案；"
    "没有导出过的，重新生成走访资料包会另建一份"
)


class VisitStore:
    """What is kept of each enterprise; the file is made when something is first kept."""

    def __init__(self, home: Path) -> None:
        self._home = home = Path(os.path.abspath(home))  # the working folder may change
        self._file = home / FILE
        self._lock = threading.Lock()

    def all(self) -> list[KeptProfile]:
        """All of them, by name. Raises: StorageFailed."""
        with self._transaction("BEGIN") as connection:
            if connection is None:
                return []
            rows = connection.execute("SELECT name, record FROM kept ORDER BY name, area")
            return [_read(name, record) for name, record in rows.fetchall()]

    def named(self, name: str) -> list[KeptProfile]:
        """Those of that whole name, one a park or district. Raises: StorageFailed."""
        with self._transaction("BEGIN") as connection:
            return _named(connection, name) if connection else []

    def change(
        self, name: str, to: Callable[[Sequence[KeptProfile]], Sequence[KeptProfile]]
    ) -> None:
        """Keep what `to` makes of those of that name in their place, in one transaction.

        Raises: LibraryBusy, StorageFailed, and whatever `to` raises; then nothing has changed.
        """
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if connection:
                rows = [
                    (name, one.profile.area or "", row_text(one))
                    for one in to(_named(connection, name))
                ]
                connection.execute("DELETE FROM kept WHERE name = ?", (name,))
                connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)

    def forget(self, name: str, area: str | None) -> bool:
        """Delete an enterprise for good, even one that cannot be read; whether it was.

        `area`: its park or district, "" where it has none; without it the only one of that name.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if connection is None:
                return False
            rows = connection.execute("SELECT area FROM kept WHERE name = ?", (name,)).fetchall()
            areas = [one for (one,) in rows if area in (None, one)]
            meant = len(areas) == 1
            if meant:
                connection.execute("DELETE FROM kept WHERE name = ? AND area = ?", (name, *areas))
        with self._lock, self._errors(), closing(self._open()) as connection:
            connection.execute("VACUUM")  # also after a deletion that was broken off before this
        return meant

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection | None]:
        """A connection inside a transaction; None where there is no file yet."""
        with self._lock, self._errors():
            if not self._file.exists():
                yield None
                return
            with closing(self._open()) as connection:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")

    def _errors(self) -> AbstractContextManager[None]:
        return storage_errors(self._home, _DAMAGED)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA synchronous = FULL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise IndexMismatch("走访档案由较新版本的党务助手建立，请升级党务助手")
            if version == 1:
                _renew(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self) -> None:
        """Make the file and its table where they are missing; another process may do the same."""
        with self._lock, self._errors():
            self._home.mkdir(parents=True, exist_ok=True)
            if not self._file.exists():
                self._file.touch(mode=0o600)  # enterprise data: for this user alone
            with closing(self._open()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if not connection.execute("PRAGMA user_version").fetchone()[0]:
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
                connection.execute("COMMIT")


def _renew(connection: sqlite3.Connection) -> None:
    """Bring the table of an earlier version into the form of this one."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] == 1:  # no other was faster
        for statement in _FROM_1:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _named(connection: sqlite3.Connection, name: str) -> list[KeptProfile]:
    rows = connection.execute("SELECT record FROM kept WHERE name = ? ORDER BY area", (name,))
    return [_read(name, record) for (record,) in rows.fetchall()]


def _read(name: str, record: str) -> KeptProfile:
    try:
        return row_kept(record)
    except (ValueError, TypeError, KeyError, ProfileImpossible) as error:
        raise StorageFailed(
            f"走访档案里“{name}”这一家读不出来，请用 dangwu visits forget 写全名称删除后重新录入"
        ) from error
