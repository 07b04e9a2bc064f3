"""Titles in book marks 《》 within a text, nested ones included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 200  # characters of a title; what runs on longer is a mark without its partner
_OPEN, _CLOSE = "《", "》"
_BLANK = "□"


@dataclass(frozen=True, slots=True)
class Marked:
    """A title with the span of its marks."""

    title: str
    start: int
    end: int


def marked_titles(text: str) -> list[Marked]:
    """The outermost titles of the text, in order."""
    return list(_titles(text))


def blanked(text: str, titles: list[Marked]) -> str:
    """The text at the same length with the words of the titles blotted out."""
    parts, position = [], 0
    for one in titles:
        parts += [text[position : one.start], _OPEN, _BLANK * (one.end - one.start - 2), _CLOSE]
        position = one.end
    return "".join([*parts, text[position:]])


def _titles(text: str) -> Iterator[Marked]:
    position = text.find(_OPEN)
    while position >= 0:
        end = _partner(text, position)
        if end:
            words = "".join(text[position + 1 : end - 1].split())
            if words:
                yield Marked(words, position, end)
        position = text.find(_OPEN, end or position + 1)


def _partner(text: str, start: int) -> int:
    """The offset behind the mark that closes the one at `start`; 0 when there is none."""
    depth, first = 0, 0
    for offset in range(start, min(len(text), start + _LONGEST)):
        if text[offset] == _OPEN:
            depth += 1
        elif text[offset] == _CLOSE:
            depth -= 1
            first = first or offset + 1
            if depth == 0:
                return offset + 1
    return first  # 《甲《乙》 without the outer mark's partner: up to the first that closes
