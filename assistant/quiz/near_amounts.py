"""Amounts near a given one, written as that one is written: 3人 and 5人, 三个月 and 六个月."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.units import DIGITS, number

_ARABIC = r"\d+(?:\.\d+)?"
_NUMERAL = re.compile(rf"{_ARABIC}|[{DIGITS}]+")
_PERCENT = re.compile(rf"^(?:百分之|{_ARABIC}[%％])")
_OF_MANY = re.compile(r"^[二三四五六七八九十]+分之[一二三四五六七八九]$")
_SHARES = ("二分之一", "三分之一", "三分之二", "四分之三", "五分之三", "五分之四")
# Steps that rules take, by the unit as it is written; what lies off them is halved and doubled.
_HUNDREDS = (100, 200, 500, *(1000 * n for n in (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30)))
_STEPS: tuple[tuple[str, Sequence[float]], ...] = (
    (r"个?工作日$", (3, 5, 7, 10, 15, 20, 30)),
    (r"[天日]$", (3, 5, 7, 10, 15, 20, 30, 45, 60, 90)),
    (r"个?月$", (1, 2, 3, 6, 9, 12, 18)),
    (r"季度$", (1, 2, 3, 4)),
    (r"周?岁$", (16, 18, 20, 22, 25, 28, 30, 35)),
    (r"(?:周年|年)$", (1, 2, 3, 4, 5, 6, 8, 10)),
    (r"[学课]时$", (8, 16, 24, 32, 40, 56, 64, 80)),
    (r"小时$", (1, 2, 3, 4, 6, 8)),
    (r"[次回篇份项种类档]$", (1, 2, 3, 4, 5, 6)),
    (r"[人名位户家]$", (1, 2, 3, 4, 5, 7, 9, 10, 15, 20, 25, 30, 50, 80, 100, 150, 200, 300, 500)),
    (r"元$", (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, *_HUNDREDS)),
    (r"个$", (1, 2, 3, 4, 5, 6, 7, 8, 10)),
    (r"[%％]$|^百分之", (0.2, 0.5, 1, 1.5, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80)),
)
_NEAREST = 5
_FEW = 9  # up to which one more or less is another number to remember


def near(words: str) -> list[str]:
    """Up to five other amounts, the nearest first; none for what is no plain amount."""
    if _OF_MANY.match(words):
        return [share for share in _SHARES if share != words]
    found = list(_NUMERAL.finditer(words))
    if words.startswith("百分之"):
        return _near_percents(words)
    if len(found) != 1:
        return _near_range(words, found)
    numeral = found[0].group()
    value = number(numeral)
    if value is None or not value or numeral == "半":
        return []
    others = [_written(other, numeral) for other in _others(value, words)]
    made = [words[: found[0].start()] + one + words[found[0].end() :] for one in others if one]
    return made[:_NEAREST]


def _near_percents(words: str) -> list[str]:
    """百分之八 and 百分之五."""
    value = number(words.removeprefix("百分之"))
    others = _others(value, words) if value else []
    made = [f"百分之{chinese(int(one))}" for one in others if one == int(one)]
    return made[:_NEAREST]


def _others(value: float, words: str) -> list[float]:
    steps = next((steps for unit, steps in _STEPS if re.search(unit, words)), ())
    if value in steps:
        at = steps.index(value)
        ranked = sorted(
            (one for one in steps if one != value), key=lambda o: abs(steps.index(o) - at)
        )
        return ranked
    times = [value / 2, value * 2, value * 1.5, value * 3, value / 4]
    return [one for one in times if one == int(one) or _PERCENT.match(words)]


def _near_range(words: str, found: list[re.Match[str]]) -> list[str]:
    """Ranges near a range of small numbers: 3至5人, 5至7人."""
    if len(found) != 2:
        return []
    low, high = number(found[0].group()), number(found[1].group())
    whole = low is not None and high is not None and low == int(low) and high == int(high)
    if low is None or high is None or not whole or not 0 < low < high <= 100:
        return []
    step = max(1, (high - low))
    made = []
    for ends in (
        (low - step, high - step),
        (low + step, high + step),
        (low, high + step),
        *(((low + 1, high + 1), (low - 1, high)) if high <= _FEW else ()),
    ):
        if not 0 < ends[0] < ends[1]:
            continue
        pair = [_written(end, old.group()) for end, old in zip(ends, found, strict=True)]
        if all(pair):
            between = words[found[0].end() : found[1].start()]
            made.append(
                words[: found[0].start()] + pair[0] + between + pair[1] + words[found[1].end() :]
            )
    return made


_CHINESE = "零一二三四五六七八九"


def _written(value: float, as_in: str) -> str:
    """The value in the numerals of a sample; empty where it has no such form."""
    if as_in[0].isdecimal():
        return str(int(value)) if value == int(value) else str(value)
    if value == 2:  # two of a thing is 两, whatever numeral stood there before
        return "两"
    return chinese(int(value)) if value == int(value) else ""


def chinese(value: int) -> str:
    """A number from 0 to 9999 in Chinese numerals, otherwise empty; 两 is left to callers."""
    if not 0 <= value <= 9999:
        return ""
    if value < 10:
        return _CHINESE[value]
    written, rest = "", value
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            written += ("" if unit == 10 and not written and digit == 1 else _CHINESE[digit]) + name
        elif written and rest and not written.endswith("零"):
            written += "零"
    return written
