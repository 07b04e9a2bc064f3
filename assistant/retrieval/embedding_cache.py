"""Vectors by text hash and model id, so that no text is embedded twice."""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.errors import StorageFailed
from assistant.protocols import Embedder
from assistant.text import digest
from assistant.write_ahead import write_ahead

_FLOAT = "f"  # four bytes a number, as the models compute
_LOOKUP = 500  # rows a query, below SQLite's limit on parameters


class CachingEmbedder:
    """An embedder that remembers. `computed` counts texts whose vector had to be made."""

    def __init__(self, inner: Embedder, model_id: str, database: Path) -> None:
        self.inner = inner
        self._model_id = model_id
        self._database = database
        self._lock = threading.Lock()
        self.computed = 0
        self._opened: sqlite3.Connection | None = None
        self._closed = False

    @property
    def _connection(self) -> sqlite3.Connection:
        """Opened when it is first needed. The caller holds the lock. Raises: sqlite3.Error."""
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        if self._opened is None:
            self._opened = _open(self._database)
        return self._opened

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; only unknown texts reach the model."""
        keys = [digest(text) for text in texts]
        with self._lock:
            try:
                known = self._read(keys)
            except sqlite3.Error as error:
                raise self._unreadable(error) from error
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if missing:
                vectors = self.inner.embed_documents(list(missing.values()))
                fresh = dict(zip(missing, vectors, strict=True))
                self.computed += len(fresh)
                self._write(fresh)
                known |= fresh
        return [known[key] for key in keys]

    def known(self, keys: Sequence[str]) -> dict[str, list[float]]:
        """The vectors of this model that are kept, by the digest of their text."""
        with self._lock:
            try:
                return self._read(keys)
            except sqlite3.Error as error:
                raise self._unreadable(error) from error

    def remember(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Keep vectors of this model that were computed elsewhere, by the digest of their text."""
        with self._lock:
            self._write(vectors)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; questions are not kept."""
        return self.inner.embed_query(text)

    def reset(self) -> None:
        """Forget everything, and delete the file: a damaged one is started anew."""
        with self._lock:
            self._let_go()
            try:
                for ending in ("", "-wal", "-shm"):
                    file = self._database.with_name(self._database.name + ending)
                    file.unlink(missing_ok=True)
            except OSError as error:
                raise self._unreadable(error) from error

    def close(self) -> None:
        """Close the database; nothing can be embedded afterwards."""
        with self._lock:
            self._let_go()
            self._closed = True

    def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _unreadable(self, error: Exception) -> StorageFailed:
        return StorageFailed(
            f"向量缓存 {self._database} 读不出来（{error}）；可以删除它后重试，"
            "或运行 dangwu library check --repair。"
        )

    def _read(self, keys: Sequence[str]) -> dict[str, list[float]]:
        found: dict[str, list[float]] = {}
        for start in range(0, len(keys), _LOOKUP):
            part = keys[start : start + _LOOKUP]
            marks = ",".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT text, vector FROM vectors WHERE model = ? AND text IN ({marks})",
                (self._model_id, *part),
            )
            for key, blob in rows:
                found[key] = array(_FLOAT, blob).tolist()
        return found

    def _write(self, vectors: Mapping[str, Sequence[float]]) -> None:
        rows = [
            (self._model_id, key, array(_FLOAT, vector).tobytes())
            for key, vector in vectors.items()
        ]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?,?,?)", rows)
        except sqlite3.Error as error:
            raise StorageFailed(f"写不进向量缓存（{error}）：请检查磁盘空间和权限。") from error


def _open(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, check_same_thread=False, timeout=30)
    try:
        write_ahead(connection)
        # A lost cache row costs one embedding, so the cache need not wait for the disk.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors "
            "(model TEXT, text TEXT, vector BLOB NOT NULL, PRIMARY KEY (model, text)) "
            "WITHOUT ROWID"
        )
    except BaseException:
        connection.close()
        raise
    return connection
