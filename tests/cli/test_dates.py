from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Dangwu

RULES = """果园党支部发展党员办法

第一条 支部收到入党申请书后，应当在一个月内派人同申请人谈话。

第二条 预备党员的预备期为一年，从支部大会通过之日算起。

第三条 支部每半年对预备党员考察一次。

第四条 党委对支部上报的转正决议，应当在三个月内审批。如遇特殊情况可以适当延长，但不得超过六个月。

第五条 转正决议应当公示五个工作日。

第六条 党费由组织委员收缴，当面点清，开具收据。
"""
TALK = "收到入党申请书以后多久要派人谈话"


@pytest.fixture
def stocked(dangwu: Dangwu, tmp_path: Path) -> Dangwu:
    """The command line over one rule with time limits."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "果园党支部发展党员办法.txt").write_text(RULES, "utf-8")
    assert dangwu("library", "add", folder).code == 0
    return dangwu


def test_a_cited_limit_is_shown_with_date_rule_and_source(stocked: Dangwu) -> None:
    shown = stocked("dates", TALK, "--start", "递交申请日=2026-11-24")
    assert shown.code == 0
    assert "最迟 2026年12月24日" in shown.out
    assert "自2026年11月24日（递交申请日）起1个月内" in shown.out
    assert "《果园党支部发展党员办法》第一条" in shown.out


def test_without_a_start_the_one_that_is_needed_is_named(stocked: Dangwu) -> None:
    shown = stocked("dates", TALK)
    assert shown.code == 0
    assert "--start 递交申请日=" in shown.out and "最迟" not in shown.out


def test_json_has_the_agreed_fields(stocked: Dangwu) -> None:
    record = stocked("dates", TALK, "--start", "递交申请日=2026-11-24", "--json").json
    assert set(record) == set(
        "question query_used refused reason dates undated citations leads".split()
    )
    one = next(row for row in record["dates"] if row["date"] == "2026-12-24")
    assert one["edge"] == "最迟" and one["start"] == {"name": "递交申请日", "date": "2026-11-24"}
    quotes = {citation["id"]: citation["quote"] for citation in record["citations"]}
    for row in [*record["dates"], *record["undated"]]:
        for clause, number in zip(row["clauses"], row["citations"], strict=True):
            assert row["limit"] in RULES and clause in RULES and clause in quotes[number]


def test_a_limit_for_special_cases_takes_the_start_of_the_sentence_before(stocked: Dangwu) -> None:
    question = "党委审批转正决议要多久，特殊情况最长多久"
    record = stocked("dates", question, "--start", "上报日=2026-11-30", "--json").json
    assert {row["date"] for row in record["dates"]} >= {"2027-02-28", "2027-05-30"}


def test_what_comes_round_again_is_told_from_a_deadline(stocked: Dangwu) -> None:
    shown = stocked("dates", "支部多久对预备党员考察一次", "--start", "支部大会通过日=2026-12-01")
    assert "每半年：周期性的要求" in shown.out


def test_the_calendar_file_opens_in_a_calendar_library(stocked: Dangwu, tmp_path: Path) -> None:
    target = tmp_path / "日程.ics"
    shown = stocked("dates", TALK, "--start", "递交申请日=2026-11-24", "--out", target)
    assert shown.code == 0 and str(target) in shown.out
    calendar = Calendar.from_ical(target.read_bytes())
    assert isinstance(calendar, Calendar)
    days = {event.decoded("dtstart"): str(event["description"]) for event in calendar.events}
    assert "《果园党支部发展党员办法》第一条" in days[date(2026, 12, 24)]
    assert "自2026年11月24日（递交申请日）起1个月内" in days[date(2026, 12, 24)]


def test_holidays_written_down_beside_the_library_are_counted(
    stocked: Dangwu, surroundings: Path
) -> None:
    notices = surroundings / "放假安排.toml"
    notices.write_text('[2030]\n"元旦" = [2030-01-01, 2030-01-03]\n', "utf-8")
    question = "转正决议要公示几个工作日"
    record = stocked("dates", question, "--start", "公示日=2029-12-31", "--json").json
    assert "2030-01-10" in {row["date"] for row in record["dates"]}
    notices.write_text("坏了", "utf-8")
    refused = stocked("dates", question)
    assert refused.code == 2 and "放假安排.toml" in refused.err


def test_a_calendar_file_without_dates_is_refused(stocked: Dangwu, tmp_path: Path) -> None:
    target = tmp_path / "日程.ics"
    refused = stocked("dates", TALK, "--out", target)
    assert refused.code == 2 and "--start" in refused.err and not target.exists()


def test_a_question_without_limits_says_so(stocked: Dangwu) -> None:
    shown = stocked("dates", "党费由谁收缴")
    assert shown.code == 0 and "没有写时限" in shown.out


def test_a_question_outside_the_library_is_refused_with_the_reason(stocked: Dangwu) -> None:
    question = "明天上海的天气怎么样"
    reason = stocked("ask", question, "--json").json["reason"]
    assert reason.splitlines()[0] in stocked("dates", question).out


@pytest.mark.parametrize(
    "start, complaint",
    [
        ("生日=2026-12-01", "可用的起算日"),
        ("届满日=2026-02-30", "不是日期"),
        ("届满日", "写法不对"),
    ],
)
def test_a_start_that_will_not_do_is_explained(stocked: Dangwu, start: str, complaint: str) -> None:
    refused = stocked("dates", TALK, "--start", start)
    assert refused.code == 2 and complaint in refused.err


def test_the_known_starts_are_listed_without_a_question(dangwu: Dangwu) -> None:
    listed = dangwu("dates", "--names")
    assert listed.code == 0 and "支部大会通过日" in listed.out
