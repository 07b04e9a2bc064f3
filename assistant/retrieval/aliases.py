"""People's words for official ones: slips of typing, and a maintained table of everyday words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from assistant.retrieval.homophones import Homophones
from assistant.retrieval.tokens import party_terms, split_words


def wordings(question: str) -> list[str]:
    """The question as asked and, where it is mistyped or holds everyday words, as a rule has it."""
    meant = _homophones().corrected(question)
    added = [
        official
        for everyday, terms in _table().items()
        if everyday in meant
        for official in terms
        if official not in meant
    ]
    widened = " ".join([meant, *dict.fromkeys(added)])
    return [question] if widened == question else [question, widened]


def rewordings(topic: str) -> list[str]:
    """The topic with one everyday word in it put as a rule has it: 失联党员, 失去联系党员."""
    meant = _homophones().corrected(topic)
    put = []
    for everyday, terms in _table().items():
        before, found, behind = meant.partition(everyday)
        if found and _ends_a_word(before) and _begins_a_word(behind):
            put += [before + official + behind for official in terms if official not in meant]
    return list(dict.fromkeys([topic, meant, *put]))


def _ends_a_word(text: str) -> bool:
    return not text or len(split_words(text)[-1]) > 1


def _begins_a_word(text: str) -> bool:
    """Whether a word of its own follows: 党员 in 失联党员, but not 除 in 税前扣除."""
    return not text or len(split_words(text)[0]) > 1


@cache
def _homophones() -> Homophones:
    return Homophones(party_terms())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("assistant.retrieval").joinpath("aliases.toml").read_text("utf-8")
    rows: dict[str, list[str]] = tomllib.loads(text)["aliases"]
    return {everyday: tuple(terms) for everyday, terms in rows.items()}
