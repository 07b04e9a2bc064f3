"""Numbers that a question tells of its case, and the ranges that sentences lay down rules for.

有正式党员3人以上的 speaks of a case with five members; one with two has its rule in 不足3人的.
Only what counts the same thing is compared: members with members, months with months. 没有党员 is
a number as well: none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text import parse_number

_NUMERAL = r"(?:\d{1,6}|[一二两三四五六七八九十百千俩仨]{1,5})"
_UNIT = r"(?:个月|个半月|[人名个位户家元年月天周]|多?号人|来个|来人|来号人)"
_COUNTED = ("正式党员", "预备党员", "党员", "会员", "职工", "员工", "团员")
_NOUN = re.compile("|".join(_COUNTED))
# 有五名正式党员, 党员60多人, 职工六十来人: the number with what it counts before or behind it.
_TOLD = re.compile(
    rf"(?:(?P<before>{'|'.join(_COUNTED)})[有共是才只就剩]*)?(?P<number>{_NUMERAL})(?P<unit>{_UNIT})"
    rf"(?P<behind>{'|'.join(_COUNTED)})?"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMERAL})(?:{_UNIT})?(?:至|到|—|-|～)(?P<high>{_NUMERAL})(?P<unit>{_UNIT})"
    rf"|(?:不足|不满|少于)(?P<below>{_NUMERAL})(?P<unit_b>{_UNIT})"
    rf"|(?<![不未])(?:超过|多于)(?P<above>{_NUMERAL})(?P<unit_a>{_UNIT})"
    rf"|(?P<from>{_NUMERAL})(?P<unit_f>{_UNIT})(?:及)?以上"
    rf"|(?P<upto>{_NUMERAL})(?P<unit_u>{_UNIT})(?:及)?以下"
    rf"|^(?P<just>{_NUMERAL})(?P<unit_j>{_UNIT})$"  # a row of a table of cases: 0人：…
)
# 没有党员的企业, 一名党员也没有; 没有党员大会 counts nothing.
_NONE = re.compile(
    rf"没有(?:任何)?(?P<what>{'|'.join(_COUNTED)})(?=[，。、；：,;:？?\s的]|$|怎么|怎样|如何|能|该|要|可)"
    rf"|一[名个位](?P<behind>{'|'.join(_COUNTED)})(?:也|都)(?:还)?没有"
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
    found = [Told(0, match["what"] or match["behind"], "人") for match in _NONE.finditer(question)]
    for match in _TOLD.finditer(_NONE.sub("", question)):
        value = _value(match["number"])
        counted = match["behind"] or match["before"]
        if value is not None and counted:
            found.append(Told(value, counted, _kind(match["unit"])))
    return found


def without_case(question: str) -> str:
    """The question without the numbers of its case and what they count."""
    plain = _NONE.sub("", question)
    for match in reversed(list(_TOLD.finditer(plain))):
        if match["behind"] or match["before"]:
            plain = plain[: match.start()] + plain[match.end() :]
    return plain


def fit(case: list[Told], sentence: str, heading: str = "") -> int:
    """1 where the ranges of the sentence hold the numbers of the case, −1 where one is left out.

    0 where the sentence names no range for what the case counts: it says nothing either way.
    `heading`: what it stands under; it says what a row without a noun counts (3至6人：…).
    """
    ranges = _ranges(sentence, heading)
    verdicts = [_holds(one, ranges) for one in case]
    if False in verdicts:
        return -1
    return 1 if True in verdicts else 0


def _holds(one: Told, ranges: list[tuple[int, int, str, str]]) -> bool | None:
    """Whether a range for what is counted holds the number; nothing where there is no such range.

    不足3人 speaks of some that are too few, not of none.
    """
    own = [
        max(low, 1) <= one.value <= high if high else one.value == 0
        for low, high, kind, counts in ranges
        if kind == one.kind
        and (one.counted in counts or (not high and counts.endswith(one.counted)))
    ]
    return any(own) if own else None


def _ranges(sentence: str, heading: str) -> list[tuple[int, int, str, str]]:
    """Low and high end, kind of unit and what each range counts, in its words."""
    found = [(0, 0, "人", match.group()) for match in _NONE.finditer(sentence)]
    for segment in _SEGMENT.findall(sentence):
        for match in _RANGE.finditer(segment):
            low, high = _ends(match)
            unit = next(match[name] for name in _UNITS if match[name])
            counts = _counts(segment, match.start(), heading)
            if low is not None and high is not None:
                found.append((low, high, _kind(unit), counts))
    return found


def _counts(segment: str, start: int, heading: str) -> str:
    """The words for what the range at that place counts: the noun before it, else what is there."""
    nouns = _NOUN.findall(segment[:start])
    if nouns:
        return str(nouns[-1])
    return segment if _NOUN.search(segment) else segment + heading


_UNITS = ("unit", "unit_b", "unit_a", "unit_f", "unit_u", "unit_j")
_NO_END = 10**9


def _ends(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["below"]:
        below = _value(match["below"])
        return 0, None if below is None else below - 1
    if match["above"]:
        above = _value(match["above"])
        return None if above is None else above + 1, _NO_END
    if match["just"]:
        return _value(match["just"]), _value(match["just"])
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
