"""Figures with their units as questions and rules state them: 四十个学时, 3至5人, 百分之二.

Values compare within a unit: 半年 is 6 months and 二年 24, 两周 14 days, 每季度一次 a time every
3 months. Dates, ordinals (第三十条) and vague amounts (十几家, 三四个) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.units import DATE, DIGITS, NUMERAL, TIMES, UP_TO, guess, measure, number, spellings

_UNIT = spellings()
_COUNTED = re.compile(
    rf"(?<![第\d.〔\[{DIGITS}几])(?P<low>{NUMERAL})"
    rf"(?:\s*(?P<between>{_UNIT})?{UP_TO}(?P<high>{NUMERAL}))?(?P<rough>[多余来])?"
    rf"[^\S\n]*(?P<and>个半)?(?P<unit>{_UNIT})(?P<half>半(?![数天夜]))?(?P<over>[多余来])?"
)
_SHARE = re.compile(
    rf"(?P<whole>[百千]|{NUMERAL})分之(?P<part>{NUMERAL})|(?P<rate>\d+(?:\.\d+)?)(?P<sign>[%％‰])"
)
_CALENDAR = re.compile(rf"(?<!每){DATE}|(?<=月)\s*{NUMERAL}\s*日")
# How often something recurs, in months from one time to the next.
_PERIOD = r"半年|年度?|季度?|月|周|星期"
_EVERY = re.compile(
    rf"(?:每(?P<every>{NUMERAL})?个?(?P<period>{_PERIOD})[^，。；？?]{{0,12}}?"
    rf"|(?P<span>{NUMERAL})个?(?P<lasting>{_PERIOD})[^，。；？?内后前满以里\s]{{0,5}}?)"
    rf"(?P<often>{NUMERAL})(?P<unit>[次回篇份场堂])"
)
_MONTHS = {"半年": 6.0, "年": 12.0, "年度": 12.0, "季度": 3.0, "季": 3.0, "月": 1.0}
_MONTHS |= {"周": 0.25, "星期": 0.25}
_ROUND = re.compile(
    rf"每隔?\s*个?(?P<low>{NUMERAL})?\s*(?P<unit>{spellings(TIMES)})(?P<half>半)?度?"
)
_BINDING = re.compile(
    r"(?P<no>[不未](?:得|能|应|可)?)?"
    r"(?:(?P<below>不足|不满|未满|少于|低于)|(?P<above>超过|多于|高于)|(?P<least>至少|最少|最低)|(?P<most>至多|最多|最高))"
    r"(?:为|有|是)?\s*$"
)
_BOUND_BEHIND = re.compile(r"\s*(?:及|或者?)?(?:(?P<least>以上)|(?P<most>以下|以内))")
_BOUND = r"(?:以上|以下|以内|左右|以前|之内|之后|以后|内|前|后|及)"
_NOUN = re.compile(rf"{_BOUND}*的?(?P<noun>[\u4e00-\u9fff]{{0,6}})")
_HALF = 0.5
_BEHIND = 5  # characters before a bare 个 among which what is counted may stand
_AHEAD = 10  # characters before a figure in which 不足 and 不得超过 bind it


class Bound(StrEnum):
    """How the words around a figure bind it; `ONLY` is told apart in `support` alone."""

    EXACT = ""
    BELOW = "不足"
    ABOVE = "超过"
    LEAST = "以上"
    MOST = "以下"
    ONLY = "只"


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a range of a unit; `noun` holds the up to six characters behind it.

    `rough`: 60多人, 十来个, 三四个. `spelled`: the unit in the words of the text.
    """

    low: float
    high: float
    unit: str
    noun: str
    start: int
    end: int
    spelled: str = ""
    bound: Bound = Bound.EXACT
    rough: bool = False

    def meets(self, other: Figure) -> bool:
        """Whether some amount fits both; only figures of one unit do."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high

    def within(self, other: Figure) -> bool:
        """Whether every amount of this one fits the other."""
        return self.unit == other.unit and other.low <= self.low and self.high <= other.high

    @property
    def lays_down_a_range(self) -> bool:
        """Whether more than one amount keeps to it: 3至5人, 不足3人."""
        return self.low < self.high or self.bound is not Bound.EXACT

    def admits(self, amount: float) -> bool:
        """Whether an amount keeps to it: 2 does to 不足3人, and 5 to 3人以上."""
        match self.bound:
            case Bound.BELOW:
                return amount < self.low
            case Bound.ABOVE:
                return amount > self.high
            case Bound.LEAST:
                return amount >= self.low
            case Bound.MOST:
                return amount <= self.high
        return self.low <= amount <= self.high


def figures(text: str, rough: bool = False) -> list[Figure]:
    """The figures of a text in their order; with `rough` also rough ones."""
    plain = _without_dates(text)
    rates = list(_rates(plain))
    counted = [
        one
        for one in _counted(plain)
        if (rough or not one.rough) and not any(r.start <= one.start < r.end for r in rates)
    ]
    return sorted([*rates, *counted, *_shares(plain)], key=lambda figure: figure.start)


def durations(text: str) -> list[Figure]:
    """The lengths of time, also those that say how often something recurs: 半年一次."""
    return [one for one in _counted(_without_dates(text)) if one.unit in TIMES and not one.rough]


def periods(text: str) -> list[Figure]:
    """The times after which something comes round again: 每季度, 每三个月, 每隔一周."""
    found = []
    for match in _ROUND.finditer(text):
        count = number(match["low"] or "一")
        if count is not None:
            unit, times = measure(match["unit"])
            value = (count + (_HALF if match["half"] else 0)) * times
            found.append(Figure(value, value, unit, "", *match.span(), match["unit"]))
    return found


def _without_dates(text: str) -> str:
    """The text with its dates blanked: everything else stands where it stood."""
    return _CALENDAR.sub(lambda found: "□" * len(found.group()), text)


def _counted(text: str) -> Iterator[Figure]:
    for found in _COUNTED.finditer(text):
        ends = _ends(found)
        after = _NOUN.match(text, found.end())
        noun = counts = after["noun"] if after else ""
        if not noun and found["unit"] == "个":  # 介绍人要三个
            counts = text[max(0, found.start() - _BEHIND) : found.start()]
        unit, times = measure(found["unit"], counts)
        of_low, low_times = measure(found["between"] or found["unit"], counts)
        if ends is None or of_low != unit:
            continue
        yield Figure(
            ends[0] * low_times,
            ends[1] * times,
            unit,
            noun,
            found.start(),
            found.end(),
            found["unit"],
            _bound(text, found),
            rough=bool(found["rough"] or found["over"] or guess(found["low"])),
        )


def _ends(found: re.Match[str]) -> tuple[float, float] | None:
    """The numbers of an amount or a range, in the units that are written."""
    if not found["high"] and (guessed := guess(found["low"])):
        return guessed
    low, high = number(found["low"]), number(found["high"] or found["low"])
    if low is None or high is None:
        return None
    if found["and"] or found["half"]:  # 一年半, 两个半小时
        high += _HALF
    return (low if found["high"] else high), high


def _bound(text: str, found: re.Match[str]) -> Bound:
    """What stands right before a figure or right behind it: 不少于3人, 3人以上."""
    if behind := _BOUND_BEHIND.match(text, found.end()):
        return Bound.LEAST if behind["least"] else Bound.MOST
    before = _BINDING.search(text, max(0, found.start() - _AHEAD), found.start())
    if before is None:
        return Bound.EXACT
    if before["least"] or (before["below"] and before["no"]):
        return Bound.LEAST
    if before["most"] or (before["above"] and before["no"]):
        return Bound.MOST
    return Bound.BELOW if before["below"] else Bound.ABOVE


def _rates(text: str) -> Iterator[Figure]:
    for found in _EVERY.finditer(text):
        every = number(found["every"] or found["span"] or "一")
        often = number(found["often"])
        if every and often:
            months = every * _MONTHS[found["period"] or found["lasting"]] / often
            unit = f"每{'次' if found['unit'] == '回' else found['unit']}"
            yield Figure(months, months, unit, "", found.start(), found.end(), found["unit"])


def _shares(text: str) -> Iterator[Figure]:
    for found in _SHARE.finditer(text):
        if found["rate"]:
            value = float(found["rate"]) / (1000 if found["sign"] == "‰" else 100)
        else:
            whole, part = number(found["whole"]), number(found["part"])
            if not whole or part is None:
                continue
            value = part / whole
        yield Figure(value, value, "比例", "", found.start(), found.end(), "")
