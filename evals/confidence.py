"""How sure a mean over questions is: percentile bootstrap over the questions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_DRAWS = 2_000
_SEED = 11
LEVEL = 0.95

Interval = tuple[float, float]


def interval(values: Sequence[float]) -> Interval | None:
    """The 95 % interval of the mean; nothing for fewer than two values.

    Questions are drawn with replacement 2,000 times (Efron, 1979), the same draws in every run.
    """
    if len(values) < 2:
        return None
    return _bounds(_resampled(np.asarray(values, dtype=float)))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Interval | None:
    """The 95 % interval of the mean difference over the same questions, drawn in pairs."""
    if len(ours) != len(theirs):
        raise ValueError("paired values are needed, one of each for every question")
    if len(ours) < 2:
        return None
    return _bounds(_resampled(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)))


def _resampled(values: np.ndarray) -> np.ndarray:
    chance = np.random.default_rng(_SEED)
    drawn = chance.integers(0, len(values), size=(_DRAWS, len(values)))
    means: np.ndarray = values[drawn].mean(axis=1)
    return means


def _bounds(means: np.ndarray) -> Interval:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return round(float(low), 4), round(float(high), 4)
