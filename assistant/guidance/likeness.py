"""Whether two steps of different documents say the same, in the same words or in others.

Words decide first. Where they leave it open, the meaning does, as long as neither has a figure
that the other contradicts. Steps of different bodies are never the same: 党小组会每月一次 and
支委会每月一次 share nearly all their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import sqrt

from assistant.figures import figures
from assistant.protocols import Embedder

_SAME = 0.62  # share of the terms of the shorter step: enough
_OPEN = 0.4  # below that share the meaning is not asked
_MEANS_THE_SAME = 0.74  # cosine; pairs of one matter read by hand lay above, of two below
_FEW = 3  # terms: fewer tell nothing apart
_BODIES = (
    re.compile(r"党员大会|支部大会"),
    re.compile(r"支部?委员?会"),
    re.compile(r"党小组"),
    re.compile(r"书记"),
    re.compile(r"委员(?!会)"),
)


class Likeness:
    """Compares texts; each is read and embedded once."""

    def __init__(self, terms: Callable[[str], list[str]], embedder: Embedder) -> None:
        """`terms` reads the words of a text."""
        self._terms = terms
        self._embedder = embedder
        self._words: dict[str, frozenset[str]] = {}
        self._vectors: dict[str, list[float]] = {}

    def same(self, one: str, other: str) -> bool:
        """Whether both say the same."""
        share = self.share(one, other)
        if share < _OPEN or _of_different_bodies(one, other):
            return False
        return share >= _SAME or (
            _agree(one, other) and self._cosine(one, other) >= _MEANS_THE_SAME
        )

    def share(self, one: str, other: str) -> float:
        """Which share of the words of the shorter one stands in the longer one."""
        words, known = self._words_of(one), self._words_of(other)
        fewer = min(len(words), len(known))
        return len(words & known) / fewer if fewer >= _FEW else float(words == known)

    def _words_of(self, text: str) -> frozenset[str]:
        if text not in self._words:
            terms = self._terms(text)
            self._words[text] = frozenset(term for term in terms if not term.isdecimal())
        return self._words[text]

    def _cosine(self, one: str, other: str) -> float:
        missing = [text for text in (one, other) if text not in self._vectors]
        self._vectors |= dict(
            zip(missing, self._embedder.embed_documents(missing) if missing else [], strict=True)
        )
        first, second = self._vectors[one], self._vectors[other]
        dot = sum(a * b for a, b in zip(first, second, strict=True))
        length = sqrt(sum(a * a for a in first)) * sqrt(sum(b * b for b in second))
        return dot / length if length else 0.0


def _of_different_bodies(one: str, other: str) -> bool:
    """Whether each is on a body of the branch, and none is common to both."""
    first = {at for at, body in enumerate(_BODIES) if body.search(one)}
    second = {at for at, body in enumerate(_BODIES) if body.search(other)}
    return bool(first) and bool(second) and not first & second


def _agree(one: str, other: str) -> bool:
    """Whether the figures of the one stand in the other as well."""
    first, second = (
        {(figure.low, figure.high, figure.unit) for figure in figures(text)}
        for text in (one, other)
    )
    return first <= second or second <= first
