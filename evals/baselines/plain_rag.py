"""The script most tutorials show: fixed windows of 750 characters, 150 shared, into Chroma."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.baselines.model import BareModel, Vectors

_WINDOW, _SHARED = 750, 150
_STOPS = ("\n\n", "\n", "。", "；", "，")
_ADD = 1_000  # below Chroma's limit on one call


def split(text: str) -> list[str]:
    """Windows of at most 750 characters, cut at the coarsest stop in their last third."""
    chunks: list[str] = []
    start = 0
    while start < len(text):
        end = min(start + _WINDOW, len(text))
        if end < len(text):
            end = _cut(text, start, end)
        chunk = text[start:end].strip()
        if chunk:
            chunks.append(chunk)
        if end == len(text):
            break
        start = max(end - _SHARED, start + 1)
    return chunks


def _cut(text: str, start: int, end: int) -> int:
    for stop in _STOPS:
        at = text.rfind(stop, start + _WINDOW * 2 // 3, end)
        if at >= 0:
            return at + len(stop)
    return end


class PlainRag:
    """Chroma on disk with the shipped model: no structure, no words, no registry."""

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        self._model = BareModel(batch=4)
        client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        self._collection: Any = client.get_or_create_collection(
            "chunks", configuration={"hnsw": {"space": "cosine"}}
        )

    def add_texts(self, texts: Sequence[str]) -> None:
        """Embed and store."""
        self.add_vectors(texts, self._model.passages(texts))

    def add_vectors(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Store texts with ready vectors."""
        count = self._collection.count()
        for start in range(0, len(texts), _ADD):
            part = list(texts[start : start + _ADD])
            self._collection.add(
                ids=[str(count + start + at) for at in range(len(part))],
                documents=part,
                embeddings=vectors[start : start + _ADD],
            )

    def search(self, question: str, k: int) -> list[str]:
        """The `k` nearest chunks."""
        found = self._collection.query(
            query_embeddings=self._model.query(question)[None, :], n_results=k
        )
        return list(found["documents"][0])
