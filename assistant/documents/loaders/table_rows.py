"""Tables as lines that can be read, found and cited alone: 列名：值 | 列名：值."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.loaders.table_cells import (
    Covered,
    Row,
    Span,
    grid_of,
    label_line,
    one_line,
    paragraphs,
    spans_of,
)
from assistant.documents.loaders.table_heads import find_names, form_pairs, is_name

__all__ = ["Covered", "begins_table", "is_layout", "table_lines"]

_BETWEEN = " | "
_LONGEST = 800  # characters of a cell: above that its paragraphs stay paragraphs
_MOST_TITLES = 3  # rows above a head that nobody has merged over the table
_NOTE = re.compile(r"(?:注|备注|说明|填[表报写]说明|填表[人须]|资料来源|数据来源|单位)\d*\s*[:：]")


def table_lines(rows: Sequence[Row], known_heads: int = 0) -> list[str]:
    """One line for each row of data, and the table's titles and notes as lines of their own.

    A cell may hold line feeds. Give the places that a merged cell covers beside and below its
    first one the same text as `Covered`: it is said once in a row and again in each row below.
    `known_heads`: how many rows at the top the file itself marks as head, titles included.
    """
    grid = grid_of(rows)
    if not grid:
        return []
    if is_layout(grid):
        return _as_paragraphs(grid)
    at = _title_rows(grid)
    titles = _as_paragraphs(grid[:at])
    names, depth = find_names(grid[at:], max(0, known_heads - at))
    body = grid[at + depth :]
    if depth:
        heads = [_words(row) for row in grid[at : at + depth]]
        return titles + [
            line for row in body if _words(row) not in heads for line in _named(row, names)
        ]
    form = _is_form(body)
    return titles + [line for row in body for line in _unnamed(row, form)]


def _title_rows(grid: Sequence[Row]) -> int:
    """How many rows at the top are titles: over the whole width, or one cell above a head."""
    at = 0
    while at < len(grid) - 1 and _stands_alone(grid[at]):
        at += 1
    below = at
    while below < min(len(grid) - 1, at + _MOST_TITLES) and len(spans_of(grid[below])) == 1:
        below += 1
    return below if below > at and find_names(grid[below:])[1] else at


def begins_table(rows: Sequence[Row]) -> bool:
    """Whether rows after a gap are a table of their own: with a title, a head or a form."""
    grid = grid_of(rows)
    return not grid or _title_rows(grid) > 0 or find_names(grid)[1] > 0 or _is_form(grid)


def is_layout(rows: Sequence[Row]) -> bool:
    """Whether a table only sets a text on its page: most of it stands in rows of one cell."""
    grid = grid_of(rows)
    if not grid or len(grid[0]) == 1:
        return True
    alone = [_stands_alone(row) for row in grid]
    if len(grid) == 1:
        cells = spans_of(grid[0])
        return alone[0] or not (
            form_pairs(cells, len(grid[0])) or all(is_name(cell.text) for cell in cells)
        )
    neighbours = any(not one and not two for one, two in zip(alone, alone[1:], strict=False))
    lengths = [sum(len(span.text) for span in spans_of(row)) for row in grid]
    inside = sum(length for length, single in zip(lengths, alone, strict=True) if single)
    return not neighbours and 2 * inside > sum(lengths)


def _stands_alone(row: Row) -> bool:
    """Whether a row is one cell over the whole width, or a note that begins at its left."""
    spans = spans_of(row)
    if len(spans) != 1:
        return False
    span = spans[0]
    if len(span.columns) == len(row):
        return not span.carried
    begins = span.first == 0 and not span.carried
    return begins and (bool(_NOTE.match(span.text.strip())) or len(span.columns) > 1)


def _as_paragraphs(grid: Sequence[Row]) -> list[str]:
    return [
        line
        for row in grid
        for span in spans_of(row)
        if not span.carried
        for line in paragraphs(span.text)
    ]


def _named(row: Row, names: Sequence[str]) -> list[str]:
    """A row of data under its columns' names."""
    if _stands_alone(row):
        return _as_paragraphs([row])
    spans = spans_of(row)
    if all(span.carried for span in spans):
        return []
    cells = [_cell(span, names) for span in spans]
    if any(len(span.text) > _LONGEST for span in spans):
        return [line for cell in cells for line in paragraphs(cell)]
    return [_BETWEEN.join(one_line(cell) for cell in cells)]


def _cell(span: Span, names: Sequence[str]) -> str:
    words = [names[column] for column in span.columns if names[column]]
    name = "、".join(dict.fromkeys(words))
    text = span.text.strip() if len(span.text) > _LONGEST else one_line(span.text)
    return f"{name}：{text}" if name else text


def _is_form(grid: Sequence[Row]) -> bool:
    """Whether most rows that have something filled in name it at its left."""
    filled = [spans for row in grid if len(spans := spans_of(row)) > 1]
    forms = sum(bool(form_pairs(spans, len(grid[0]))) for spans in filled)
    labelled = sum(is_name(spans[0].text) for spans in filled)
    return bool(forms) and 2 * labelled >= len(filled)


def _unnamed(row: Row, form: bool) -> list[str]:
    """A row of a table whose columns have no names."""
    spans = spans_of(row)
    if _stands_alone(row) or any(len(span.text) > _LONGEST for span in spans):
        return _as_paragraphs([row])
    if all(span.carried for span in spans):
        return []
    pairs = form_pairs(spans, len(row)) if form else []
    if pairs:
        return [_BETWEEN.join(f"{label}：{value}" for label, value in pairs)]
    if form and len(spans) == 2 and spans[0].last + 1 == spans[1].first:
        label, value = spans
        if is_name(label.text) and not is_name(value.text):
            return [f"{label_line(label.text)}：{one_line(value.text)}"]
    return [_BETWEEN.join(one_line(span.text) for span in spans)]


def _words(row: Row) -> list[str]:
    return [label_line(text) for text in row]
