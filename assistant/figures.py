"""Figures with their units as questions and rules state them: 四十个学时, 3至5人, 百分之二.

Values compare within a unit: 半年 is 6 months and 二年 24, 两周 14 days, 每季度一次 a time every
3 months. Dates, ordinals (第三十条) and vague amounts (十几家, 三四个) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text import parse_number

_N = r"(?:\d+(?:\.\d+)?|[零〇一二两俩三四五六七八九十百千万]+|半)"
_TO = r"\s*(?:至|到|[-－—–~～]+)\s*"
_UNIT = (
    r"个?工作日|个?学时|个?课时|个?小时|分钟|个?月|个?季度|周年|年|天|日|周|岁"
    r"|个人|人|名|位|个|家|种|档|类|项|次|回|票|篇|份|元|块钱|倍"
)
_COUNTED = re.compile(
    rf"(?<![第\d.〔\[（(零〇一二两三四五六七八九十百千万几])(?P<low>{_N})"
    rf"(?:(?P<between>{_UNIT})?{_TO}(?P<high>{_N}))?(?P<unit>{_UNIT})(?![多余来])"
)
_SHARE = re.compile(
    rf"(?P<whole>[百千]|{_N})分之(?P<part>{_N})|(?P<rate>\d+(?:\.\d+)?)(?P<sign>[%％‰])"
)
# Of a date, not of a time that lasts: 2015年, 八月, 五月四日.
_CALENDAR = re.compile(
    rf"(?:19|20)\d\d年|[零〇一二三四五六七八九]{{4}}年|(?:{_N})月(?:份|底|初|(?:{_N})日)?"
)
# How often something recurs, in months from one time to the next.
_PERIOD = r"半年|年度?|季度?|月|周|星期"
_EVERY = re.compile(
    rf"(?:每(?P<every>{_N})?个?(?P<period>{_PERIOD})[^，。；？?]{{0,12}}?"
    rf"|(?P<span>{_N})个?(?P<lasting>{_PERIOD})[^，。；？?内后前满以里\s]{{0,5}}?)"
    rf"(?P<often>{_N})(?P<unit>[次回篇份场堂])"
)
_MONTHS = {"半年": 6.0, "年": 12.0, "年度": 12.0, "季度": 3.0, "季": 3.0, "月": 1.0}
_MONTHS |= {"周": 0.25, "星期": 0.25}
_BOUND = r"(?:以上|以下|以内|左右|以前|之内|之后|以后|内|前|后|及)"
_NOUN = re.compile(rf"{_BOUND}*的?(?P<noun>[\u4e00-\u9fff]{{0,6}})")
_PERSONS = re.compile(r"人|[党委职会团社成学队]员|职工|委员|书记|代表|介绍人")

_TIMES = {
    "年": ("月", 12.0),
    "周年": ("月", 12.0),
    "季度": ("月", 3.0),
    "周": ("日", 7.0),
    "天": ("日", 1.0),
}
_SAME = {
    "课时": "学时",
    "名": "人",
    "位": "人",
    "个人": "人",
    "回": "次",
    "块钱": "元",
    "档": "种",
    "类": "种",
}
_BEHIND = 5  # characters before a bare 个 among which what is counted may stand
_HALF, _COUPLE = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a range of a unit; `noun` holds the up to six characters behind it."""

    low: float
    high: float
    unit: str
    noun: str
    start: int
    end: int

    def meets(self, other: Figure) -> bool:
        """Whether some amount fits both; only figures of one unit do."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high

    def within(self, other: Figure) -> bool:
        """Whether every amount of this one fits the other."""
        return self.unit == other.unit and other.low <= self.low and self.high <= other.high


def figures(text: str) -> list[Figure]:
    """The figures of a text in their order."""
    plain = _CALENDAR.sub(lambda found: "□" * len(found.group()), text)
    rates = list(_rates(plain))
    counted = [
        one for one in _counted(plain) if not any(r.start <= one.start < r.end for r in rates)
    ]
    return sorted([*rates, *counted, *_shares(plain)], key=lambda figure: figure.start)


def _rates(text: str) -> Iterator[Figure]:
    for found in _EVERY.finditer(text):
        every = _value(found["every"] or found["span"] or "一")
        often = _value(found["often"])
        if every and often:
            months = every * _MONTHS[found["period"] or found["lasting"]] / often
            yield Figure(
                months,
                months,
                f"每{_measure(found['unit'], '')[0]}",
                "",
                found.start(),
                found.end(),
            )


def _counted(text: str) -> Iterator[Figure]:
    for found in _COUNTED.finditer(text):
        low = _value(found["low"])
        high = _value(found["high"]) if found["high"] else low
        if low is None or high is None:
            continue
        after = _NOUN.match(text, found.end())
        noun = after["noun"] if after else ""
        if not noun and found["unit"] == "个":  # 介绍人要三个
            noun = text[max(0, found.start() - _BEHIND) : found.start()]
        unit, times = _measure(found["unit"], noun)
        if not found["between"] or _measure(found["between"], noun)[0] == unit:
            noun = after["noun"] if after else ""
            yield Figure(low * times, high * times, unit, noun, found.start(), found.end())


def _shares(text: str) -> Iterator[Figure]:
    for found in _SHARE.finditer(text):
        if found["rate"]:
            value = float(found["rate"]) / (1000 if found["sign"] == "‰" else 100)
        else:
            whole, part = _value(found["whole"]), _value(found["part"])
            if not whole or part is None:
                continue
            value = part / whole
        yield Figure(value, value, "比例", "", found.start(), found.end())


def _measure(unit: str, noun: str) -> tuple[str, float]:
    """The unit that figures compare in, and how many of it one makes."""
    bare = unit.removeprefix("个") or unit
    if unit == "个" and _PERSONS.search(noun):
        bare = "人"
    name, times = _TIMES.get(bare, (_SAME.get(unit, bare), 1.0))
    return name, times


def _value(words: str) -> float | None:
    if words == "半":
        return _HALF
    if words == "俩":
        return _COUPLE
    if words[0].isascii():
        return float(words)
    if len(words) > 1 and not any(sign in words for sign in "十百千万"):
        return None  # 三四个: as good as no figure
    number = parse_number(words)
    return None if number is None else float(number)
