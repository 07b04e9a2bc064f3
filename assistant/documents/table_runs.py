"""Which lines of a text are rows of a table: 列名：值 | 列名：值, one line for each row."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

_BAR = re.compile(r"(?:^|(?<= ))\|(?= |$)")
_DIVIDER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")  # Markdown's, under a head
_NAME = re.compile(r"([^：|]{1,60})：")
_LONGEST_WITHIN = 60  # characters of a line that stands between the rows of one table


@dataclass(frozen=True, slots=True)
class Place:
    """The table a line stands in and the row it is, both from 1; row 0 is no row of data."""

    table: int
    row: int


def is_row(line: str) -> bool:
    """Whether a line holds several cells with bars between them."""
    return "|" in line and (sum(map(bool, _cells(line))) > 1 or bool(_DIVIDER.match(line)))


def table_places(lines: Sequence[str], marked: Collection[int]) -> dict[int, Place]:
    """Where the lines that belong to tables stand; `marked` lines head something and never do."""
    names = {
        index: _names(line)
        for index, line in enumerate(lines)
        if index not in marked and is_row(line)
    }
    places: dict[int, Place] = {}
    table = 0
    index = 0
    while index < len(lines):
        if index not in names:
            index += 1
            continue
        rows, end = _run(lines, marked, names, index)
        if len(rows) > 1 or len(names[index]) > 1:
            table += 1
            places |= _numbered(lines, table, rows, range(index, end))
        index = end
    return places


def _run(
    lines: Sequence[str], marked: Collection[int], names: Mapping[int, list[str]], start: int
) -> tuple[list[int], int]:
    """The rows of the table that begins at a line, and the line after it."""
    rows, known = [start], set(names[start])
    end = start + 1
    while end < len(lines):
        if end in names:
            known.update(names[end])
        elif end in marked:
            break
        elif not _single(lines[end], known):
            following = names.get(end + 1, [])
            shared = sum(name in known for name in following)
            within = len(lines[end]) <= _LONGEST_WITHIN and following
            if not within or 2 * shared < len(following):
                break
            end += 1
            continue
        rows.append(end)
        end += 1
    return rows, end


def _single(line: str, known: set[str]) -> bool:
    """Whether a line is a row of which one cell alone is filled."""
    name = _NAME.match(line)
    if name and name.group(1) in known:
        return True
    return line.endswith(" |") and sum(map(bool, _cells(line))) == 1


def _numbered(
    lines: Sequence[str], table: int, rows: Sequence[int], extent: range
) -> dict[int, Place]:
    dividers = [index for index in rows if _DIVIDER.match(lines[index])]
    head = dividers[0] if dividers else -1  # in Markdown the line above the divider is the head
    places = {index: Place(table, 0) for index in extent}
    data = [index for index in rows if index > head and index not in dividers]
    places |= {index: Place(table, number) for number, index in enumerate(data, 1)}
    return places


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line)]


def _names(line: str) -> list[str]:
    """The column names that a row gives; empty for one without."""
    return [found.group(1) for cell in _cells(line) if (found := _NAME.match(cell))]
