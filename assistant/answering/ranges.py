"""Numbers that a question tells of its case, and the ranges that sentences lay down rules for.

有正式党员3人以上的 speaks of a case with five members; one with two has its rule in 不足3人的.
Only what counts the same thing is compared: members with members, months with months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text import parse_number

_NUMERAL = r"(?:\d{1,6}|[一二两三四五六七八九十百千俩仨]{1,5})"
_UNIT = r"(?:个月|个半月|[人名个位户家元年月天周]|多?号人|来个|来人|来号人)"
_COUNTED = ("正式党员", "预备党员", "党员", "会员", "职工", "员工", "团员")
# 有五名正式党员, 党员60多人, 职工六十来人: the number with what it counts before or behind it.
_TOLD = re.compile(
    rf"(?:(?P<before>{'|'.join(_COUNTED)})[有共是才只就剩]*)?(?P<number>{_NUMERAL})(?P<unit>{_UNIT})"
    rf"(?P<behind>{'|'.join(_COUNTED)})?"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMERAL})(?:{_UNIT})?(?:至|到|—|-|～)(?P<high>{_NUMERAL})(?P<unit>{_UNIT})"
    rf"|(?:不足|不满|少于)(?P<below>{_NUMERAL})(?P<unit_b>{_UNIT})"
    rf"|(?P<from>{_NUMERAL})(?P<unit_f>{_UNIT})(?:及)?以上"
    rf"|(?P<upto>{_NUMERAL})(?P<unit_u>{_UNIT})(?:及)?以下"
)
_SPOKEN = {"俩": 2, "仨": 3}
_SEGMENT = re.compile(r"[^，；。：]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of the case, what it counts, and its unit's kind."""

    value: int
    counted: str
    kind: str


def told(question: str) -> list[Told]:
    """The numbers that the question tells of its case."""
    found = []
    for match in _TOLD.finditer(question):
        value = _value(match["number"])
        counted = match["behind"] or match["before"]
        if value is not None and counted:
            found.append(Told(value, counted, _kind(match["unit"])))
    return found


def fit(case: list[Told], sentence: str) -> int:
    """1 where a range of the sentence holds a number of the case, −1 where all leave it out.

    0 where the sentence names no range for what the case counts: it says nothing either way.
    """
    verdicts = [
        low <= one.value <= high
        for one in case
        for low, high, kind, segment in _ranges(sentence)
        if kind == one.kind and one.counted in segment
    ]
    if not verdicts:
        return 0
    return 1 if any(verdicts) else -1


def _ranges(sentence: str) -> list[tuple[int, int, str, str]]:
    """Low and high end, kind of unit and the stretch of each range."""
    found = []
    for segment in _SEGMENT.findall(sentence):
        for match in _RANGE.finditer(segment):
            low, high = _ends(match)
            unit = match["unit"] or match["unit_b"] or match["unit_f"] or match["unit_u"]
            if low is not None and high is not None:
                found.append((low, high, _kind(unit), segment))
    return found


_NO_END = 10**9


def _ends(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["below"]:
        below = _value(match["below"])
        return 0, None if below is None else below - 1
    if match["from"]:
        return _value(match["from"]), _NO_END
    if match["upto"]:
        return 0, _value(match["upto"])
    return _value(match["low"]), _value(match["high"])


def _value(numeral: str) -> int | None:
    return _SPOKEN.get(numeral) or parse_number(numeral)


def _kind(unit: str) -> str:
    if unit in ("年", "元", "天", "周", "户", "家"):
        return unit
    return "月" if "月" in unit else "人"
