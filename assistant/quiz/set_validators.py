"""What a set of items has to keep: balanced statements, and no question twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.quiz.knowledge import pairs
from assistant.quiz.wording import matter
from assistant.quiz_items import RIGHT, Item, ItemKind
from assistant.quiz_meaning import meaning

NEAR = 0.75  # share of the shorter stem's character pairs that two near-duplicates have in common
SAME_KEY = 0.45  # the same share for two items with the same key from the same clause
_POINTING = re.compile(r"下列说法")
_NEVER = 2.0  # a share that no two stems reach
_CLAUSE = re.compile(r"《[^》]*(?:《[^》]*》[^》]*)*》第[^、《]*")
_LEANING = 0.65  # share of right statements, or of wrong ones, that still counts as balanced
_FEW = 4


def judge_balanced(items: Sequence[Item]) -> str:
    """Of the 判断 items about as many hold as do not."""
    judged = [item for item in items if item.kind is ItemKind.JUDGE]
    right = sum(item.key == (RIGHT,) for item in judged)
    most = max(right, len(judged) - right)
    if len(judged) >= _FEW and most > _LEANING * len(judged) + 1:
        return f"判断题对错不均：{right} 题正确，{len(judged) - right} 题错误"
    return ""


def no_near_duplicates(items: Sequence[Item], avoid: Iterable[str] = ()) -> str:
    """No stem comes twice, nor is one nearly that of another or of an earlier paper."""
    seen = Stems(avoid)
    for item in items:
        if seen.near(item.stem, item):
            return f"题干重复或者近似：{item.stem}"
        seen.add(item.stem, item)
    return ""


def set_faults(items: Sequence[Item], avoid: Iterable[str] = ()) -> tuple[str, ...]:
    """All reasons against a set; none for one that may be handed out."""
    reasons = (judge_balanced(items), no_near_duplicates(items, avoid))
    return tuple(reason for reason in reasons if reason)


class Stems:
    """Stems that have been used, found by what they have in common with another.

    Of two items with the same key from the same clause far less need be alike: a library may
    restate one rule in several texts, each in words of its own.
    """

    def __init__(self, stems: Iterable[str] = ()) -> None:
        self._sizes: list[int] = []
        self._keys: list[frozenset[tuple[str, str]]] = []
        self._by_pair: dict[str, list[int]] = {}
        for one in stems:
            self.add(one)

    def add(self, stem: str, item: Item | None = None) -> None:
        """Take a stem as used; `item`: whose it is, where that is known."""
        found = _told(stem, item)
        for pair in found:
            self._by_pair.setdefault(pair, []).append(len(self._sizes))
        self._sizes.append(len(found))
        self._keys.append(asked(item) if item else frozenset())

    def near(self, stem: str, item: Item | None = None) -> bool:
        """Whether a used stem asks nearly in the same words, or for the same of one clause."""
        return self._like(_told(stem, item), asked(item) if item else frozenset(), NEAR)

    def asks_same(self, item: Item) -> bool:
        """Whether a used stem asks for the same words of one clause, about the same matter."""
        return self._like(_told(item.stem, item), asked(item), _NEVER)

    def _like(self, found: frozenset[str], keys: frozenset[tuple[str, str]], near: float) -> bool:
        shared = Counter(at for pair in found for at in self._by_pair.get(pair, ()))
        return any(
            count >= (SAME_KEY if keys & self._keys[at] else near) * min(len(found), size)
            for at, count in shared.items()
            if (size := self._sizes[at])
        )


def _told(stem: str, item: Item | None) -> frozenset[str]:
    """The character pairs of what a stem says; where it only points at its options, of those.

    Of an earlier paper the options are not known, so such a stem is like no other.
    """
    words = matter(stem)
    if _POINTING.search(words):
        words = "".join(option.text for option in item.options) if item else ""
    return pairs(meaning(words))


def asked(item: Item) -> frozenset[tuple[str, str]]:
    """What an item asks for: each clause that it names with the true words of its key."""
    quote, start = item.citation.quote, item.citation.start
    words = [meaning(quote[left - start : right - start]) for left, right in item.spans]
    clauses = _CLAUSE.findall(item.clause) or [item.clause]
    return frozenset((clause, one) for clause in clauses for one in words)
