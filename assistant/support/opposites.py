"""Ways of doing a thing that rule each other out: 无记名 and 举手, 逐个 and 一并."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_PAIRS = Path(__file__).with_name("opposites.toml")


def opposed(statement: str, ground: str) -> bool:
    """Whether the statement has a word of which the ground has only the opposite."""
    return any(
        _holds(statement, one) and not _holds(ground, one) and _holds(ground, other)
        for pair in _pairs()
        for one, other in (pair, pair[::-1])
    )


def _holds(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


@cache
def _pairs() -> list[list[list[str]]]:
    pairs: list[list[list[str]]] = tomllib.loads(_PAIRS.read_text(encoding="utf-8"))["pairs"]
    return pairs
