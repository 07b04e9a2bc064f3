"""Merged cells of a sheet that is read row by row: Excel keeps the value of the first one only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.workbook import Cell

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_CHUNK = 1 << 20  # bytes
_LONGEST = 200  # bytes of one entry
_MOST = 100_000  # entries


class Merges:
    """The merged ranges of one sheet, asked for row by row from the top."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.utils.cell import range_boundaries

        self._ranges = sorted(
            (top, bottom, left, right)
            for left, top, right, bottom in map(range_boundaries, _references(sheet))
        )
        self._open: list[tuple[int, int, int, int, Cell]] = []

    def of_row(
        self, number: int, names: Sequence[str], values: Mapping[str, Cell]
    ) -> dict[str, Cell]:
        """The empty cells of a row that belong to a filled one, as `SheetRow.merged` has them."""
        while self._ranges and self._ranges[0][0] <= number:
            top, bottom, left, right = self._ranges.pop(0)
            value = values.get(_name(names, left)) if top == number else None
            if value is not None:
                self._open.append((top, bottom, left, right, value))
        self._open = [one for one in self._open if one[1] >= number]
        return {
            name: value if column == left and top < number else None
            for top, _, left, right, value in self._open
            for column in range(left, min(right, len(names)) + 1)
            if (name := _name(names, column)) and name not in values
        }


def _name(names: Sequence[str], column: int) -> str:
    return names[column - 1] if column <= len(names) else ""


def _references(sheet: Any) -> Iterator[str]:
    """B3:B4 and the like. They stand at the end of a sheet, after rows that may be many."""
    with sheet._get_source() as source:  # openpyxl reads them only with all cells in memory
        rest, found = b"", 0
        while chunk := source.read(_CHUNK):
            text = rest + chunk
            end = 0
            for match in _MERGED.finditer(text):
                end = match.end()
                found += 1
                if found > _MOST:
                    return
                yield match[1].decode("ascii")
            rest = text[max(end, len(text) - _LONGEST) :]
