"""Numbers before headings and days as official documents write them: 一、 （一） 2026年7月1日."""

from __future__ import annotations

from datetime import date

_DIGITS = "零一二三四五六七八九"
_MOST = 99


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese characters: 十一."""
    if not 1 <= number <= _MOST:
        raise ValueError(f"{number} 不在 1 到 {_MOST} 之间")
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return lead + (_DIGITS[ones] if ones else "")


def part_title(number: int, title: str) -> str:
    """A heading of the second level: （一）结论."""
    return f"（{numeral(number)}）{title}"


def day_words(day: date) -> str:
    """A day as it is written: 2026年12月27日."""
    return f"{day.year}年{day.month}月{day.day}日"
