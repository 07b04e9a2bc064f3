"""What the items of a paper are about, so that none asks, tells or denies what another one does.

A library may restate one fact in many lines, each in words of its own; beside each other one item
would then give away the key of the other.
"""

from __future__ import annotations

from collections import Counter

from assistant.quiz.knowledge import pairs
from assistant.quiz_items import Aim, Item
from assistant.quiz_meaning import meaning

_SAME = 0.5  # share of the shorter text's character pairs that two texts on one fact have in common


class Matters:
    """The facts that items speak of, found by what they have in common with another's."""

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._by_pair: dict[str, list[int]] = {}

    def add(self, item: Item) -> None:
        """Take what an item tells as told."""
        for words in _told(item):
            for pair in words:
                self._by_pair.setdefault(pair, []).append(len(self._sizes))
            self._sizes.append(len(words))

    def told(self, item: Item) -> bool:
        """Whether an item speaks of what another one has told."""
        return any(self._near(words) for words in _told(item))

    def _near(self, words: frozenset[str]) -> bool:
        shared = Counter(at for pair in words for at in self._by_pair.get(pair, ()))
        return any(
            count >= _SAME * min(len(words), self._sizes[at]) for at, count in shared.items()
        )


def _told(item: Item) -> list[frozenset[str]]:
    """The character pairs of the evidence; of an item of whole statements those of each of them."""
    texts = [one.text for one in item.options] if item.aim is Aim.CLAUSE else [item.citation.quote]
    return [found for text in texts if (found := pairs(meaning(text)))]
