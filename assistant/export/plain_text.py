"""Text as files may hold it: no control characters, no line breaks where one line is meant."""

from __future__ import annotations

import unicodedata
from datetime import date

_BROKEN = {"Cc", "Cf", "Cs", "Cn"}  # controls, directions, halves of characters, no characters


def one_line(text: str) -> str:
    """The text on one line, without what could break a file or turn its lines about."""
    kept = (" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in _BROKEN).split())


def printed_on(day: date) -> str:
    """The line that says on which day a report was printed."""
    return f"打印日期：{day.year}年{day.month}月{day.day}日"
