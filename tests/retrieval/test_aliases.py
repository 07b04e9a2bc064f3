from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from assistant.retrieval.aliases import rewordings, wordings
from assistant.text import squeeze

TABLE: dict[str, list[str]] = tomllib.loads(
    files("assistant.retrieval").joinpath("aliases.toml").read_text("utf-8")
)["aliases"]


def test_a_question_in_official_words_is_left_alone() -> None:
    question = "果园读书会多长时间举行一次"
    assert wordings(question) == [question]


def test_every_line_widens_a_question_that_uses_it() -> None:
    for everyday, terms in TABLE.items():
        first, *widened = wordings(everyday)
        assert first == everyday
        assert len(widened) == 1, f"“{everyday}” adds nothing"
        assert any(term in widened[0].removeprefix(everyday) for term in terms)


@pytest.mark.parametrize(
    ("topic", "put"),
    [
        ("失联党员", "失去联系党员"),
        ("书记培训", "书记集中培训"),
        ("支委补选", "支部委员补选"),
    ],
)
def test_a_topic_is_put_in_official_words_with_the_rest_of_it(topic: str, put: str) -> None:
    assert topic in rewordings(topic) and put in rewordings(topic)


def test_a_word_within_a_longer_one_is_no_everyday_word() -> None:
    assert rewordings("税前扣除") == ["税前扣除"]


def test_no_line_is_empty() -> None:
    for everyday, terms in TABLE.items():
        assert isinstance(terms, list) and terms, everyday
        assert all(isinstance(term, str) and squeeze(term) for term in terms), everyday


def test_no_line_maps_a_term_to_itself_or_twice_to_one() -> None:
    idle = {word: terms for word, terms in TABLE.items() if word in terms}
    twice = {word: terms for word, terms in TABLE.items() if len(terms) != len(set(terms))}
    assert (idle, twice) == ({}, {})


def test_words_already_in_the_question_are_not_added_again() -> None:
    everyday, terms = next((word, terms) for word, terms in TABLE.items() if len(terms) == 1)
    assert wordings(f"{everyday}就是{terms[0]}") == [f"{everyday}就是{terms[0]}"]


def test_a_term_wanted_by_two_lines_is_added_once() -> None:
    words = list(TABLE)
    asked = " ".join(words)
    added = wordings(asked)[-1].removeprefix(asked).split()
    assert len(added) == len(set(added))


def test_an_empty_question_stays_empty() -> None:
    assert wordings("") == [""]
