"""Text as files may hold it: no control characters, no line breaks where one line is meant."""

from __future__ import annotations

import unicodedata
from datetime import date

_WIDE_SPACE = "\u3000"  # a character of Chinese text, not a gap in it
_BROKEN = {"Cc", "Cf", "Cs", "Cn"}  # controls, directions, halves of characters, no characters
DAY_TO_FILL_IN = "＿＿＿＿年＿＿月＿＿日"


def one_line(text: str) -> str:
    """The text on one line, without what could break a file or turn its lines about."""
    kept = (" " if c.isspace() and c != _WIDE_SPACE else c for c in text)
    flat = "".join(c for c in kept if unicodedata.category(c) not in _BROKEN)
    return " ".join(part for part in flat.split(" ") if part)


def printed_on(day: date) -> str:
    """The line that says on which day a report was printed."""
    return f"打印日期：{day.year}年{day.month}月{day.day}日"


def asked(text: str) -> str:
    """Words that a blank follows, with a colon where they end without a mark."""
    flat = one_line(text)
    return f"{flat}：" if flat and (flat[-1].isalnum() or flat[-1] in "）)”") else flat
