"""Ways of doing a thing that rule each other out: 无记名 and 举手, 逐个 and 一并."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_DENIED = re.compile(r"(?:不得|不能|不是|不要|不可|禁止|严禁)[^,，。；;]*")
_PAIRS = Path(__file__).with_name("opposites.toml")


def opposed(statement: str, near: str, ground: str) -> bool:
    """Whether the statement has a word of which what it rests on has only the opposite.

    `near`: what it rests on; `ground`: all that the sources say. 不得举手 goes with 无记名.
    """
    said = _DENIED.sub("", statement)
    return any(
        _holds(said, one) and not _holds(ground, one) and _holds(near, other)
        for pair in opposites()
        for one, other in (pair, pair[::-1])
    )


def _holds(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


@cache
def opposites() -> list[list[list[str]]]:
    """Pairs of two lists of words each: one side rules the other out."""
    pairs: list[list[list[str]]] = tomllib.loads(_PAIRS.read_text(encoding="utf-8"))["pairs"]
    return pairs
