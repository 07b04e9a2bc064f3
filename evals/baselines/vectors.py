"""The shipped model and plain cosine over every row: dense retrieval with nothing added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.baselines.bm25 import Row
from evals.baselines.model import BareModel, Vectors
from evals.progress import OnProgress


class VectorScan:
    """A matrix in memory, kept in its folder too; one folder belongs to one corpus."""

    def __init__(self, folder: Path) -> None:
        self._stored = folder / "vectors.npy"
        self._model = BareModel()
        self._ids: list[str] = []
        self._matrix: Vectors = np.zeros((0, 384), dtype=np.float32)

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Embed title and text of each row in one string."""
        self._ids = [pid for pid, _, _ in rows]
        if self._stored.is_file():
            self._matrix = np.load(self._stored)
            return
        texts = [f"{title} {text}" for _, title, text in rows]
        self._matrix = self._model.passages(texts, on_progress)
        np.save(self._stored, self._matrix)

    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` rows with the highest cosine."""
        scores = self._matrix @ self._model.query(question)
        return [self._ids[at] for at in np.argsort(-scores, kind="stable")[:k]]

    def close(self) -> None:
        """Nothing is held open."""
