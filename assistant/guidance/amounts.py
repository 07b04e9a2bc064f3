"""Lengths of time in a sentence: 三十日, 5个工作日, 一个月, 半年, 每季度."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text import parse_number
from assistant.time_limits import Unit

_DIGIT = "一二两三四五六七八九十百"
_NUMBER = rf"\d{{1,4}}|[{_DIGIT}]{{1,5}}"
_UNIT = (
    r"(?P<working>个?工作日)|(?P<day>个?(?:自然|日历)?[日天])|(?P<week>周(?![岁年边期末])|个?星期)"
    r"|(?P<month>个月)|(?P<quarter>个?季度)|(?P<year>个?年(?!龄|级|代|初|底|末|轻|检))(?P<half>半)?"
)
# Neither the tail of a longer number nor part of a date (12月31日) or of an ordinal (第三年).
_AMOUNT = re.compile(
    rf"(?<![\d{_DIGIT}〇零第月.])(?:(?P<number>{_NUMBER})\s*(?:{_UNIT})|(?P<halfyear>半年))度?"
)
_EVERY = re.compile(
    rf"每隔?\s*个?(?:(?P<number>{_NUMBER})?\s*(?:{_UNIT}|(?P<bare>月))|(?P<halfyear>半年))度?"
)
_RANGE_BEFORE = re.compile(rf"(?:{_NUMBER})\s*(?:个?[日天周月年]|个月)?\s*(?:至|到|[-—–~～])\s*$")
_RANGE_AFTER = re.compile(rf"\s*(?:至|到|[-—–~～])\s*(?:{_NUMBER})")
_UNITS = {
    "working": (Unit.WORKING_DAY, 1),
    "day": (Unit.DAY, 1),
    "week": (Unit.WEEK, 1),
    "month": (Unit.MONTH, 1),
    "bare": (Unit.MONTH, 1),
    "quarter": (Unit.MONTH, 3),
    "year": (Unit.YEAR, 1),
}
_LONGEST = {Unit.DAY: 3_650, Unit.WORKING_DAY: 1_000, Unit.WEEK: 520}
_LONGEST_OTHER = 50  # years; months times twelve


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time at `start:end` of the text; `every` where 每 stands before it."""

    start: int
    end: int
    count: int
    unit: Unit
    every: bool = False


def amounts(text: str) -> list[Amount]:
    """The lengths of time in reading order. Ranges (三年至五年) and guesses (三五天) are none."""
    every = [found for found in _read(text, _EVERY, every=True)]
    taken = [range(one.start, one.end) for one in every]
    plain = [
        one
        for one in _read(text, _AMOUNT, every=False)
        if not any(one.start in span for span in taken)
    ]
    return sorted([*every, *plain], key=lambda one: one.start)


def _read(text: str, pattern: re.Pattern[str], every: bool) -> Iterator[Amount]:
    for match in pattern.finditer(text):
        if _RANGE_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            continue
        if _RANGE_AFTER.match(text, match.end()):
            continue
        length = _length(match, every)
        if length:
            yield Amount(match.start(), match.end(), *length, every)


def _length(match: re.Match[str], every: bool) -> tuple[int, Unit] | None:
    if match["halfyear"]:
        return 6, Unit.MONTH
    number = 1 if every and not match["number"] else _whole(match["number"])
    name = next(n for n in _UNITS if n in match.re.groupindex and match[n])
    unit, times = _UNITS[name]
    count = number * times
    if match["half"]:
        count, unit = number * 12 + 6, Unit.MONTH
    longest = _LONGEST.get(unit, _LONGEST_OTHER * (12 if unit is Unit.MONTH else 1))
    return (count, unit) if 1 <= count <= longest else None


def _whole(words: str) -> int:
    """The number; 0 for neighbouring Chinese digits, which are a guess (三五天) or a year."""
    if len(words) > 1 and not words.isdigit() and not set(words) & set("十百"):
        return 0
    return parse_number(words) or 0
