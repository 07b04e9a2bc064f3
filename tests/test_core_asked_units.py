"""What a question wants counted, and whether a text counts that."""

from __future__ import annotations

import pytest

from assistant.asked_units import states, units_asked


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("读书会多久开一次？", "每次"),
        ("借期多长？", "日"),
        ("几个月内要还？", "月"),
        ("多少会员可以开会？", "人"),
        ("一年要来几趟？", "次"),
        ("占多少比例？", "比例"),
        ("组长一个月领多少补贴？", "元"),
        ("一年要学多少个学时？", "学时"),
        ("这条街有多少户？", "户"),
        ("扣几分？", "分"),
    ],
)
def test_a_question_asks_for_a_unit(question: str, unit: str) -> None:
    assert unit in units_asked(question)


@pytest.mark.parametrize(
    "question", ["谁来召集？", "来的人没几个，怎么办？", "催了好几回还不还怎么办", "很多党员没有来"]
)
def test_a_question_that_asks_for_no_number(question: str) -> None:
    assert units_asked(question) == frozenset()


@pytest.mark.parametrize(
    ("question", "text", "stated"),
    [
        ("借期多长？", "借期为三十天。", True),
        ("借期多长？", "每季度还一次。", True),
        ("借期多长？", "自2018年5月起施行。", False),
        ("借期多长？", "到会的有五人。", False),
        ("多少会员到会才有效？", "过半数会员到会。", True),
        ("多少会员到会才有效？", "三十个会员到会。", True),
        ("多少会员到会才有效？", "三十个书架。", False),
        ("押金交多少？", "按书价的百分之十交。", True),
        ("占几成？", "三成立即归还。", False),
    ],
)
def test_a_text_states_what_is_asked_for(question: str, text: str, stated: bool) -> None:
    assert states(text, units_asked(question)) is stated
