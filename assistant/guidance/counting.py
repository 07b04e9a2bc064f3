"""From a start to a date: days, weeks, months, years, working days. Conventions: decision 0013."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.time_limits import TimeLimit, Unit

_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Counted:
    """A date; `clamped` where its month has no such day (1月31日 and a month)."""

    date: date
    clamped: bool = False


def counted(
    start: date, limit: TimeLimit, backwards: bool, works: Callable[[date], bool]
) -> Counted:
    """The date at the end of the limit, the day of the start not counted.

    `works` tells whether a day is a working day. Months and years end on the day of the same
    number, and on the last day of a month that has none.
    """
    amount = -limit.amount if backwards else limit.amount
    if limit.unit in _MONTHS:
        return _months(start, amount * _MONTHS[limit.unit])
    if limit.unit in _DAYS:
        return Counted(start + timedelta(days=amount * _DAYS[limit.unit]))
    return Counted(_working_days(start, amount, works))


def _months(start: date, months: int) -> Counted:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Counted(date(year, month + 1, min(start.day, last)), clamped=start.day > last)


def _working_days(start: date, amount: int, works: Callable[[date], bool]) -> date:
    step = timedelta(days=1 if amount > 0 else -1)
    day, left = start, abs(amount)
    while left:
        day += step
        left -= works(day)
    return day
