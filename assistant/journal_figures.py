"""Questions by day: how many, how many without an answer, how long answers took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil

from assistant.journal_entries import Asked, DayFigures, Ending


def by_day(asked: Iterable[Asked], last: date, days: int) -> tuple[DayFigures, ...]:
    """The `days` days up to `last`, oldest first, days without a question too."""
    held: dict[date, list[Asked]] = defaultdict(list)
    for one in asked:
        held[one.at.date()].append(one)
    first = last - timedelta(days=days - 1)
    return tuple(_figures(day, held[day]) for day in (first + timedelta(n) for n in range(days)))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value that `share` of them do not exceed (nearest rank); None where there are none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _figures(day: date, asked: Sequence[Asked]) -> DayFigures:
    took = [one.ms for one in asked if one.ending in (Ending.ANSWERED, Ending.REFUSED)]
    return DayFigures(
        day,
        len(asked),
        sum(one.ending is Ending.REFUSED for one in asked),
        percentile(took, 0.5),
        percentile(took, 0.95),
    )
