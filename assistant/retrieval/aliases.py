"""People's words for official ones: a maintained table that widens a question."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def wordings(question: str) -> list[str]:
    """The question as asked and, where it holds everyday words, followed by the official ones."""
    added = [
        official
        for everyday, terms in _table().items()
        if everyday in question
        for official in terms
        if official not in question
    ]
    if not added:
        return [question]
    return [question, " ".join([question, *dict.fromkeys(added)])]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("assistant.retrieval").joinpath("aliases.toml").read_text("utf-8")
    rows: dict[str, list[str]] = tomllib.loads(text)["aliases"]
    return {everyday: tuple(terms) for everyday, terms in rows.items()}
