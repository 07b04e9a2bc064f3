"""The order of 判断 items: right and wrong come in no pattern that a taker could follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from random import Random

from assistant.quiz_items import RIGHT, Item, ItemKind

_LONGEST_RUN = 4
_FEWEST, _MOST = 0.3, 0.7  # share of neighbours that differ
_TRIES = 60
_FEW = 5  # items, of which every order looks like a pattern


def irregular(items: Sequence[Item], chance: Random) -> list[Item]:
    """The items with those of 判断 moved among their places, so that no pattern shows."""
    judged = [one for one in items if one.kind is ItemKind.JUDGE]
    tries = (chance.sample(judged, len(judged)) for _ in range(_TRIES))
    first = chance.sample(judged, len(judged))
    moved = iter(next((one for one in tries if not regular(one)), first))
    return [next(moved) if one.kind is ItemKind.JUDGE else one for one in items]


def regular(items: Sequence[Item]) -> bool:
    """Whether right and wrong follow a pattern: long runs, turns about, halves that repeat."""
    keys = [one.key == (RIGHT,) for one in items]
    if len(keys) < _FEW or len(set(keys)) < 2:
        return False
    if max(len(list(run)) for _, run in groupby(keys)) > _LONGEST_RUN:
        return True
    turns = sum(one is not other for one, other in pairwise(keys)) / (len(keys) - 1)
    repeats = any(keys[size:] == keys[:-size] for size in range(1, len(keys) // 2 + 1))
    return repeats or not _FEWEST <= turns <= _MOST
