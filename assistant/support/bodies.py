"""Bodies and persons that a sentence names, and whether its source names them too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from assistant.support.plain_words import same_words, unified

_BODIES = Path(__file__).with_name("bodies.toml")


def bodies(words: str) -> list[str]:
    """The bodies and persons named in a text of comparison form, in order, by their first names."""
    pattern, names = _names()
    return [names[found.group()] for found in pattern.finditer(words)]


def without(body: str, words: str) -> str:
    """The text without one of the bodies that it names; longer names that hold it stay."""
    pattern, names = _names()
    return pattern.sub(lambda found: "" if names[found.group()] == body else found.group(), words)


def parties(words: str) -> list[tuple[str, str, str]]:
    """Who does, gets or is asked something: the word before the body, the body, what follows."""
    pattern, names = _names()
    found = []
    for one in re.finditer(rf"(由|报请|报给|报|经过|经|向|交由|送)((?:[^，,]{{0,8}}?)({pattern.pattern}))", words):
        found.append((_ROLES.get(one[1], one[1]), names[one[3]], words[one.end() :]))
    return found


def holds(named: str, stated: Iterable[str], around: Iterable[str] = ()) -> bool:
    """Whether one of the stated bodies is the named one, or one that its name includes.

    `around`: what the source names elsewhere; a name of two parts may have its first one there.
    """
    wider, parts = _relations()
    known = frozenset(stated)
    if any(named == one or named in wider[one] for one in known):
        return True
    if named not in parts:
        return False
    first, second = parts[named]
    return second in known and first in known.union(around)


_ROLES = {"报请": "报", "报给": "报", "送": "报", "经过": "经", "交由": "由"}


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(_BODIES.read_text(encoding="utf-8"))["body"]
    return rows


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for row in _rows():
        for word in (row["name"], *row.get("also", ())):
            names[same_words(unified(word))] = row["name"]
    longest_first = sorted(names, key=len, reverse=True)
    words = [re.escape(name) + ("(?!会)" if name.endswith("委员") else "") for name in longest_first]
    return re.compile("|".join(words)), names


@cache
def _relations() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, str]]]:
    wider = {row["name"]: frozenset(row.get("wider", ())) for row in _rows()}
    parts = {row["name"]: tuple(row["parts"]) for row in _rows() if "parts" in row}
    return wider, parts
