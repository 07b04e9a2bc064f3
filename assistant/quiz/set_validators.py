"""What a set of items has to keep: balanced statements, and no question twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.quiz.knowledge import pairs
from assistant.quiz.wording import matter
from assistant.quiz_items import RIGHT, Item, ItemKind
from assistant.quiz_meaning import meaning

NEAR = 0.8  # share of the shorter stem's character pairs that two near-duplicates have in common
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
        if seen.near(item.stem):
            return f"题干重复或者近似：{item.stem}"
        seen.add(item.stem)
    return ""


SET_VALIDATORS = (judge_balanced, no_near_duplicates)


class Stems:
    """Stems that have been used, found by what they have in common with another."""

    def __init__(self, stems: Iterable[str] = ()) -> None:
        self._sizes: list[int] = []
        self._by_pair: dict[str, list[int]] = {}
        for one in stems:
            self.add(one)

    def add(self, stem: str) -> None:
        """Take a stem as used."""
        found = pairs(meaning(matter(stem)))
        for pair in found:
            self._by_pair.setdefault(pair, []).append(len(self._sizes))
        self._sizes.append(len(found))

    def near(self, stem: str) -> bool:
        """Whether a used stem asks nearly in the same words."""
        found = pairs(meaning(matter(stem)))
        shared = Counter(at for pair in found for at in self._by_pair.get(pair, ()))
        return any(
            count >= NEAR * max(1, min(len(found), self._sizes[at])) for at, count in shared.items()
        )
