"""The shipped model and plain cosine over every row: dense retrieval with nothing added."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.baselines.bm25 import Row
from evals.baselines.model import BareModel, Vectors
from evals.progress import OnProgress

_VECTORS, KEYS = "vectors.npy", "keys.npy"


class VectorScan:
    """A matrix in memory, kept in its folder too.

    Folders of one parent lend each other the vectors of texts that differ in white space at most:
    the tokenizer makes the same tokens of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._model = BareModel()
        self._ids: list[str] = []
        self._matrix: Vectors = np.zeros((0, 384), dtype=np.float32)

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Embed title and text of each row in one string."""
        self._ids = [pid for pid, _, _ in rows]
        texts = [" ".join(f"{title} {text}".split()) for _, title, text in rows]
        keys = [_key(text) for text in texts]
        known = self._known()
        wanted = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if wanted:
            made = self._model.passages(list(wanted.values()), on_progress)
            known |= dict(zip(wanted, made, strict=True))
        if keys:
            self._matrix = np.stack([known[key] for key in keys])
        np.save(self._folder / _VECTORS, self._matrix)
        np.save(self._folder / KEYS, np.array(keys, dtype="S32"))

    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` rows with the highest cosine."""
        scores = self._matrix @ self._model.query(question)
        return [self._ids[at] for at in np.argsort(-scores, kind="stable")[:k]]

    def close(self) -> None:
        """Nothing is held open."""

    def _known(self) -> dict[bytes, Vectors]:
        known: dict[bytes, Vectors] = {}
        for file in sorted(self._folder.parent.glob(f"*/{KEYS}")):
            vectors = np.load(file.with_name(_VECTORS))
            known |= dict(zip(np.load(file).tolist(), vectors, strict=True))
        return known


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32].encode()
