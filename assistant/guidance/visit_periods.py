"""How much of the year has passed, and when a term ends: what counts of meetings are held against.

Whole quarters and months count, those that ended on the day before the visit or earlier; of an
organisation set up within the year, those that began after that.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.enterprise import Organisation
from assistant.profile import Profile

YEARS_OF_TERM = 3  # of the committee of a branch in an enterprise: 支部工作条例第二十一条
REMINDER_MONTHS = 6  # 支部工作条例第二十一条
NEW_MONTHS = 12  # how old an enterprise or an organisation may be to count as new: our reading
EXTENSION_MONTHS = 12  # by how long a term may be put off: 选举工作条例第三条
_LAST_QUARTER = 10  # its first month
_LOOKING_BACK = 3  # months in which a record of the whole year before is judged: our reading
_BRANCHES = (Organisation.BRANCH, Organisation.JOINT)


@dataclass(frozen=True, slots=True)
class Period:
    """The part of the year of a visit that a profile tells of; both days belong to it.

    `current` is False where the profile tells of an earlier year, and so nothing of this one.
    """

    start: date
    until: date
    current: bool

    @property
    def quarters(self) -> int:
        """Whole quarters within it."""
        ends = [(month, _month_end(self.start.year, month)) for month in (3, 6, 9, 12)]
        return sum(
            date(end.year, month - 2, 1) >= self.start and end <= self.until for month, end in ends
        )

    @property
    def months(self) -> int:
        """Whole months within it."""
        year = self.start.year
        return sum(
            date(year, month, 1) >= self.start and _month_end(year, month) <= self.until
            for month in range(1, 13)
        )

    @property
    def in_last_quarter(self) -> bool:
        """Whether it reaches into the last quarter, when it is asked whether things are done."""
        return self.until.month >= _LAST_QUARTER

    @property
    def whole(self) -> bool:
        """Whether the year is over: what is due once a year is held against nobody before."""
        return self.current and (self.until.month, self.until.day) == (12, 31)


def period_of(profile: Profile, on: date) -> Period:
    """The period for a visit on that day.

    In the first months of a year a profile of 31 December tells of the whole year before.
    """
    start = date(on.year, 1, 1)
    recorded = profile.recorded_on
    if recorded == date(on.year - 1, 12, 31) and on.month <= _LOOKING_BACK:
        start = date(on.year - 1, 1, 1)
    current = recorded is None or recorded.year == start.year
    until = recorded if recorded and current else max(on - timedelta(days=1), start)
    if profile.organised_on is not None and profile.organised_on.year == start.year:
        start = profile.organised_on
    return Period(start, until, current)


def term_end(profile: Profile, on: date) -> date | None:
    """When the term ends: as said, or reckoned for a branch from its last election.

    A branch that was set up less than a term ago has had none but its first.
    """
    if profile.term_ends_on is not None:
        return profile.term_ends_on
    if profile.organisation not in _BRANCHES:
        return None
    if profile.last_election is not None:
        return months_after(profile.last_election, 12 * YEARS_OF_TERM)
    if profile.organised_on is not None:
        first = months_after(profile.organised_on, 12 * YEARS_OF_TERM)
        return first if first >= on else None
    return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier for a negative number), or the month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_end(day: date, kind: str) -> date:
    """The last day of the month, quarter or year in which the day falls."""
    months = {"month": day.month, "quarter": (day.month + 2) // 3 * 3, "year": 12}
    return _month_end(day.year, months[kind])


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
