from __future__ import annotations

from datetime import date

import pytest

from assistant import AssistantError, StartDate, known_starts
from assistant.guidance.start_names import read_starts, start_meant


@pytest.mark.parametrize(
    "typed",
    ["2026-12-01", "2026年12月1日", "2026/12/1", "2026.12.01", " 2026 - 12 - 1 ", "２０２６-12-01"],
)
def test_a_date_may_be_written_as_people_write_it(typed: str) -> None:
    assert read_starts([f"届满日={typed}"]) == (StartDate("届满日", date(2026, 12, 1)),)


def test_other_names_for_the_same_day_are_understood() -> None:
    names = ("换届届满日", "任期届满日", "届满日")
    assert {read_starts([f"{name}＝2027-03-15"])[0].name for name in names} == {"届满日"}


def test_the_last_of_one_name_counts() -> None:
    (start,) = read_starts(["届满日=2026-01-01", "任期届满日=2027-01-01"])
    assert start.date == date(2027, 1, 1)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(AssistantError, match="没有“生日”这个起算日") as caught:
        read_starts(["生日=2026-12-01"])
    assert all(name in str(caught.value) for name, _ in known_starts())


@pytest.mark.parametrize(
    "typed, complaint",
    [
        ("届满日=2026-02-30", "不是日期"),
        ("届满日=明年", "不是日期"),
        ("届满日=20261201", "不是日期"),
        ("届满日=1626-12-01", "核对年份"),
        ("届满日", "写法不对"),
        ("=2026-12-01", "写法不对"),
        ("届满日=", "写法不对"),
        ("", "写法不对"),
        ("\ud800=2026-12-01", "没有"),
    ],
)
def test_what_is_no_start_is_said_in_chinese(typed: str, complaint: str) -> None:
    with pytest.raises(AssistantError, match=complaint):
        read_starts([typed])


@pytest.mark.parametrize(
    "event, name",
    [
        ("支部大会通过其为预备党员", "支部大会通过日"),
        ("支部大会召开", "支部大会通过日"),
        ("收到预备党员转正申请", "转正申请日"),
        ("接到党支部上报的预审材料", "上报预审日"),
        ("党支部上报的预备党员转正的决议", "转正上报日"),
        ("党支部上报的接收预备党员的决议", "上报审批日"),
        ("预备期满", "预备期满日"),
        ("任期届满", "届满日"),
        ("公司上市", None),
    ],
)
def test_the_events_of_the_texts_find_their_start(event: str, name: str | None) -> None:
    assert start_meant(event) == name


def test_every_known_start_says_what_it_means_and_has_a_name_of_its_own() -> None:
    names = [name for name, _ in known_starts()]
    assert len(names) == len(set(names)) and all(meaning for _, meaning in known_starts())
