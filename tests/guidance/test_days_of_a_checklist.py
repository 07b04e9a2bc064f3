"""The days of 支部换届 once the end of the term is known: what has passed, what is only advice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant import Assistant, Checklist, checklist_report, report_lines

TODAY = date(2026, 11, 28)
ENDS = "届满日=2026-12-20"
MEETS = "会议召开日=2026-12-18"


@pytest.fixture(scope="module")
def election(starter: Assistant) -> Checklist:
    return starter.checklist("支部换届")


def test_the_end_of_the_term_is_a_day_of_its_own_and_bears_its_clause(
    starter: Assistant, election: Checklist
) -> None:
    last = starter.checklist_dates(election, [ENDS])[-1]
    assert last.due.date == date(2026, 12, 20) and not last.advised
    assert "任期届满应当按期进行换届选举" in last.clause and last.step is not None
    assert last.passed(date(2026, 12, 20)) == "" and last.passed(date(2026, 12, 21)) == "已过1天"
    assert "尽快换届" in last.missed


def test_suggested_days_lie_before_the_end_and_say_that_no_clause_sets_them(
    starter: Assistant, election: Checklist
) -> None:
    days = {one.due.date: one for one in starter.checklist_dates(election, [ENDS])}
    advised = {day for day, one in days.items() if one.advised}
    assert advised == {date(2026, 10, 20), date(2026, 11, 20), date(2026, 12, 6)}
    assert "2026年9月20日起" in "".join(days[date(2026, 10, 20)].due.notes)
    assert "倒排" in "".join(days[date(2026, 12, 6)].due.notes)
    assert not days[date(2026, 6, 20)].advised, "第二十一条 sets it"


def test_a_day_of_the_meeting_that_is_given_is_counted_from(
    starter: Assistant, election: Checklist
) -> None:
    found = starter.checklist_dates(election, [ENDS, MEETS])
    days = {one.due.date for one in found}
    assert {date(2026, 12, 4), date(2026, 11, 18)} <= days
    assert not {date(2026, 12, 6), date(2026, 11, 20)} & days
    assert not any("倒排" in note for one in found for note in one.due.notes)


def test_what_has_passed_says_so_wherever_it_is_shown(
    starter: Assistant, election: Checklist, tmp_path: Path
) -> None:
    dates = starter.checklist_dates(election, [ENDS])
    report = checklist_report(election, TODAY, dates)
    shown = "\n".join(report_lines(report))
    assert shown.count("2026年6月20日（已过161天）") == 2, "beside its step and among the dates"
    assert "已过161天：不用等提醒" in shown and "建议（无直接条款依据）" in shown
    assert "2026年12月20日（已过" not in shown
    target = tmp_path / "清单.md"
    starter.save(report, target)
    assert "已过161天" in target.read_text("utf-8")


def test_the_calendar_holds_days_to_come_and_marks_those_that_are_over(
    starter: Assistant, election: Checklist, tmp_path: Path
) -> None:
    entries = starter.checklist_entries(starter.checklist_dates(election, [ENDS]), TODAY)
    target = tmp_path / "日程.ics"
    starter.save_calendar(entries, target)
    events = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    for event in events:
        over = event.decoded("dtstart") < TODAY
        assert str(event["summary"]).startswith("（已过") is over
        assert bool(event.walk("VALARM")) is not over
        assert ("已经过期" in str(event["description"])) is over
    titles = {event.decoded("dtstart"): str(event["summary"]) for event in events}
    assert titles[date(2026, 12, 20)].startswith("最迟：支委会任期届满应当按期")
    assert titles[date(2026, 12, 6)] == "建议（无直接条款依据）：选举前两周核完"
