"""Figures and their units, as questions and rules write them."""

from __future__ import annotations

import pytest

from assistant.figures import figures


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
