"""Bodies and persons that a sentence names, and whether its source names them too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.support.body_forms import unknown_bodies
from assistant.support.plain_words import same_words, unified

_BODIES = Path(__file__).with_name("bodies.toml")


def bodies(words: str) -> list[str]:
    """The bodies and persons named in a text of comparison form, in order, by their first names."""
    pattern, names = _names()
    return [names[found.group()] for found in pattern.finditer(words)]


def unlisted(words: str) -> list[str]:
    """What looks like bodies and posts by its ending and is none of those named here."""
    return unknown_bodies(words, _names()[0])


def is_common(named: str) -> bool:
    """Whether a name is so common that it tells something only where it acts."""
    return named in _common()


def without(body: str, words: str) -> str:
    """The text without one of the bodies that it names; longer names that hold it stay."""
    pattern, names = _names()
    return pattern.sub(lambda found: "" if names[found.group()] == body else found.group(), words)


@dataclass(frozen=True, slots=True)
class Party:
    """Who does, gets or is asked something: the word before it, the bodies, what follows."""

    role: str
    bodies: tuple[str, ...]
    act: str


def rivals(named: str) -> frozenset[str]:
    """The bodies or persons that could be confused with the named one; often none."""
    return _kinds().get(named, frozenset()) - {named}


def parties(words: str) -> list[Party]:
    """The parties of the acts that a text of comparison form tells of."""
    pattern, _ = _names()
    found = []
    for role in _ROLE.finditer(words):
        rest = words[role.end() :]
        first = pattern.search(rest[:_RUN])
        if first is None:
            continue
        named, end = _listed(rest, first)
        if not _ATTRIBUTE.match(rest[end:]):
            found.append(Party(_ROLES.get(role[0], role[0]), named, rest[end:]))
    return found


def leading(words: str) -> frozenset[str]:
    """The bodies or persons that act at the beginning of a segment; often none."""
    party = actor(words)
    return frozenset(one for one in party.bodies if not is_common(one)) if party else frozenset()


def actor(words: str) -> Party | None:
    """Who acts at the beginning of a segment, as if 由 stood before it; often nobody."""
    pattern, _ = _names()
    rest = _BEFORE_ACTOR.sub("", words)
    found = pattern.match(rest)
    if found is None:
        return None
    whose = _ATTRIBUTE.match(rest[found.end() :])  # 支部选的委员报…: they do, not it
    if whose and (theirs := pattern.match(rest, found.end() + whose.end())):
        found = theirs
    named, end = _listed(rest, found)
    return None if _NO_ACTOR.match(rest[end:]) else Party("由", named, rest[end:])


def _listed(words: str, first: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The bodies that stand in one list with the first, and where it ends."""
    pattern, names = _names()
    named, end = [names[first.group()]], first.end()
    while also := re.match(rf"{_JOINED}({pattern.pattern})", words[end:]):
        named.append(names[also[1]])
        end += also.end()
    return tuple(named), end


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


_BEFORE_ACTOR = re.compile(
    r"^(?:并且?|而|但|则|也|还|同时|其他|各级|所在的?|有关的?|原来的|原|选的|当选的|新任的?|新一届|上届|本)"
)
# 积极分子由支委会确定, 积极分子名单报上级备案
_NO_ACTOR = re.compile(r"的|[^，,]{0,24}?(?:由|被)|(?:人选)?名单|材料|资格|档案")
# Between what is listed, and before one to whom the other belongs: 党委所属的基层党委.
_SPACE = "[^，,由报向交送把将]{0,6}?"
_JOINED = rf"(?:{_SPACE}(?:和|与|或者|或|、|以及){_SPACE}|所属的?|下属的?|所辖的?)"
_ATTRIBUTE = re.compile(r"[^，,]{1,4}的")  # 由上级举办的培训: says which one, not who does it
_RUN = 16  # characters behind a role word in which its body stands
_ROLE = re.compile(r"报请|报给|交由|经过|由|报|经(?!营|济|常|费|验)|向|送")
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
    words = [
        re.escape(name) + ("(?!会)" if name.endswith("委员") else "") for name in longest_first
    ]
    return re.compile("|".join(words)), names


@cache
def _common() -> frozenset[str]:
    return frozenset(row["name"] for row in _rows() if row.get("common"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds = {row["name"]: row["kind"] for row in _rows() if "kind" in row}
    return {
        name: frozenset(other for other, their_kind in kinds.items() if their_kind == kind)
        for name, kind in kinds.items()
    }


@cache
def _relations() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, str]]]:
    wider = {row["name"]: frozenset(row.get("wider", ())) for row in _rows()}
    parts = {row["name"]: tuple(row["parts"]) for row in _rows() if "parts" in row}
    return wider, parts
