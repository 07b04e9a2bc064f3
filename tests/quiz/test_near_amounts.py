"""Amounts near another one, which make wrong options."""

from __future__ import annotations

import pytest

from assistant.quiz.near_amounts import near


@pytest.mark.parametrize(
    ("words", "one_of_them"),
    [
        ("三个月", "六个月"),
        ("3至5人", "5至7人"),
        ("百分之一", "百分之二"),
        ("5%", "8%"),
        ("3000元", "5000元"),
    ],
)
def test_near_amounts_keep_the_unit_and_the_numerals(words: str, one_of_them: str) -> None:
    found = near(words)
    assert one_of_them in found
    assert words not in found


def test_sums_of_money_take_round_steps() -> None:
    assert not {"750元", "1500元"} & set(near("3000元"))
    assert "0.5元" in near("0.2元")


@pytest.mark.parametrize("words", ["一至十五日", "三至九十人", "半年", "若干人"])
def test_ranges_and_words_at_the_edge_give_few_or_none_and_nothing_below_one(words: str) -> None:
    assert all("零" not in one and "-" not in one for one in near(words))
