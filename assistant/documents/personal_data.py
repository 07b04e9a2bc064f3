"""Personal data: ID numbers, mobile numbers, bank cards and lists of people, found and blotted out.

What is found is counted and covered, never repeated in a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.personal_numbers import is_bank_card, is_identity_number, is_old_identity
from assistant.documents.personal_rows import people_rows

BLOT = "＊"
IDENTITY, MOBILE, CARD, PEOPLE = "身份证号", "手机号", "银行卡号", "人员名单（姓名和出生日期）"
_UNITS = {PEOPLE: "行"}
_EDGE = r"(?<![0-9A-Za-z０-９])(?<![0-9０-９][.．])"
_END = r"(?![0-9A-Za-z０-９])"
_JOIN = "[ \u3000\\-－—]?"
_IDENTITY = re.compile(rf"{_EDGE}\d{{6}}{_JOIN}\d{{8}}{_JOIN}\d{{3}}[\dXxＸｘ]{_END}")
_OLD_IDENTITY = re.compile(rf"{_EDGE}\d{{15}}{_END}")
_CARD = re.compile(
    rf"{_EDGE}(?:\d{{15,19}}|\d{{4}}(?:{_JOIN}\d{{4}}){{3}}(?:{_JOIN}\d{{1,3}})?|\d{{6}}{_JOIN}\d{{10,13}})"
    rf"{_END}"
)
_ADDRESS = re.compile(r"(?:https?:|www\.|\.[a-z]{2,4}/)[!-~]*$", re.I)  # up to the number
_MOBILE = re.compile(
    rf"(?:{_EDGE}(?:[+＋]|00)86{_JOIN}|{_EDGE}86-|(?<![0-9０-９=_])(?<![0-9０-９][.．\-])"
    rf"(?<![A-Za-z][-_]))1[3-9]\d{_JOIN}\d{{4}}{_JOIN}\d{{4}}(?![0-9０-９])(?![.．]\d)(?!\.[A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Find:
    """A span that holds personal data of one kind."""

    kind: str
    start: int
    end: int


def find_personal(text: str) -> tuple[Find, ...]:
    """What a text holds of personal data, in order, none overlapping another of its kind."""
    numbers = list(_numbers(text))
    people = [Find(PEOPLE, start, end) for spans in people_rows(text) for start, end in spans]
    return tuple(sorted([*numbers, *people], key=lambda one: (one.start, one.end)))


def count_personal(text: str) -> str:
    """How much of what kind: `身份证号 2 个、手机号 1 个`; empty when there is none."""
    counts: dict[str, int] = {}
    for find in _numbers(text):
        counts[find.kind] = counts.get(find.kind, 0) + 1
    rows = len(people_rows(text))
    if rows:
        counts[PEOPLE] = rows
    return "、".join(f"{kind} {count} {_UNITS.get(kind, '个')}" for kind, count in counts.items())


def blot_out(text: str) -> str:
    """The text with every character of a find covered; as long as before, line breaks kept."""
    return covered(text, find_personal(text))


def covered(text: str, finds: Sequence[Find]) -> str:
    """The text with these spans covered."""
    characters = list(text)
    for find in finds:
        for position in range(find.start, find.end):
            if characters[position] != "\n":
                characters[position] = BLOT
    return "".join(characters)


def _numbers(text: str) -> Iterator[Find]:
    """Numbers of people, the surest kind first, so that no digit counts twice."""
    taken: list[tuple[int, int]] = []
    kinds = (
        (IDENTITY, _IDENTITY, is_identity_number),
        (IDENTITY, _OLD_IDENTITY, is_old_identity),
        (CARD, _CARD, is_bank_card),
        (MOBILE, _MOBILE, lambda digits: True),
    )
    for kind, pattern, holds in kinds:
        for found in pattern.finditer(text):
            free = all(found.end() <= start or found.start() >= end for start, end in taken)
            if free and holds(found.group()) and not _in_address(text, found.start()):
                taken.append(found.span())
                yield Find(kind, *found.span())


def _in_address(text: str, position: int) -> bool:
    """Whether the place lies within the address of a web page."""
    return _ADDRESS.search(text[max(0, position - 200) : position]) is not None
