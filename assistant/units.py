"""Numbers and units as they are written: 三十个工作日, 10万元, 俩人, 半年.

Each unit has one name under which figures compare, and the spellings that mean it: 名 and 位 count
人, a 年 is twelve 月. What a figure is, and how the words around bind it: `figures.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.text import parse_number

DIGITS = "零〇一二两俩仨三四五六七八九十百千万"
NUMERAL = rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?万?|[{DIGITS}]+|半)"
UP_TO = r"\s*(?:至|到|[-－—–~～]+)\s*"  # between the ends of a range
# Of a date, not of a time that lasts: 2015年, 八月, 五月四日.
DATE = (
    rf"(?:(?:19|20)\d\d\s*年|[零〇一二三四五六七八九]{{4}}年"
    rf"|(?:\d+|[{DIGITS}]+)\s*月(?:份|底|初|\s*{NUMERAL}\s*日)?)"
)
TIMES = ("月", "日", "工作日")
PERSONS = r"人|[党委职会团社成学队]员|[职员]工|书记|代表"

# Every unit with its spellings, each with how many of the unit one makes.
_SPELLINGS: Mapping[str, Mapping[str, float]] = {
    "工作日": {"个?工作日": 1},
    "学时": {"个?[学课]时": 1},
    "小时": {"个?(?:小时|钟头)": 1},
    "分钟": {"分钟": 1},
    "月": {
        "个?月(?!谈)": 1,
        "个?季度": 3,
        "周年": 12,
        "个?年度": 12,
        "年(?![龄级代初底末轻]|检(?!查))": 12,
    },
    "日": {"个?(?:自然|日历)日": 1, "[天日]": 1, "周(?![岁边期末])|个?(?:星期|礼拜)": 7},
    "岁": {"周?岁": 1},
    "人": {"个人|号人|[人名位]": 1},
    "个": {"个": 1},
    "家": {"家": 1},
    "户": {"户": 1},
    "种": {"[种档类]": 1},
    "项": {"项": 1},
    "次": {"[次回]": 1},
    "票": {"票": 1},
    "篇": {"篇": 1},
    "份": {"份": 1},
    "元": {"元|块钱": 1},
    "倍": {"倍": 1},
}
UNITS = tuple(_SPELLINGS)
_EVERY_SPELLING = [
    (re.compile(spelling), unit, times)
    for unit, spellings in _SPELLINGS.items()
    for spelling, times in spellings.items()
]
_AS_WORDS = {"半": 0.5, "俩": 2.0, "仨": 3.0}
_TEN, _TEN_THOUSAND = 10, 10_000


def spellings(units: Iterable[str] = UNITS) -> str:
    """A pattern for the spellings of the units; those of all units, if none are named."""
    return "|".join(spelling for unit in units for spelling in _SPELLINGS[unit])


def measure(spelled: str, noun: str = "") -> tuple[str, float]:
    """The unit that a spelling means, and how many of it one makes.

    `noun`: what is counted; 三个党员 are persons, 三个支部 are not.
    """
    if spelled == "个" and re.search(PERSONS, noun):
        return "人", 1
    return next(
        (unit, times) for written, unit, times in _EVERY_SPELLING if written.fullmatch(spelled)
    )


def guess(words: str) -> tuple[float, float] | None:
    """The two numbers that a guess names: 三四 are three or four, 三五 three to five."""
    if len(words) != 2 or words.isdecimal():
        return None
    low, high = (parse_number(digit) or 0 for digit in words)
    return (float(low), float(high)) if 0 < low < high < _TEN else None


def number(words: str) -> float | None:
    """The value of a numeral; nothing for a guess."""
    if words in _AS_WORDS:
        return _AS_WORDS[words]
    if words[0].isdecimal():
        digits = re.sub("[,万]", "", words)
        return float(digits) * (_TEN_THOUSAND if words.endswith("万") else 1)
    if len(words) > 1 and not any(sign in words for sign in "十百千万"):
        return None
    value = parse_number(words)
    return None if value is None else float(value)
