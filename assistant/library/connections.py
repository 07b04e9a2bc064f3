"""SQLite connections for many threads: idle ones wait in a pool, one caller uses each."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.errors import LibraryError
from assistant.library.lock import write_lock
from assistant.library.schema import VERSION, create_tables, stored_version, upgrade
from assistant.library.storage import storage_errors

_BUSY_SECONDS = 10.0


class Connections:
    """Opens the registry file, makes its tables, lends connections."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._file = home / "library.sqlite3"
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._closed = False
        with storage_errors(home):
            home.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection:
                if stored_version(connection) != VERSION:
                    self._make(connection)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one snapshot: what it reads belongs together."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one write transaction: all of it becomes visible, or nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def write_beside(self, file: Path) -> Iterator[sqlite3.Connection]:
        """As `write`, with the tables of another registry as `beside`; those are only read."""
        with storage_errors(self.home), closing(self._open()) as connection:
            # A path need not be text; as bytes SQLite takes it whatever it holds.
            connection.execute("ATTACH DATABASE ? AS beside", (os.fsencode(file),))
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy of the registry into a new file. Raises: sqlite3.Error."""
        with closing(self._open()) as connection, closing(sqlite3.connect(file)) as copy:
            connection.backup(copy)

    def close(self) -> None:
        """Close idle connections now, lent ones when they come back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with storage_errors(self.home):
            connection = self._take()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.close()  # rolls back, whatever state the failure left
                raise
            self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise LibraryError("资料库已经关闭，请重新打开程序")
            if self._idle:
                return self._idle.pop()
        return self._open()

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        # Rows leave the indexes after a commit, so the commit must have reached the disk.
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        with write_lock(self.home):
            if stored_version(connection) == 0:  # another process may have been first
                create_tables(connection)
            else:
                upgrade(connection)
