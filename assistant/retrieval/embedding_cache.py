"""Vectors by text hash and model id, so that no text is embedded twice."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.protocols import Embedder
from assistant.retrieval.cache_database import CacheDatabase, Table
from assistant.text import digest

_FLOAT: Final = "f"  # four bytes a number, as the models compute


class CachingEmbedder:
    """An embedder that remembers. `computed` counts texts whose vector had to be made."""

    def __init__(self, inner: Embedder, model_id: str, database: CacheDatabase) -> None:
        self._inner = inner
        self._model_id = model_id
        self._database = database
        self._embedding = threading.Lock()
        self.computed = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; only unknown texts reach the model. Raises: StorageFailed."""
        keys = [digest(text) for text in texts]
        with self._embedding:  # so that two threads do not make the same vector
            known = self.known(keys)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if missing:
                vectors = self._inner.embed_documents(list(missing.values()))
                fresh = dict(zip(missing, vectors, strict=True))
                self.computed += len(fresh)
                self.remember(fresh)
                known |= fresh
        return [known[key] for key in keys]

    def known(self, keys: Sequence[str]) -> dict[str, list[float]]:
        """The vectors of this model that are kept, by the digest of their text."""
        found = self._database.read(Table.VECTORS, self._model_id, keys)
        return {key: array(_FLOAT, kept).tolist() for key, kept in found.items()}

    def remember(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Keep vectors of this model that were computed elsewhere, by the digest of their text."""
        content = {key: array(_FLOAT, vector).tobytes() for key, vector in vectors.items()}
        self._database.write(Table.VECTORS, self._model_id, content)

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; questions are not kept."""
        return self._inner.embed_query(text)

    def reset(self) -> None:
        """Forget everything, and delete the file: a damaged one is started anew."""
        self._database.reset()

    def close(self) -> None:
        """Close the database; nothing can be embedded afterwards."""
        self._database.close()
