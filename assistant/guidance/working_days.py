"""Chinese working days: weekends, public holidays and the make-up days (调休) that go with them.

The arrangements are those of the State Council's yearly notices as `chinesecalendar` keeps them.
For a year it does not know, Saturdays and Sundays alone are days of rest, and `known` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Rest:
    """Neighbouring days off of one public holiday (放假), weekends in it included."""

    name: str
    first: date
    last: date


def known(year: int) -> bool:
    """Whether the holidays and make-up days of that year are known."""
    return year in _known_years()


def works(day: date) -> bool:
    """Whether people work on that day."""
    from chinese_calendar import is_workday

    return bool(is_workday(day)) if known(day.year) else day.weekday() < 5


def rests_between(first: date, last: date) -> list[Rest]:
    """The public holidays from `first` to `last`, both included, each as one stretch."""
    found: list[Rest] = []
    for day in _days(first, last):
        name = holiday_name(day)
        if not name:
            continue
        if found and found[-1].name == name and found[-1].last == day - timedelta(days=1):
            found[-1] = Rest(name, found[-1].first, day)
        else:
            found.append(Rest(name, day, day))
    return found


def made_up_between(first: date, last: date) -> list[date]:
    """Saturdays and Sundays from `first` to `last` on which people work."""
    return [day for day in _days(first, last) if day.weekday() >= 5 and works(day)]


def weekday(day: date) -> str:
    """星期一 … 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def working_day_before(day: date) -> date:
    """The last working day before that day."""
    return next(
        earlier
        for earlier in (day - timedelta(days=back) for back in range(1, 60))
        if works(earlier)
    )


def holiday_name(day: date) -> str:
    """The holiday for which that day is off (国庆节); empty on every other day."""
    from chinese_calendar import get_holiday_detail
    from chinese_calendar.constants import Holiday

    if not known(day.year):
        return ""
    off, name = get_holiday_detail(day)
    return str(Holiday(name).chinese) if off and name else ""


@cache
def _known_years() -> frozenset[int]:
    """A year of which only January is told knows no more than the New Year's holiday before it."""
    from chinese_calendar.constants import holidays

    return frozenset(day.year for day in holidays if day.month > 1)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
