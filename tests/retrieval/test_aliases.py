from __future__ import annotations

import tomllib
from importlib.resources import files

from assistant.retrieval.aliases import wordings
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
