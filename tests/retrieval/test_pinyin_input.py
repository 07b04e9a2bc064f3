"""Questions typed as pinyin, and Latin letters that are none."""

from __future__ import annotations

import pytest

from assistant.retrieval.pinyin_input import from_pinyin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhibu huanjie duojiu", "支部换届多久"),
        ("Dang yuan da hui duo jiu kai yi ci?", "党员大会多久开一次"),
        ("san hui yi ke shi shenme", "三会一课是什么"),
        ("shuipizhunchenglizhibu", "谁批准成立支部"),
    ],
)
def test_pinyin_becomes_the_words_it_stands_for(typed: str, meant: str) -> None:
    assert from_pinyin(typed) == meant


@pytest.mark.parametrize(
    "typed", ["hello world", "PPT", "支部 huanjie", "WTO rules?", "", "zhibu zzz", "a" * 500]
)
def test_what_is_no_pinyin_or_not_all_known_stays_as_it_is(typed: str) -> None:
    assert from_pinyin(typed) == typed
