"""A day to note in a calendar, whatever it came from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One all-day entry (日程): `title` for the month view, `text` for whoever opens it.

    `passed`: for a day that is over, how long it has been (已过161天); it needs no alarm.
    """

    date: datetime.date
    title: str
    text: str
    passed: str = ""
