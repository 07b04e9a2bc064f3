"""Dates for the time limits of a text, once the user has said when things began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.guidance import rule_words
from assistant.guidance.counting import counted
from assistant.guidance.limit_reading import limits_of
from assistant.guidance.start_names import served_by
from assistant.guidance.working_days import WorkingDays, weekday
from assistant.time_limits import ANY_START, DueDate, Edge, Side, StartDate, TimeLimit, Unit

_KEPT = WorkingDays()


def dated(text: str, starts: Sequence[StartDate], days: WorkingDays = _KEPT) -> tuple[DueDate, ...]:
    """The dates that follow from the limits of the text, in reading order.

    `starts` come from `start_names.read_starts`. Limits whose event no start names, and
    recurring ones, have no date and are left out; `limit_reading.limits_of` has them all.
    `days`: when people work; by default what the kept calendar knows.
    """
    limits = limits_of(text)
    by_name = served_by((limit.start_name for limit in limits), starts)
    found = (due_date(limit, by_name, days) for limit in limits)
    return tuple(due for due in found if due)


def due_date(
    limit: TimeLimit, starts: Mapping[str, StartDate], days: WorkingDays = _KEPT
) -> DueDate | None:
    """The date of one limit; `starts` by their names."""
    start = starts.get(limit.start_name or ANY_START)
    if start is None or limit.recurring:
        return None
    end = counted(start.date, limit, limit.side is Side.BEFORE, days.works)
    safe_day = _safe_day(limit, end.date, days)
    return DueDate(
        limit=limit,
        start=start,
        date=end.date,
        by_working_days=limit.unit is Unit.WORKING_DAY,
        rule=rule_words.rule(limit, start, end),
        safe_day=safe_day,
        notes=tuple(rule_words.notes(limit, start, end, safe_day, days)),
    )


def due_on(limit: TimeLimit, start: StartDate, days: WorkingDays = _KEPT) -> DueDate:
    """The day of the start itself, where something has to be done by then."""
    safe_day = _safe_day(limit, start.date, days)
    day = f"{rule_words.spoken_day(start.date)}（{weekday(start.date)}）"
    notes = tuple(rule_words.resting(start.date, safe_day, days))
    return DueDate(limit, start, start.date, False, f"{start.name}就是{day}", safe_day, notes)


def _safe_day(limit: TimeLimit, day: date, days: WorkingDays) -> date | None:
    """The working day before a last day on which the office is closed."""
    if limit.edge is not Edge.LATEST or days.works(day):
        return None
    return days.working_day_before(day)
