"""Whether two stems ask the same: no stem may be repeated within a paper or from earlier ones."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.text import squeeze

_ALIKE = 0.8  # of the pairs of characters that either has
_PAIR = 2


class Stems:
    """Stems that have been used; those that are new are added."""

    def __init__(self, used: Iterable[str] = ()) -> None:
        self._used: set[str] = set()
        self._pairs: list[frozenset[str]] = []
        for stem in used:
            self._keep(squeeze(stem))

    def add(self, stem: str) -> bool:
        """Whether the stem is new; then it counts as used."""
        plain = squeeze(stem)
        if plain in self._used:
            return False
        pairs = _pairs(plain)
        if any(_share(pairs, other) >= _ALIKE for other in self._pairs):
            return False
        self._keep(plain)
        return True

    def _keep(self, plain: str) -> None:
        self._used.add(plain)
        self._pairs.append(_pairs(plain))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _PAIR] for at in range(max(1, len(text) - 1)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
