from __future__ import annotations

import pytest

from evals.verdict import polarity, verdict_right


@pytest.mark.parametrize(
    ("conclusion", "expected"),
    [
        ("不能。组长须是社员。", "no"),
        ("可以，由组长批准。", "yes"),
        ("不可以。", "no"),
        ("否", "no"),
        ("有，特殊情况下由合作社直接决定。", "yes"),
        ("要，当年没有用完的应当重新申请。", "yes"),
        ("不用，可以直接办理。", "no"),
        ("视情况而定：五人以上可以。", "depends"),
        ("结论：能。", "yes"),
        ("没有交书的社员，不得担任组长。", "no"),
        ("有书的社员可以参加。", "yes"),
        ("对长期缺席的社员，不得评优。", "no"),
        ("能力强的社员轮流当组长。", None),
        ("组长由举手产生。可以连任。", None),
        ("采取无记名投票的方式。", None),
        ("", None),
    ],
)
def test_polarity(conclusion: str, expected: str | None) -> None:
    assert polarity(conclusion) == expected


def test_a_right_word_with_the_wrong_polarity_is_wrong() -> None:
    assert verdict_right("不得由预备社员担任。", "no")
    assert not verdict_right("不得由预备社员担任。", "yes")
    assert not verdict_right("由社员担任。", "yes")
