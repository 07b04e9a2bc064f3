"""Figures and their units, as questions and rules write them."""

from __future__ import annotations

import pytest

from assistant.figures import durations, figures, periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每届任期三年至五年", [(36, 60, "月")]),
        ("由3至5人组成，一般不超过7人", [(3, 5, "人"), (7, 7, "人")]),
        ("介绍人要三个", [(3, 3, "人")]),
        ("半年内，两周前", [(6, 6, "月"), (14, 14, "日")]),
        ("每季度召开一次，两个月开一次", [(3, 3, "每次"), (2, 2, "每次")]),
        ("按2%和百分之五交", [(0.02, 0.02, "比例"), (0.05, 0.05, "比例")]),
        ("不少于32学时", [(32, 32, "学时")]),
        ("自2015年5月28日起，第三十条，十几家，三四个人", []),
        ("每年 12 月 20 日前，次月10日，2018 年 5 月", []),
        ("三个月至一年，一年半，两个半小时", [(3, 12, "月"), (18, 18, "月"), (2.5, 2.5, "小时")]),
        ("1,200元，10万元，5 个工作日", [(1200, 1200, "元"), (1e5, 1e5, "元"), (5, 5, "工作日")]),
        ("三年级，十分重要，半月谈，两周边", []),
        ("六十个员工，三个支部", [(60, 60, "人"), (3, 3, "个")]),
    ],
)
def test_amounts_are_read_with_their_units(
    text: str, expected: list[tuple[float, float, str]]
) -> None:
    assert [(f.low, f.high, f.unit) for f in figures(text)] == expected


def test_a_figure_inside_a_range_meets_it() -> None:
    (range_,) = figures("三年至五年")
    (inside,), (outside,) = figures("四年"), figures("六年")
    assert inside.meets(range_) and inside.within(range_)
    assert not outside.meets(range_) and not range_.within(inside)


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [
        ("不足3人", 2, 3),
        ("3人以上", 3, 2),
        ("超过7人", 8, 7),
        ("一般不超过7人", 7, 8),
        ("不得少于 3 人", 3, 2),
        ("至少三人", 3, 2),
        ("50人及以下", 50, 51),
        ("3至5人", 4, 6),
        ("由7人组成", 7, 6),
    ],
)
def test_the_words_around_a_figure_bind_it(text: str, fits: float, does_not: float) -> None:
    (figure,) = figures(text)
    assert figure.admits(fits) and not figure.admits(does_not)
    assert figure.lays_down_a_range is (text != "由7人组成")


def test_rough_figures_are_read_where_they_are_wanted() -> None:
    text = "党员60多人，职工六十来号人，三四个会员，80余名团员"
    assert figures(text) == []
    rough = [(figure.low, figure.high) for figure in figures(text, rough=True)]
    assert rough == [(60, 60), (60, 60), (3, 4), (80, 80)]


def test_lengths_of_time_and_what_comes_round_are_told_apart() -> None:
    text = "每半年检查一次，每隔两周报告，半年一次，三十日内办完，三五天"
    assert [(one.low, one.unit) for one in periods(text)] == [(6, "月"), (14, "日")]
    lasting = [text[one.start : one.end] for one in durations(text)]
    assert lasting == ["半年", "两周", "半年", "三十日"]
