"""A day to note in a calendar, whatever it came from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One all-day entry (日程): `title` for the month view, `text` for whoever opens it."""

    date: datetime.date
    title: str
    text: str
