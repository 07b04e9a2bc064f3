"""Days that no clause sets and a cited text suggests: 建议届满前两至三个月报出, 选举前两周核完."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.figures import Figure, durations
from assistant.guidance.due_dates import due_date
from assistant.guidance.rule_words import spoken_day
from assistant.guidance.start_names import coming_before, start_meant
from assistant.guidance.working_days import WorkingDays
from assistant.time_limits import Bound, DueDate, Edge, Side, StartDate, TimeLimit, Unit

ADVICE = "建议"
_PART = re.compile(r"[^，。；：（）\n]+")
_EVENT = re.compile(rf"{ADVICE}(?:在)?(?P<event>[^，。；]{{2,12}}?)前$")
_UNITS = {"月": Unit.MONTH, "日": Unit.DAY}


def is_advice(text: str, limit: TimeLimit) -> bool:
    """Whether the part of the sentence that holds the limit is a suggestion."""
    parts = (part for part in _PART.finditer(text) if part.start() <= limit.start < part.end())
    return any(ADVICE in part[0] for part in parts)


def advised_ranges(text: str) -> Iterator[tuple[TimeLimit, int]]:
    """Suggested stretches before a known day: the limit at their end, and where they begin.

    The limit's amount is the smaller one, by which things are done at the latest.
    """
    for one in durations(text):
        event = _EVENT.search(text, max(0, one.start - 16), one.start)
        name = start_meant(event["event"]) if event else None
        if event and name and one.low < one.high and _whole(one) and one.unit in _UNITS:
            start = event.start("event")
            words = text[start : one.end]
            limit = TimeLimit(
                *(words, start, one.end, int(one.low), _UNITS[one.unit]),
                *(Bound.AT_LEAST, Side.BEFORE, event["event"], name),
            )
            yield limit, int(one.high)


def range_due(
    limit: TimeLimit, most: int, starts: dict[str, StartDate], days: WorkingDays
) -> DueDate | None:
    """The last day of a suggested stretch, with the day on which it opens."""
    due, first = (due_date(replace(limit, amount=n), starts, days) for n in (limit.amount, most))
    if due is None or first is None:
        return None
    told = f"原文建议的是“{limit.words}”，{spoken_day(first.date)}起就可以办"
    return replace(due, notes=(told, *due.notes))


def back_from(end: StartDate, given: Sequence[str]) -> dict[str, StartDate]:
    """The days that are not given and come on `end` at the latest: 会议召开日 by 届满日."""
    names = (name for name in coming_before(end.name) if name not in given)
    return {name: StartDate(f"最迟的{name}", end.date) for name in names}


def counted_back(
    limit: TimeLimit, end: StartDate, starts: dict[str, StartDate], days: WorkingDays
) -> DueDate | None:
    """The last day of what comes before a day that is only known to come by `end`."""
    due = due_date(limit, starts, days)
    if due is None or limit.side is not Side.BEFORE or due.edge is not Edge.LATEST:
        return None
    told = f"没有给{limit.start_name}，按最迟在{end.name}（{spoken_day(end.date)}）倒排"
    return replace(due, notes=(told, *due.notes))


def _whole(one: Figure) -> bool:
    return float(one.low).is_integer() and float(one.high).is_integer()
