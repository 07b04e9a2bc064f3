from __future__ import annotations

from datetime import date

import pytest

from assistant import DueDate
from assistant.guidance.due_dates import dated
from assistant.guidance.start_names import read_starts
from tests.guidance.date_cases import CASES, NOTICE, PROBATION, REMIND, TALK, Case


def due(clause: str, *starts: str) -> DueDate:
    found = dated(clause, read_starts(starts))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.start} {case.why}")
def test_a_clause_with_a_start_has_its_date(case: Case) -> None:
    found = due(case.clause, case.start)
    assert f"{found.edge} {found.date}" == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.start} {case.why}")
def test_the_rule_names_start_and_date_as_a_clerk_writes_them(case: Case) -> None:
    found = due(case.clause, case.start)
    for day in (found.start.date, found.date):
        assert f"{day.year}年{day.month}月{day.day}日" in found.rule
    assert found.start.name in found.rule and found.edge in found.rule


def test_the_rule_reads_as_one_sentence() -> None:
    assert due(PROBATION, "支部大会通过日=2026-12-01").rule == (
        "自2026年12月1日（支部大会通过日）起为期1年：到期2027年12月1日（星期三）"
    )
    assert due(REMIND, "届满日=2027-03-15").rule == (
        "2027年3月15日（届满日）前6个月：最迟2026年9月15日（星期二）"
    )


def test_working_days_say_what_was_left_out_and_what_was_worked() -> None:
    found = due(NOTICE, "公示开始日=2026-09-28")
    assert found.by_working_days
    assert (
        "扣除星期六、星期日、国庆节假期（10月1日至10月7日）；10月10日调休上班，算工作日"
        in found.notes
    )
    assert not any("没有收录" in note for note in found.notes)


def test_a_year_without_known_holidays_is_named() -> None:
    notes = due(NOTICE, "公示开始日=2026-12-29").notes
    assert any("2027年的放假和调休安排没有收录" in note for note in notes)


def test_what_is_our_own_way_of_counting_is_said_beside_every_date() -> None:
    for case in CASES:
        assert "这是本程序的约定" in due(case.clause, case.start).notes[0]


def test_a_last_day_of_rest_is_not_moved_but_a_working_day_before_it_is_named() -> None:
    holiday = due(TALK, "递交申请日=2026-09-04")
    assert (holiday.date, holiday.safe_day) == (date(2026, 10, 4), date(2026, 9, 30))
    assert any("国庆节假期" in note and "9月30日（星期三）" in note for note in holiday.notes)
    made_up = due(TALK, "递交申请日=2026-09-10")  # Saturday, 10 October: people work
    assert (made_up.date, made_up.safe_day) == (date(2026, 10, 10), None)


def test_a_day_from_which_something_may_happen_needs_no_working_day() -> None:
    assert due("递交入党申请书至少3个月。", "递交申请日=2026-11-01").safe_day is None


def test_a_limit_for_special_cases_runs_from_the_same_day() -> None:
    text = "党委对支部上报的决议，应当在三个月内审批。如遇特殊情况可以延长，但不得超过六个月。"
    usual, special = dated(text, read_starts(["上报审批日=2026-12-01"]))
    assert (usual.date, special.date) == (date(2027, 3, 1), date(2027, 6, 1))
    assert usual.limit.stated and not special.limit.stated
    assert any("没有写明从哪一天起算" in note for note in special.notes)


def test_words_that_allow_exceptions_are_passed_on() -> None:
    assert any("“一般”" in note for note in due(REMIND, "届满日=2027-03-15").notes)


@pytest.mark.parametrize(
    "clause",
    [
        "支部每半年对积极分子考察一次。",
        "党员大会一般每季度召开1次。",
        "党委三个月内审批，从上报决议之日起算。",
        "为期6个月以上的工程，应当成立支部。",
    ],
)
def test_without_a_fitting_start_there_is_no_date(clause: str) -> None:
    assert dated(clause, read_starts(["递交申请日=2026-12-01", "起算日=2026-12-01"])) == ()


def test_a_start_of_no_special_name_dates_what_names_no_event_or_an_unknown_one() -> None:
    starts = ["起算日=2026-12-01"]
    assert any("没有写明" in note for note in due("应当在十日内补齐。", *starts).notes)
    other = due("自搬迁完成之日起十日内报告。", *starts)
    assert other.date == date(2026, 12, 11)
    assert any("“搬迁完成”" in note for note in other.notes)
