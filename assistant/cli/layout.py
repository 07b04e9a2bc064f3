"""Two columns for a terminal in which a Chinese character is two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def columns(rows: Sequence[tuple[str, str]], indent: str = "  ") -> str:
    """Name and meaning side by side, the meanings under each other."""
    width = max(cells(name) for name, _ in rows)
    lines = [f"{indent}{name}{' ' * (width - cells(name))}  {text}" for name, text in rows]
    return "\n".join(line.rstrip() for line in lines)
