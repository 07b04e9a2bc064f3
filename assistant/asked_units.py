"""The units that a question asks for, and whether a text states an amount of one of them.

多久 asks for a time, 几个人 for persons. A text is looked at loosely: 每季度, 当日 and 60多人 state
amounts as well. What exactly they amount to is read by `figures.py`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.units import DATE, NUMERAL, PERSONS, UNITS, spellings

_TIME = ("月", "日", "工作日", "小时", "学时")
_RECURS = r"每(?:次|个?[天日周月年]|半年|个?季)"
_HOW_MANY = r"(?:(?<![没这那好哪])几|多少)"
# The units of an answer, by the wording of a question.
_ASKED = tuple(
    (re.compile(asked), frozenset(units))
    for asked, units in (
        (
            r"多久[^，。？?]{0,4}一?[次回]|几[天周年]一|几个?月一|多久[开交写换]",
            ("每次", "每篇", "月"),
        ),
        (
            rf"多久|多长|期限|时限|任期|{_HOW_MANY}(?:时间|[天日周年]|个?(?:月|工作日|季度|小时))",
            _TIME,
        ),
        (rf"{_HOW_MANY}万?(?:个?人|[名位]|个?(?:党员|委员|职工|会员))", ("人", "比例")),
        (rf"{_HOW_MANY}[次回趟]", ("次", "每次")),
        (r"比例|百分之|几成|几分之|几个点", ("比例",)),
        (
            r"多少(?:[钱元]|[^，。？?]{0,2}(?:费|补贴|津贴|补助|工资|报酬|奖金))|几块|几元|交多少",
            ("元", "比例"),
        ),
        (rf"{_HOW_MANY}个?[学课]时|[学课]时数", ("学时",)),
        (rf"{_HOW_MANY}户", ("户",)),
        (rf"{_HOW_MANY}分(?!之)", ("分",)),
        (rf"{_HOW_MANY}个?平", ("平",)),
    )
)
# How else than by a numeral and a spelling of the unit a text may state it.
_OTHERWISE = {
    "比例": r"[%％‰]|分之|半数|[\d一二两三四五六七八九]成(?![立为员果绩就功])|[一二三四五]:",
    "每次": _RECURS,
    "每篇": _RECURS,
    "月": rf"{_RECURS}|当[月年]",
    "日": rf"{_RECURS}|当[天日]",
    "人": rf"{NUMERAL}个[\u4e00-\u9fff]{{0,4}}?(?:{PERSONS})",
    "分": rf"{NUMERAL}分(?!之)",
    "平": rf"{NUMERAL}平",
}

ALL_UNITS = frozenset(UNITS).union(_OTHERWISE)


@lru_cache(maxsize=64)  # every passage that was found is held against one question
def units_asked(question: str) -> frozenset[str]:
    """The units of the figures that answer the question; none where no number is asked for."""
    return frozenset(unit for asked, units in _ASKED if asked.search(question) for unit in units)


def states(text: str, units: frozenset[str]) -> bool:
    """Whether an amount of one of the units stands in the text; a date is none."""
    return bool(_stated(units).search(text))


@cache
def _stated(units: frozenset[str]) -> re.Pattern[str]:
    written = spellings(unit for unit in UNITS if unit in units)
    ways = [_OTHERWISE[unit] for unit in sorted(units) if unit in _OTHERWISE]
    if written:
        ways.append(rf"(?<![\d月])(?!{DATE}){NUMERAL}[余多来]?[^\S\n]*(?:{written})")
    return re.compile("|".join(ways))
