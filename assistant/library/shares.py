"""Dividing a whole number in proportion, so that the parts add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """One part for each weight; all zero weights leave everything to the first."""
    if not weights:
        return []
    whole = sum(weights)
    if whole == 0:
        return [total, *[0] * (len(weights) - 1)]
    bounds = [total * upto // whole for upto in accumulate(weights, initial=0)]
    return [after - before for before, after in pairwise(bounds)]
