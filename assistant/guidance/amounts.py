"""Lengths of time in a sentence as a calendar counts them: 三十日, 5个工作日, 一个月, 每季度."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.figures import Figure, durations, periods
from assistant.time_limits import Unit

# A year and a week stay what they are: a calendar counts them in its own way.
_OWN = {"年": (Unit.YEAR, 12), "周年": (Unit.YEAR, 12), "周": (Unit.WEEK, 7)}
_OWN |= {"年度": (Unit.YEAR, 12), "星期": (Unit.WEEK, 7), "礼拜": (Unit.WEEK, 7)}
_UNITS = {"月": Unit.MONTH, "日": Unit.DAY, "工作日": Unit.WORKING_DAY}
_LONGEST = {Unit.DAY: 3_650, Unit.WORKING_DAY: 1_000, Unit.WEEK: 520, Unit.YEAR: 50}
_LONGEST[Unit.MONTH] = 600


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
    recurring = periods(text)
    single = [
        one
        for one in durations(text)
        if not any(every.start <= one.start < every.end for every in recurring)
    ]
    read = [*(_amount(one, True) for one in recurring), *(_amount(one, False) for one in single)]
    return sorted((one for one in read if one), key=lambda one: one.start)


def _amount(figure: Figure, every: bool) -> Amount | None:
    unit, times = _OWN.get(figure.spelled.removeprefix("个"), (_UNITS[figure.unit], 1))
    if figure.low % times:  # 一年半, 半年
        unit, times = _UNITS[figure.unit], 1
    count = figure.low / times
    if figure.low < figure.high or not count.is_integer() or not 1 <= count <= _LONGEST[unit]:
        return None
    return Amount(figure.start, figure.end, int(count), unit, every)
