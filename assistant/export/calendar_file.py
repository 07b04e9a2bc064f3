"""Calendar entries as an iCalendar file (.ics, RFC 5545), for Outlook, 钉钉, phones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.calendar_entries import CalendarEntry
from assistant.errors import ExportFailed
from assistant.export.saving import save
from assistant.text import digest

if TYPE_CHECKING:
    from icalendar import Event

ALARM_DAYS = 3  # days ahead of the entry
_MORNING = 9  # o'clock of the alarm, in the time of whoever opens the file
_PRODUCT = "-//dangwu-assistant//dates//ZH"


def save_calendar(entries: Sequence[CalendarEntry], target: Path, overwrite: bool = False) -> None:
    """Write the entries to an .ics file.

    Raises: ExportFailed for another suffix, where there is no entry, and as `save` does.
    """
    if target.suffix.lower() != ".ics":
        raise ExportFailed(f"“{target}”不是日历文件的名称，请以 .ics 结尾，如 日程.ics")
    if not entries:
        raise ExportFailed(f"没有可以写进日历的日期，没有写“{target}”。请先用 --start 给出起算日")
    save(target, calendar_file(entries), overwrite)


def calendar_file(entries: Sequence[CalendarEntry], written: datetime | None = None) -> bytes:
    """The file: one all-day event an entry, those to come with an alarm `ALARM_DAYS` days ahead.

    An entry's UID comes from its content, so that taking the same dates in twice makes no
    second event. `written` is when the file was made (default: now), as RFC 5545 asks for.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    stamp = (written or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    for entry in dict.fromkeys(entries):
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, stamp: datetime) -> Event:
    from icalendar import Alarm, Event

    title, text = _printable(entry.title), _printable(entry.text)
    event = Event()
    identity = digest("\n".join((entry.date.isoformat(), title, text)))
    event.add("uid", f"{identity[:32]}@dangwu-assistant")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.date)
    event.add("dtend", entry.date + timedelta(days=1))  # of an all-day event: the day after
    passed = f"（{_printable(entry.passed)}）" if entry.passed else ""
    event.add("summary", passed + " ".join(title.split()))  # changes daily, so no part of the UID
    event.add("description", text)
    event.add("transp", "TRANSPARENT")  # a deadline keeps nobody from meetings that day
    if passed:
        return event  # an alarm in the past never rings
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", " ".join(title.split()))
    alarm.add("trigger", timedelta(hours=_MORNING) - timedelta(days=ALARM_DAYS))
    event.add_component(alarm)
    return event


def _printable(text: str) -> str:
    """Without control characters, which RFC 5545 does not allow, and with plain line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c == "\n" or c == "\t" or c.isprintable() or c == "\u3000")
    return kept.encode("utf-8", "ignore").decode("utf-8")
