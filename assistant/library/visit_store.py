"""Enterprises and visits to them, in a file of their own: deleted means gone from the file.

No write-ahead log, which would hold pages that were deleted; what is deleted or replaced is
overwritten, and the file is written anew after a deletion. Nothing of it goes into a log, an index
or a backup.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.errors import IndexMismatch, ProfileImpossible, StorageFailed
from assistant.library.storage import storage_errors
from assistant.library.visit_rows import row_kept, row_text
from assistant.visits import KeptProfile

FILE = "visits.sqlite3"
_VERSION = 1
_PATIENCE = 10.0  # seconds to wait for another writer
_TABLE = "CREATE TABLE kept (name TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID"


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
            rows = connection.execute("SELECT name, record FROM kept ORDER BY name").fetchall()
        return [_read(name, record) for name, record in rows]

    def known(self, name: str) -> KeptProfile | None:
        """By its whole name; nothing where none is kept. Raises: StorageFailed."""
        with self._transaction("BEGIN") as connection:
            return _kept(connection, name) if connection else None

    def change(self, name: str, to: Callable[[KeptProfile | None], KeptProfile]) -> KeptProfile:
        """Keep what `to` makes of what is kept, in one transaction.

        Raises: LibraryBusy, StorageFailed, and whatever `to` raises; then nothing has changed.
        """
        self._make()
        with self._transaction("BEGIN IMMEDIATE") as connection:
            kept = to(_kept(connection, name) if connection else None)
            if connection:
                row = (name, row_text(kept))
                connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", row)
        return kept

    def forget(self, name: str) -> bool:
        """Delete an enterprise for good, even one that cannot be read; whether it was kept.

        Raises: LibraryBusy, StorageFailed.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if connection is None:
                return False
            deleted = connection.execute("DELETE FROM kept WHERE name = ?", (name,)).rowcount > 0
        with self._lock, storage_errors(self._home), closing(self._open()) as connection:
            connection.execute("VACUUM")  # also after a deletion that was broken off before this
        return deleted

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
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA user_version").fetchone()[0] > _VERSION:
                raise IndexMismatch("走访档案由较新版本的党务助手建立，请升级党务助手")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self) -> None:
        """Make the file and its table where they are missing; another process may do the same."""
        with self._lock, storage_errors(self._home):
            self._home.mkdir(parents=True, exist_ok=True)
            if not self._file.exists():
                self._file.touch(mode=0o600)  # enterprise data: for this user alone
            with closing(self._open()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if not connection.execute("PRAGMA user_version").fetchone()[0]:
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
                connection.execute("COMMIT")


def _kept(connection: sqlite3.Connection, name: str) -> KeptProfile | None:
    row = connection.execute("SELECT record FROM kept WHERE name = ?", (name,)).fetchone()
    return _read(name, row[0]) if row else None


def _read(name: str, record: str) -> KeptProfile:
    try:
        return row_kept(record)
    except (ValueError, TypeError, KeyError, ProfileImpossible) as error:
        raise StorageFailed(
            f"走访档案里“{name}”这一家读不出来，请用 dangwu visits forget 写全名称删除后重新录入"
        ) from error
