"""The file in which vectors and token rows are kept, by model and text digest.

Everything in it can be computed again, so a damaged file is simply thrown away.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from assistant.errors import StorageFailed
from assistant.write_ahead import write_ahead

_LOOKUP = 500  # keys a query, below SQLite's limit on parameters
_PATIENCE = 30.0  # seconds to wait for another writer


_COLUMNS = "(model TEXT, text TEXT, vector BLOB NOT NULL, PRIMARY KEY (model, text))"


class Table(StrEnum):
    """What is kept, each in a table that is made when it is first written to."""

    VECTORS = "vectors"
    TOKEN_ROWS = "token_rows"


_SCHEMA = {
    Table.VECTORS: f"CREATE TABLE IF NOT EXISTS vectors {_COLUMNS} WITHOUT ROWID",
    # With row ids: some kilobytes a row would make the tree of a table without them deep.
    Table.TOKEN_ROWS: f"CREATE TABLE IF NOT EXISTS token_rows {_COLUMNS}",
}


class CacheDatabase:
    """Opened when it is first needed; one thread at a time, none waits for a model."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._opened: sqlite3.Connection | None = None
        self._closed = False

    def read(
        self, table: Table, model: str, keys: Sequence[str], patience: float = _PATIENCE
    ) -> dict[str, bytes]:
        """What is kept of these digests. Raises: StorageFailed."""
        found: dict[str, bytes] = {}
        with self._lock:
            try:
                connection = self._connection(patience)
                made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,))
                for start in range(0, len(keys) if made.fetchone() else 0, _LOOKUP):
                    part = keys[start : start + _LOOKUP]
                    marks = ",".join("?" * len(part))
                    found |= connection.execute(
                        f"SELECT text, vector FROM {table} WHERE model = ? AND text IN ({marks})",
                        (model, *part),
                    )
            except sqlite3.Error as error:
                raise self._unreadable(error) from error
        return found

    def write(
        self, table: Table, model: str, content: Mapping[str, bytes], patience: float = _PATIENCE
    ) -> None:
        """Keep bytes by digest. Raises: StorageFailed; then none of them is kept."""
        rows = [(model, key, kept) for key, kept in content.items()]
        with self._lock:
            try:
                with self._connection(patience) as connection:
                    connection.execute(_SCHEMA[table])
                    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?,?,?)", rows)
            except sqlite3.Error as error:
                raise StorageFailed(f"写不进向量缓存（{error}）：请检查磁盘空间和权限。") from error

    def reset(self) -> None:
        """Forget everything, and delete the file: a damaged one is started anew."""
        with self._lock:
            self._let_go()
            try:
                for ending in ("", "-wal", "-shm"):
                    file = self._file.with_name(self._file.name + ending)
                    file.unlink(missing_ok=True)
            except OSError as error:
                raise self._unreadable(error) from error

    def close(self) -> None:
        """Close the file; nothing can be read or kept afterwards."""
        with self._lock:
            self._let_go()
            self._closed = True

    def _connection(self, patience: float) -> sqlite3.Connection:
        """The caller holds the lock. Raises: sqlite3.Error."""
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        if self._opened is None:
            self._opened = _open(self._file)
        self._opened.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        return self._opened

    def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _unreadable(self, error: Exception) -> StorageFailed:
        return StorageFailed(
            f"向量缓存 {self._file} 读不出来（{error}）；可以删除它后重试，"
            "或运行 dangwu library check --repair。"
        )


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False, timeout=_PATIENCE)
    try:
        write_ahead(connection)
        # A lost cache row costs one run of the model, so the cache need not wait for the disk.
        connection.execute("PRAGMA synchronous=OFF")
    except BaseException:
        connection.close()
        raise
    return connection
