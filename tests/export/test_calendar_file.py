from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from assistant import AssistantError, CalendarEntry
from assistant.export.calendar_file import ALARM_DAYS, calendar_file, save_calendar

WRITTEN = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
LONG = "规定：支部收到申请；逗号, 分号; 反斜线\\ 和“引号”都要原样回来。" * 12
ENTRY = CalendarEntry(
    date(2027, 2, 28), "最迟：一个月内派人谈话", f"第一行\n{LONG}\n出处：《某办法》第七条"
)


def events(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert str(calendar["version"]) == "2.0" and calendar["prodid"]
    return [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]


def test_a_calendar_library_reads_back_what_was_written() -> None:
    (event,) = events(calendar_file([ENTRY], WRITTEN))
    assert event.decoded("dtstart") == ENTRY.date
    assert event.decoded("dtend") == date(2027, 3, 1)  # all day: ends where the next day begins
    assert str(event["summary"]) == ENTRY.title
    assert str(event["description"]) == ENTRY.text
    assert event.decoded("dtstamp") == WRITTEN


def test_an_alarm_rings_days_ahead_in_the_morning() -> None:
    (event,) = events(calendar_file([ENTRY], WRITTEN))
    (alarm,) = event.walk("VALARM")
    assert str(alarm["action"]) == "DISPLAY" and str(alarm["description"]) == ENTRY.title
    assert alarm.decoded("trigger") == timedelta(hours=9) - timedelta(days=ALARM_DAYS)


def test_lines_keep_to_the_length_and_ends_of_the_standard() -> None:
    content = calendar_file([ENTRY], WRITTEN)
    assert content.endswith(b"\r\n") and not re.search(rb"(?<!\r)\n", content)
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)  # no character cut in two


def test_the_same_entry_keeps_its_uid_and_another_has_its_own() -> None:
    later = CalendarEntry(date(2027, 3, 1), ENTRY.title, ENTRY.text)
    first = events(calendar_file([ENTRY, later, ENTRY], WRITTEN))
    second = events(calendar_file([later, ENTRY], WRITTEN + timedelta(days=9)))
    assert len(first) == 2
    assert {str(e["uid"]) for e in first} == {str(e["uid"]) for e in second}
    assert len({str(e["uid"]) for e in first}) == 2


@given(st.text(max_size=120), st.text(max_size=200))
def test_any_text_makes_a_file_that_opens(title: str, text: str) -> None:
    (event,) = events(calendar_file([CalendarEntry(date(2026, 1, 4), title, text)], WRITTEN))
    assert event.decoded("dtstart") == date(2026, 1, 4)
    assert set(event.keys()) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP",
    }  # fmt: skip


def test_a_title_over_lines_becomes_one_line_and_no_second_property() -> None:
    sly = CalendarEntry(date(2026, 1, 4), "谈话\r\nATTENDEE:mailto:x@example.org", "甲\x00乙\x0b丙")
    (event,) = events(calendar_file([sly], WRITTEN))
    assert "ATTENDEE" not in event
    assert str(event["description"]) == "甲乙丙"


def test_a_file_in_the_way_stays_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "日程.ics"
    target.write_text("旧的", "utf-8")
    with pytest.raises(AssistantError, match="已经存在"):
        save_calendar([ENTRY], target)
    assert target.read_text("utf-8") == "旧的"
    save_calendar([ENTRY], target, overwrite=True)
    assert len(events(target.read_bytes())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["日程.ics"]


@pytest.mark.parametrize(
    "name, complaint",
    [("日程.txt", ".ics 结尾"), ("没有/日程.ics", "这个文件夹"), ("长" * 300 + ".ics", "名称太长")],
)
def test_a_place_that_will_not_do_is_named(tmp_path: Path, name: str, complaint: str) -> None:
    with pytest.raises(AssistantError, match=complaint):
        save_calendar([ENTRY], tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "日程.ics").mkdir()
    with pytest.raises(AssistantError, match="是文件夹"):
        save_calendar([ENTRY], tmp_path / "日程.ics", overwrite=True)


def test_nothing_to_note_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="没有可以写进日历的日期"):
        save_calendar([], tmp_path / "日程.ics")
    assert not list(tmp_path.iterdir())


def test_a_day_that_has_passed_says_so_rings_no_more_and_stays_the_same_event() -> None:
    """How long it has been changes daily; the event that is taken in again must not."""
    told = [replace(ENTRY, passed=words) for words in ("已过161天", "已过162天")]
    first, second = (events(calendar_file([one], WRITTEN))[0] for one in told)
    assert str(first["summary"]) == f"（已过161天）{ENTRY.title}"
    assert not first.walk("VALARM")
    assert first["uid"] == second["uid"] == events(calendar_file([ENTRY], WRITTEN))[0]["uid"]
