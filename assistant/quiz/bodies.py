"""Bodies and persons in a sentence, and which of their kind could be mistaken for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("bodies.toml")
# A name at an end of which a longer name goes on is not that name: 党支部书记, 预备党员的.
_GOES_ON = re.compile(
    r"(?:党组织|书记|副书记|委员|会|大会|党员|组织|建设|工作|制度|组长|生活|活动|条例|的|（|\(|部|分|内设|代党委|全体)"
)
# What one body alone does; a duty (应当) another one may have as well.
_ACTS = re.compile(
    r"(?:一般)?(?:可以|应当)?(?:及时)?(?:召集|主持|决定|批准|审批|指定|选派|指派|选举产生|选出|调整)"
)
_ROLE = re.compile(r"(?:由|经|报|向|报请|经过|交|报给|请)(?:所在)?$")
# Several bodies may talk a thing over before one of them decides it.
_TALKS = re.compile(r"(?:集体)?(?:讨论|研究)(?!决定|通过|同意|和表决|并|、)")
# What only some sorts of bodies do: no office elects, no meeting convenes itself or sends anybody.
_DOES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"(?:民主)?(?:选举|选出|推选|罢免)"), frozenset({"meeting"})),
    (re.compile(r"召集|主持"), frozenset({"committee", "person"})),
    (
        re.compile(r"(?:讨论|表决|审议|审查|讨论和表决)?通过|讨论|表决"),
        frozenset({"meeting", "committee"}),
    ),
    (
        re.compile(r"审批|批准|备案|指派|选派|委派|指定|任命|调整"),
        frozenset({"committee", "office", "person"}),
    ),
)
_ACT_WITHIN = 8  # characters behind a body in which its act begins
_ACT = re.compile(
    r"选举|选出|推选|罢免|召集|主持|决定|批准|审批|备案|指定|选派|指派|委派|任命|调整|讨论|表决|审议|审查|通过|同意"
    r"|检查|审核|提出|受理|公布|报告|负责|管理|接收|转移|培训|约谈|提醒|考核"
)
_UP = re.compile(r"(?:报|向|报请|交|报给|请)(?:所在)?$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body or person that has a part in what a sentence lays down.

    `rivals` may stand for it among options, `swaps` in a wrong statement as well. `act`: what it
    does, in the word of the sentence; empty where that is none of the known ones.
    """

    start: int
    end: int
    rivals: tuple[str, ...]
    swaps: tuple[str, ...]
    act: str = ""


def acting(text: str) -> Iterator[Body]:
    """The bodies that act, or that something goes to, where a sentence names them once."""
    for found in _pattern().finditer(text):
        name, before, behind = found.group(), text[: found.start()], text[found.end() :]
        if _GOES_ON.match(behind) or text.count(name) > 1:
            continue
        if _TALKS.match(behind):
            continue
        if before.endswith(("、", "和", "或", "或者", "与", "及")) or behind.startswith(
            ("、", "和", "或", "与", "及", "以及")
        ):
            continue
        if _ROLE.search(before) or (_ACTS.match(behind) and re.search(r"(?:^|，)$", before)):
            rivals = tuple(one for one in _rivals(name, text) if _fits(one, name, behind))
            if _UP.search(before):
                rivals = tuple(one for one in rivals if one not in _within())
            yield Body(found.start(), found.end(), rivals, _swaps(name, rivals), _act(behind))


def unlike(names: Sequence[str]) -> list[str]:
    """Of the names in their order those that neither hold one before them nor are held by it."""
    kept: list[str] = []
    for name in names:
        near = _names()[name][1]
        if not any(one in near or name in _names()[one][1] or _part(one, name) for one in kept):
            kept.append(name)
    return kept


def spellings(name: str) -> tuple[str, ...]:
    """All spellings of a body."""
    first = _first().get(name, name)
    return tuple(word for word, one in _first().items() if one == first)


def _part(one: str, other: str) -> bool:
    return one in other or other in one


def _act(behind: str) -> str:
    found = _ACT.search(re.split(r"[，；。]", behind)[0])
    return found.group() if found else ""


def _fits(rival: str, name: str, behind: str) -> bool:
    """Whether a rival could do what the sentence says that the body does."""
    for act, sorts in _DOES:
        found = act.search(re.split(r"[，；。]", behind)[0])
        if found and found.start() <= _ACT_WITHIN:
            own = _sorts()[_first()[name]]
            return bool(_sorts()[_first()[rival]] & (own & sorts or own))
    return True


def _swaps(name: str, rivals: tuple[str, ...]) -> tuple[str, ...]:
    """The rivals on the same side: bodies of a branch for one, those above it for another."""
    inside = _first()[name] in _within()
    apart = tuple(one for one in rivals if inside is (one in _within()))
    return () if name.endswith("地党组织") else apart  # what one place may do the other may as well


def _rivals(name: str, text: str) -> tuple[str, ...]:
    group, near = _names()[name]
    return tuple(
        other
        for other, others_near in group
        if other not in near
        and name not in others_near
        and other not in text
        and not _same(name, other)
    )


def _same(name: str, other: str) -> bool:
    return _first()[name] == other


@cache
def _rows() -> list[list[dict[str, Any]]]:
    return [group["name"] for group in tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]]


@cache
def _sorts() -> dict[str, frozenset[str]]:
    return {str(row["is"]): frozenset(row["sort"]) for group in _rows() for row in group}


@cache
def _within() -> frozenset[str]:
    return frozenset(str(row["is"]) for group in _rows() for row in group if row.get("within"))


@cache
def _first() -> dict[str, str]:
    return {
        word: str(row["is"])
        for group in _rows()
        for row in group
        for word in (row["is"], *row.get("same", ()))
    }


@cache
def _names() -> dict[str, tuple[list[tuple[str, frozenset[str]]], frozenset[str]]]:
    known = {}
    for group in _rows():
        names = [
            (str(row["is"]), frozenset(row.get("near", ())))
            for row in group
            if not row.get("seldom")
        ]
        for row in group:
            for word in (row["is"], *row.get("same", ())):
                known[str(word)] = (names, frozenset(row.get("near", ())))
    return known


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True)))
