"""BM25 (bm25s, its defaults k1 1.5, b 0.75) over dictionary words or character bigrams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import rjieba

from evals.progress import OnProgress
from evals.wording import squeeze

Row = tuple[str, str, str]


def words(text: str) -> list[str]:
    """Dictionary words in jieba's search mode, punctuation left out."""
    return [word for word in rjieba.cut_for_search(text) if squeeze(word)]


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of characters of the squeezed text."""
    body = squeeze(text)
    return [body[at : at + 2] for at in range(len(body) - 1)] or [body]


class Bm25:
    """A BM25 index in memory over title and text in one string."""

    def __init__(self, tokens: Callable[[str], list[str]]) -> None:
        import bm25s

        self._tokens = tokens
        self._tokens("预热")  # loads the dictionary, so that indexing is timed without it
        self._ids: list[str] = []
        self._index: Any = bm25s.BM25()

    def add(self, rows: Sequence[Row], on_progress: OnProgress) -> None:
        """Index all rows at once; BM25 weights need the whole corpus."""
        self._ids = [pid for pid, _, _ in rows]
        texts: list[list[str]] = []
        for done, (_, title, text) in enumerate(rows, start=1):
            texts.append(self._tokens(f"{title} {text}"))
            if done % 500 == 0 or done == len(rows):
                on_progress(done, len(rows))
        self._index.index(texts, show_progress=False)

    def search(self, question: str, k: int) -> list[str]:
        """The ids of the `k` best rows that share a term with the question."""
        scores = self._index.get_scores(self._tokens(question))
        best = np.argsort(-scores, kind="stable")[:k]
        return [self._ids[at] for at in best if scores[at] > 0]

    def close(self) -> None:
        """Nothing is held open."""
