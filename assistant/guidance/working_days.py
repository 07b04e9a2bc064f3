"""Chinese working days: weekends, public holidays and the make-up days (调休) that go with them.

The arrangements are those of the State Council's yearly notices as `chinesecalendar` keeps them,
with the years that the user added. In a year of which nothing is known, Saturdays and Sundays
alone are days of rest, and `known` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One year's notice: the days off with the name of their holiday, and the make-up days."""

    off: Mapping[date, str]
    worked: frozenset[date]


class WorkingDays:
    """On which days people work; `added`: arrangements by year, which win over the kept ones."""

    def __init__(self, added: Mapping[int, Arrangement] | None = None) -> None:
        self._added = dict(added or {})

    def known(self, year: int) -> bool:
        """Whether the holidays and make-up days of that year are known."""
        return year in self._added or year in _kept_years()

    def works(self, day: date) -> bool:
        """Whether people work on that day."""
        year = self._year(day.year)
        return day in year.worked or (day.weekday() < 5 and day not in year.off)

    def holiday_name(self, day: date) -> str:
        """The holiday for which that day is off (国庆节); empty on every other day."""
        return self._year(day.year).off.get(day, "")

    def rests_between(self, first: date, last: date) -> list[Rest]:
        """The public holidays from `first` to `last`, both included, each as one stretch."""
        found: list[Rest] = []
        for day in _days(first, last):
            name = self.holiday_name(day)
            if not name:
                continue
            if found and found[-1].name == name and found[-1].last == day - timedelta(days=1):
                found[-1] = Rest(name, found[-1].first, day)
            else:
                found.append(Rest(name, day, day))
        return found

    def made_up_between(self, first: date, last: date) -> list[date]:
        """Saturdays and Sundays from `first` to `last` on which people work."""
        return [day for day in _days(first, last) if day.weekday() >= 5 and self.works(day)]

    def working_day_before(self, day: date) -> date:
        """The last working day before that day."""
        earlier = day - timedelta(days=1)
        while not self.works(earlier):
            earlier -= timedelta(days=1)
        return earlier

    def _year(self, year: int) -> Arrangement:
        return self._added.get(year) or _kept(year)


def weekday(day: date) -> str:
    """星期一 … 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


@cache
def _kept_years() -> frozenset[int]:
    """A year of which only January is told knows no more than the New Year's holiday before it."""
    from chinese_calendar.constants import holidays

    return frozenset(day.year for day in holidays if day.month > 1)


@cache
def _kept(year: int) -> Arrangement:
    from chinese_calendar.constants import Holiday, holidays, workdays

    if year not in _kept_years():
        return Arrangement({}, frozenset())
    names = {kind.value: str(kind.chinese) for kind in Holiday}
    off = {day: names[name] for day, name in holidays.items() if day.year == year}
    return Arrangement(off, frozenset(day for day in workdays if day.year == year))


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
