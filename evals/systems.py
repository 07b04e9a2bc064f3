"""The retrieval systems that are compared, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import assistant
from assistant import Settings
from evals.baselines.bm25 import Bm25, Row, bigrams, words
from evals.baselines.neighbours import ChatchatDefaults, KotaemonDefaults
from evals.baselines.vectors import VectorScan
from evals.progress import OnProgress


class System(Protocol):
    """Rows in, ids out, best first."""

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Index the rows, once."""

    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` best rows."""
        ...

    def close(self) -> None:
        """Release what is held open."""


class Ours:
    """The product's own indexes and fusion, over rows instead of files."""

    def __init__(self, home: Path, model: str | None = None) -> None:
        """`model`: another embedding model than the one that is set."""
        settings = Settings(home=home, embedding_model=model) if model else None
        self._search = assistant.passage_search(home, settings)

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Index the rows as the product indexes passages."""
        self._search.add(rows, on_progress)

    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` best rows."""
        return [pid for pid, _ in self._search.search(question, k)]

    def close(self) -> None:
        """Release the files in the home folder."""
        self._search.close()


UNTUNED = "ours-untuned"

# Each makes a fresh system; the folder is its own, for whatever it stores.
SYSTEMS: dict[str, Callable[[Path], System]] = {
    "ours": Ours,
    UNTUNED: lambda folder: Ours(folder, "e5-small-zh"),
    "words-bm25": lambda folder: Bm25(words),
    "bigram-bm25": lambda folder: Bm25(bigrams),
    "vectors": VectorScan,
    "chatchat-defaults": ChatchatDefaults,
    "kotaemon-defaults": KotaemonDefaults,
}
