"""Compendia: books that hold other texts. Only their cover speaks of themselves."""

from __future__ import annotations

import re

_COVER = 200  # characters in which a cover names its title, who made it and when
_FIRST_CLAUSE = re.compile(r"^[#\s]*第[一1][编章节条]", re.MULTILINE)
_COMPENDIUM = re.compile(
    r"(?:汇编|选编|文件集|资料集|工作手册|学习手册|读本)(?:[（(][^（）()]*[）)])?$"
)


def is_compendium(title: str) -> bool:
    """Whether a title is that of a book of other texts."""
    return _COMPENDIUM.search(title.strip()) is not None


def cover(text: str) -> str:
    """What stands before the first clause of the first text, and no more than a cover holds."""
    first = _FIRST_CLAUSE.search(text)
    return text[: min(first.start() if first else _COVER, _COVER)]
