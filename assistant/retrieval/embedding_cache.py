"""Vectors by text hash and model id, so that no text is embedded twice."""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import StorageFailed
from assistant.protocols import Embedder
from assistant.text import digest

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
        try:
            self._connection = sqlite3.connect(database, check_same_thread=False, timeout=30)
            self._connection.execute("PRAGMA journal_mode=WAL")
            # A lost cache row costs one embedding, so the cache need not wait for the disk.
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors "
                "(model TEXT, text TEXT, vector BLOB NOT NULL, PRIMARY KEY (model, text)) "
                "WITHOUT ROWID"
            )
        except sqlite3.Error as error:
            raise StorageFailed(
                f"向量缓存 {database} 打不开（{error}）；可以删除它后重试。"
            ) from error

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; only unknown texts reach the model."""
        keys = [digest(text) for text in texts]
        with self._lock:
            try:
                known = self._read(keys)
            except sqlite3.Error as error:
                raise StorageFailed(
                    f"向量缓存 {self._database} 读不出来（{error}）；可以删除它后重试。"
                ) from error
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if missing:
                vectors = self.inner.embed_documents(list(missing.values()))
                fresh = dict(zip(missing, vectors, strict=True))
                self.computed += len(fresh)
                self._write(fresh)
                known |= fresh
        return [known[key] for key in keys]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; questions are not kept."""
        return self.inner.embed_query(text)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

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

    def _write(self, vectors: dict[str, list[float]]) -> None:
        rows = [
            (self._model_id, key, array(_FLOAT, vector).tobytes())
            for key, vector in vectors.items()
        ]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?,?,?)", rows)
        except sqlite3.Error as error:
            raise StorageFailed(f"写不进向量缓存（{error}）：请检查磁盘空间和权限。") from error
