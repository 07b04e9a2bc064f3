from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Bound, Side, Unit
from assistant.guidance.limit_reading import limits_of

ONE = [
    ("收到报告后，应当在三十日内答复。", "三十日内", 30, Unit.DAY, Bound.WITHIN, Side.AFTER),
    ("支部应当在5 个工作日内上报。", "5 个工作日内", 5, Unit.WORKING_DAY, Bound.WITHIN, Side.AFTER),
    ("应当在２周以内补齐。", "２周以内", 2, Unit.WEEK, Bound.WITHIN, Side.AFTER),
    ("应当在两周以内补齐。", "两周以内", 2, Unit.WEEK, Bound.WITHIN, Side.AFTER),
    ("批复时间不得超过1个月。", "不得超过1个月", 1, Unit.MONTH, Bound.AT_MOST, Side.AFTER),
    ("延长时间最长不超过一年。", "最长不超过一年", 1, Unit.YEAR, Bound.AT_MOST, Side.AFTER),
    ("公示不少于五个工作日。", "不少于五个工作日", 5, Unit.WORKING_DAY, Bound.AT_LEAST, Side.AFTER),
    ("推迟讨论不能少于半年。", "不能少于半年", 6, Unit.MONTH, Bound.AT_LEAST, Side.AFTER),
    ("应当在两个季度内完成。", "两个季度内", 6, Unit.MONTH, Bound.WITHIN, Side.AFTER),
    ("见习期为一年半。", "一年半", 18, Unit.MONTH, Bound.LASTING, Side.AFTER),
    ("会议召开十五日前通知。", "十五日前", 15, Unit.DAY, Bound.AT_LEAST, Side.BEFORE),
    ("提前三十日通知本人。", "提前三十日", 30, Unit.DAY, Bound.AT_LEAST, Side.BEFORE),
    ("选举前一个月开始酝酿。", "前一个月", 1, Unit.MONTH, Bound.AT_LEAST, Side.BEFORE),
    ("大会召开前十日内不再变动。", "前十日内", 10, Unit.DAY, Bound.WITHIN, Side.BEFORE),
    ("占用工作时间每月不超过三日。", "每月", 1, Unit.MONTH, Bound.EVERY, Side.AFTER),
    ("支部每三个月检查一次。", "每三个月", 3, Unit.MONTH, Bound.EVERY, Side.AFTER),
    ("支部每月召开一次会议。", "每月", 1, Unit.MONTH, Bound.EVERY, Side.AFTER),
    ("每年至少开展一次评议。", "每年", 1, Unit.YEAR, Bound.EVERY, Side.AFTER),
    ("每半年公布一次。", "每半年", 6, Unit.MONTH, Bound.EVERY, Side.AFTER),
]  # fmt: skip


@pytest.mark.parametrize("clause, words, amount, unit, bound, side", ONE, ids=[c[0] for c in ONE])
def test_amount_unit_and_meaning_are_read(
    clause: str,
    words: str,
    amount: int,
    unit: Unit,
    bound: Bound,
    side: Side,
) -> None:
    found = [(one.words, one.amount, one.unit, one.bound, one.side) for one in limits_of(clause)]
    assert found == [(words, amount, unit, bound, side)]


@pytest.mark.parametrize(
    "clause",
    [
        "本条例自2026年5月1日起施行。",
        "每届任期三年至五年。",
        "三五天就能办完。",
        "第三年开始试点，2014年版同时废止。",
        "年满十八周岁的人可以申请。",
        "劳动合同期限三年以上不满五年的除外。",
        "应当具有1年以上党龄。",
        "报送日期是3月31日前。",
        "发展对象未来三个月内要离开的，暂不办理。",
        "任期还剩6个月以内的列入名单。",
        "材料是两年内的会议记录。",
        "人均不超过40元，一天一餐。",
    ],
)
def test_what_is_no_limit_is_left_alone(clause: str) -> None:
    assert limits_of(clause) == ()


@pytest.mark.parametrize(
    "clause, event, name, stated",
    [
        ("支部收到入党申请书后，应当在一个月内谈话。", "支部收到入党申请书", "递交申请日", True),
        ("应当自接到通知之日起十日内答复。", "接到通知", "收到通知日", True),
        ("支部应当在收到转正申请一个月之内讨论。", "收到转正申请", "转正申请日", True),
        ("预备期为一年，从支部大会通过之日算起。", "支部大会通过", "支部大会通过日", True),
        ("对任期届满的支部，提前六个月提醒。", "任期届满的支部", "届满日", True),
        ("任期届满的两个月以前做好准备。", "任期届满", "届满日", True),
        ("应当将议题于会议召开二十日前通知委员。", "会议召开", "会议召开日", True),
        ("公示期为七天，自张榜次日起计算。", "张榜", "公示开始日", True),
        ("大会前15天报出名单。", "大会", "会议召开日", True),
        ("自搬迁完成之日起十日内报告。", "搬迁完成", None, True),
        ("把结果公示5个工作日。", "公示", "公示开始日", False),
        ("经过一年以上的培养教育和考察，可以列为对象。", "培养教育和考察", "确定积极分子日", False),
        ("党委三个月内审批。", "审批", "上报审批日", False),
        ("应当在十日内补齐。", "", None, True),
        ("公示结束；党委应当在一个月内通知支部。", "", None, True),
    ],
)  # fmt: skip
def test_the_event_is_read_in_the_words_of_the_text(
    clause: str, event: str, name: str | None, stated: bool
) -> None:
    (limit,) = limits_of(clause)
    assert (limit.event, limit.start_name, limit.stated) == (event, name, stated)


@pytest.mark.parametrize(
    "between, name", [("", "上报审批日"), ("结果另行通知。", None), ("\n", None)]
)
def test_a_limit_for_special_cases_belongs_to_the_sentence_before_only(
    between: str, name: str | None
) -> None:
    text = f"党委对上报的决议，应当在三个月内办结。{between}特殊情况不得超过六个月。"
    assert [one.start_name for one in limits_of(text)] == ["上报审批日", name]


def test_a_limit_in_the_same_breath_runs_from_the_same_event() -> None:
    first, second = limits_of("会议结束后3日内写出纪要，7日内报送上级。")
    assert (first.event, first.stated) == ("会议结束", True)
    assert (second.event, second.start_name, second.stated) == ("会议结束", "会议召开日", False)


def test_the_first_cell_of_a_table_row_names_the_event() -> None:
    (limit,) = limits_of("| 介绍信回执 | 1个月内 | 第四点 |")
    assert (limit.event, limit.start_name, limit.stated) == ("回执", "收到介绍信日", False)


def test_several_limits_of_a_sentence_keep_their_own_events() -> None:
    clause = "债权人自接到通知之日起三十日内，未接到通知的自公告之日起四十五日内，可以提出要求。"
    assert [(one.amount, one.event) for one in limits_of(clause)] == [
        (30, "接到通知"),
        (45, "公告"),
    ]


PIECES = [
    "一个月",
    "5个工作日",
    "半年",
    "内",
    "前",
    "以上",
    "不得超过",
    "提前",
    "每",
    "自",
    "之日起",
]
PIECES += [
    "收到",
    "后",
    "，",
    "。",
    "；",
    "第",
    "任期",
    "公示",
    "2026年",
    "三至",
    "x",
    "\n",
    "《",
    "9999",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_is_read_and_the_words_are_literal(text: str) -> None:
    for limit in limits_of(text):
        assert text[limit.start : limit.end] == limit.words
        assert limit.amount > 0
        assert limit.event in text
