"""How wide the columns of a printed table are and how high its blanks, by what stands in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from assistant.export.plain_text import one_line
from assistant.report import Table

_CHARACTER = 210  # twips of a Chinese character in a table
_LATIN = 0.62  # of that width, for letters and digits of a wide face
_SEAM = 0.25  # Word sets Chinese and figures that far apart
_PADDING = 260  # twips beside the text of a cell, and some to spare
_BLANK = 11  # characters by hand that a column of empty cells has room for
_NARROWEST = 3  # characters


def column_widths(table: Table, whole: int) -> list[int]:
    """Widths in twips, together `whole`: short columns on one line, long ones share the rest.

    A column of blanks gets room to write in.
    """
    wanted = [_wanted(name, cells) for name, *cells in zip(table.columns, *table.rows, strict=True)]
    left, widths = whole, [0] * len(wanted)
    by_width = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(by_width):
        share = left // (len(wanted) - done)
        if wanted[place] > share:
            _spread(widths, wanted, by_width[done:], left)
            return widths
        widths[place] = wanted[place]
        left -= wanted[place]
    spare = left // len(wanted)
    widths = [width + spare for width in widths]
    widths[-1] += whole - sum(widths)
    return widths


class Room(IntEnum):
    """How much room a row needs for writing by hand."""

    NONE = 0
    NOTE = 1
    LINE = 2


def writing_room(table: Table) -> list[Room]:
    """The room of each row: a line where all but the first cell is blank, a note beside words."""
    columns = list(zip(*table.rows, strict=True))
    noted = any(not any(text.strip() for text in column) for column in columns)
    return [
        Room.LINE
        if not any(text.strip() for text in row[1:])
        else Room.NOTE
        if noted
        else Room.NONE
        for row in table.rows
    ]


def _wanted(name: str, cells: Sequence[str]) -> int:
    """What the column takes when none of its cells is broken over lines."""
    if not any(cells):
        return round(max(_BLANK, _length(name)) * _CHARACTER)
    return round(max(_NARROWEST, *map(_length, (name, *cells))) * _CHARACTER) + _PADDING


def _spread(widths: list[int], wanted: Sequence[int], places: Sequence[int], left: int) -> None:
    """Share what is left among long columns: one four times as long gets twice the width."""
    weights = [wanted[place] ** 0.5 for place in places]
    for place, weight in zip(places, weights, strict=True):
        widths[place] = int(left * weight / sum(weights))
    widths[places[-1]] += left - sum(widths[place] for place in places)


def _length(text: str) -> float:
    """The length of a text in Chinese characters."""
    flat = one_line(text)
    wide = [unicodedata.east_asian_width(c) in "WFA" for c in flat]
    seams = sum(one != other for one, other in pairwise(wide))
    return sum(wide) + (len(flat) - sum(wide)) * _LATIN + seams * _SEAM
