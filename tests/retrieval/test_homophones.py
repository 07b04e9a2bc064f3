from __future__ import annotations

import pytest

from assistant.retrieval.aliases import wordings
from assistant.retrieval.homophones import Homophones

KNOWN = Homophones(["培养联系人", "联系人", "发展对象", "三会一课", "党费", "会议课"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("连系人能当几个", "联系人能当几个"),
        ("发展对相要培训几天", "发展对象要培训几天"),
        ("三会一刻是什么", "三会一课是什么"),
        ("陪养连系人有几名", "培养联系人有几名"),
        ("联系人有几名", "联系人有几名"),
        ("当费怎么交", "当费怎么交"),  # two sounds are too few
        ("ABC 连系人 123", "ABC 联系人 123"),
        ("", ""),
    ],
)
def test_a_term_that_sounds_right_is_set_right(typed: str, meant: str) -> None:
    assert KNOWN.corrected(typed) == meant


def test_what_is_written_as_a_known_term_stays() -> None:
    both = Homophones(["发展对象", "法展对向"])
    assert both.corrected("法展对向和发展对象") == "法展对向和发展对象"


def test_the_question_as_typed_is_asked_as_well() -> None:
    first, second = wordings("入党积极份子怎么定")
    assert first == "入党积极份子怎么定"
    assert second.startswith("入党积极分子怎么定")
