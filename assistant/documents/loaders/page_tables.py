"""Tables drawn with rules: cells by their frames, rows as the table is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents.loaders.page_geometry import Edge
from assistant.documents.loaders.page_layout import TextBox, ideograph_width, join_row, rows_of
from assistant.documents.loaders.table_rows import Covered
from assistant.documents.wrapping import display_width, glue

_SNAP = 3.0  # points by which rules that mean the same line may differ
_LEAST_ROWS = 2
_PADDING = 0.9  # in ideographs, between the text of a cell and its frame
# what is not parted at the end of a line: a word, or a character with the marks that close it
_FIRST_WORD = re.compile(r"[（《“‘【〔]*(?:[A-Za-z0-9.%]+|.)[，。、；：！？）》”’】〕]*", re.S)
_ENDED = re.compile(r"[。；！？]$")

Frame = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with its place on the page; `columns` are the left edges of its columns."""

    left: float
    top: float
    right: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def holds(self, box: TextBox) -> bool:
        """Does a stretch of text stand inside the table?"""
        across = (box.left + box.right) / 2
        return self.left <= across <= self.right and self.top <= box.middle <= self.bottom

    def goes_on(self, following: RuledTable) -> bool:
        """Do both tables have the same columns, as the parts of one over a page break have?"""
        return len(self.columns) == len(following.columns) and all(
            abs(one - two) <= 2 * _SNAP
            for one, two in zip(self.columns, following.columns, strict=True)
        )


def joined_over_break(above: RuledTable, below: RuledTable) -> tuple[RuledTable, RuledTable]:
    """Both parts of a table, with a row that was broken between two pages whole in the first."""
    last, rest = above.rows[-1], below.rows[0]
    filled = [column for column, text in enumerate(rest) if text.strip()]
    broken = (
        len(last) == len(rest)
        and 0 < 2 * len(filled) <= len(rest)
        and filled[0] > 0
        and all(last[column] and not _ENDED.search(last[column]) for column in filled)
    )
    if not broken:
        return above, below
    whole = tuple(
        one + glue(one, two) + two if two.strip() else one
        for one, two in zip(last, rest, strict=True)
    )
    return replace(above, rows=(*above.rows[:-1], whole)), replace(below, rows=below.rows[1:])


def _may_hold_table(edges: Sequence[Edge]) -> bool:
    """A quick look: are there rules enough for two columns?"""
    level = sum(edge.level for edge in edges)
    return level >= 2 and len(edges) - level >= 2


def ruled_tables(edges: Sequence[Edge], boxes: Sequence[TextBox]) -> list[RuledTable]:
    """The tables of a page from top to bottom, with the text in their cells."""
    if not _may_hold_table(edges):
        return []
    tables = [table for cells in _grids(edges) if (table := _table(cells, boxes))]
    return sorted(tables, key=lambda table: table.top)


def _grids(edges: Sequence[Edge]) -> list[list[Frame]]:
    from pdfplumber import table as plumbing

    drawn = [
        {
            "x0": edge.left,
            "x1": edge.right,
            "top": edge.top,
            "bottom": edge.bottom,
            "width": edge.right - edge.left,
            "height": edge.bottom - edge.top,
            "orientation": "h" if edge.level else "v",
            "object_type": "line",
        }
        for edge in edges
    ]
    merged = plumbing.merge_edges(drawn, _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = plumbing.edges_to_intersections(merged, _SNAP, _SNAP)
    cells = plumbing.intersections_to_cells(crossings)
    return [
        [(float(a), float(b), float(c), float(d)) for a, b, c, d in grid]
        for grid in plumbing.cells_to_tables(cells)
    ]


def _table(cells: Sequence[Frame], boxes: Sequence[TextBox]) -> RuledTable | None:
    lefts = _steps([cell[0] for cell in cells])
    tops = _steps([cell[1] for cell in cells])
    if len(lefts) < 2 or len(tops) < _LEAST_ROWS:
        return None
    rows: list[list[str]] = [[""] * len(lefts) for _ in tops]
    for cell in cells:
        text = _text_in(cell, boxes)
        first = True
        for row, top in enumerate(tops):
            for column, left in enumerate(lefts):
                if _starts_inside(cell, left, top):
                    rows[row][column] = text if first else Covered(text)
                    first = False
    if not any(text for row in rows for text in row):
        return None
    return RuledTable(
        left=min(cell[0] for cell in cells),
        top=min(cell[1] for cell in cells),
        right=max(cell[2] for cell in cells),
        bottom=max(cell[3] for cell in cells),
        columns=tuple(lefts),
        rows=tuple(tuple(row) for row in rows),
    )


def _steps(values: Sequence[float]) -> list[float]:
    """Different values in order; those nearer than rules are drawn count once."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > _SNAP:
            steps.append(value)
    return steps


def _starts_inside(cell: Frame, left: float, top: float) -> bool:
    inside_across = cell[0] - _SNAP <= left < cell[2] - _SNAP
    return inside_across and cell[1] - _SNAP <= top < cell[3] - _SNAP


def _text_in(cell: Frame, boxes: Sequence[TextBox]) -> str:
    inside = [
        box
        for box in boxes
        if cell[0] <= (box.left + box.right) / 2 <= cell[2] and cell[1] <= box.middle <= cell[3]
    ]
    if not inside:
        return ""
    em = ideograph_width(inside)
    text, room = "", 0.0
    for row in rows_of(inside):
        line = join_row(row, em)
        # a line with room for what comes next ends where it was meant to
        word = _FIRST_WORD.match(line)
        wrapped = text and word and room < display_width(word.group()) + _PADDING
        text += (glue(text, line) if wrapped else "\n" if text else "") + line
        room = (cell[2] - row[-1].right) / em
    return text
