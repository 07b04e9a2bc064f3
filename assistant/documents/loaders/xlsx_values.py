"""The value of a spreadsheet cell as the sheet shows it: dates, percentages, leading zeros."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_NOISE = re.compile(r"\[[^\]]*\]|_.|\*.")
_DATE_PART = re.compile(r"y+|m+|d+|h+|s+|AM/PM|上午/下午", re.I)
_NUMBER = re.compile(r"[0#?,]*[0#?](?:\.[0#?]+)?%?")
_LOCAL_DATES = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}  # built-in, by region
_DIGITS = 15  # significant digits that a sheet keeps
_WHOLE_DAY = "yyyy/m/d"


def shown(value: object, number_format: str = "General") -> str:
    """The text that a cell shows; empty for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date | time):
        return _moment(value, number_format)
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, int | float):
        return _figure(value, number_format)
    return str(value)


def _moment(value: datetime | date | time, number_format: str) -> str:
    pattern = _LOCAL_DATES.get(number_format, number_format).split(";")[0]
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match.group(1) or match.group(2) or "")
        return f"\0{len(literals) - 1}\0"

    pattern = _NOISE.sub("", _QUOTED.sub(keep, pattern))
    if not _DATE_PART.search(pattern):
        pattern = "h:mm" if isinstance(value, time) else _WHOLE_DAY
    after_hours = False

    def part(match: re.Match[str]) -> str:
        nonlocal after_hours
        letters = match.group().lower()
        minutes = letters[0] == "m" and (after_hours or pattern[match.end() :].startswith(":s"))
        after_hours = letters[0] == "h"
        return _part(value, letters, minutes)

    text = _DATE_PART.sub(part, pattern)
    return re.sub(r"\0(\d+)\0", lambda match: literals[int(match.group(1))], text).strip("@; ")


def _part(value: datetime | date | time, letters: str, minutes: bool) -> str:
    if letters[0] in "ymd" and not minutes:
        if isinstance(value, time):
            return ""
        if letters[0] == "y":
            return f"{value.year:04}" if len(letters) > 2 else f"{value.year % 100:02}"
        if letters[0] == "m":
            return f"{value.month:02}" if len(letters) == 2 else str(value.month)
        names = "一二三四五六日"
        named = {3: f"周{names[value.weekday()]}", 4: f"星期{names[value.weekday()]}"}
        return named.get(len(letters), f"{value.day:0{min(len(letters), 2)}}")
    if not isinstance(value, datetime | time):
        return ""
    if letters[0] in "a上":
        return "上午" if value.hour < 12 else "下午"
    number = {"h": value.hour, "m": value.minute, "s": value.second}[letters[0]]
    return f"{number:0{min(len(letters), 2)}}"


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def _figure(value: float, number_format: str) -> str:
    sections = number_format.split(";")
    pattern = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    literals = _QUOTED.sub(lambda match: match.group(1) or match.group(2) or "", pattern)
    plain = _NOISE.sub("", _QUOTED.sub("", pattern))
    found = _NUMBER.search(plain)
    if found is None or "E" in plain or "/" in plain or plain == "General":
        return _general(value)
    digits = _digits(abs(value) if len(sections) > 1 and value < 0 else value, found.group())
    around = _NOISE.sub("", literals).split(found.group(), 1)
    return "".join((around[0], digits, around[1] if len(around) > 1 else "")).strip()


def _digits(value: float, pattern: str) -> str:
    """A number in a pattern of 0, # and %, such as 0.00%."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    percent = pattern.endswith("%")
    whole, _, decimals = pattern.rstrip("%").partition(".")
    number = number * 100 if percent else number
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if "," in whole else f"{abs(rounded):f}"
    for _ in range(len(decimals) - len(decimals.rstrip("#?"))):
        text = text[:-1] if text.endswith("0") else text
    left, point, right = text.rstrip(".").partition(".")
    left = left if "," in whole else left.zfill(whole.count("0"))
    return ("-" if rounded < 0 else "") + left + point + right + ("%" if percent else "")


def _general(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 10**_DIGITS else f"{value:g}"
    return f"{value:.{_DIGITS}g}"
