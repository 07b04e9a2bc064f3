"""Measures of one ranking against a set of right answers, and their means."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence


def hit_at(ranking: Sequence[str], positive: Collection[str], k: int) -> float:
    """1 when any right id stands among the first `k`, else 0."""
    return float(any(pid in positive for pid in ranking[:k]))


def reciprocal_rank(ranking: Sequence[str], positive: Collection[str], k: int) -> float:
    """1 / place of the first right id among the first `k`; 0 when none is there."""
    for place, pid in enumerate(ranking[:k], start=1):
        if pid in positive:
            return 1.0 / place
    return 0.0


def ndcg_at(ranking: Sequence[str], positive: Collection[str], k: int) -> float:
    """Discounted gain of the first `k` (each right id counts 1) over the best possible one."""
    wanted = set(positive)
    if not wanted:
        return 0.0
    gain = 0.0
    for place, pid in enumerate(ranking[:k], start=1):
        if pid in wanted:
            gain += 1.0 / math.log2(place + 1)
            wanted.discard(pid)
    best = sum(1.0 / math.log2(place + 1) for place in range(1, min(len(set(positive)), k) + 1))
    return gain / best


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; nothing for no values, so that an empty kind never shows as 0."""
    return sum(values) / len(values) if values else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least `share` (0–1) of the values do not exceed."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
