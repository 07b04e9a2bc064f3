"""Tables of a web page as grids of text: spans over rows and columns, rows that are heads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.documents.loaders.table_rows import Covered

if TYPE_CHECKING:
    from bs4 import Tag

_LONG_CELL = 800  # characters: a row with a cell above that lays out the page
_WIDEST, _TALLEST = 100, 1000  # columns and rows of one cell; browsers have limits as well
_MOST = 200_000  # places of a grid; a table that claims more is a trap


def is_data(table: Tag) -> bool:
    """Whether a table holds data; one that holds a table or long texts lays out the page."""
    if table.find("table"):
        return False
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    texts = [[cell.get_text(" ", strip=True) for cell in cells] for cells in rows]
    if any(len(text) > _LONG_CELL for row in texts for text in row):
        return False
    return any(sum(map(bool, row)) > 1 for row in texts)


def read_grid(table: Tag, text_of: Callable[[Tag], str]) -> tuple[list[list[str]], int]:
    """The texts by row and column, and how many rows at the top are marked as head."""
    grid: list[list[str]] = []
    open_cells: dict[int, tuple[str, int]] = {}  # by column: a text and the rows it still covers
    heads = places = 0
    for number, row in enumerate(table.find_all("tr")):
        texts: list[str] = []
        cells = row.find_all(["td", "th"], recursive=False)
        for cell in cells:
            _take_open(texts, open_cells)
            text = text_of(cell)
            width = _span(cell, "colspan", _WIDEST)
            height = _span(cell, "rowspan", _TALLEST)
            for place in range(width):
                if height > 1:
                    open_cells[len(texts)] = (text, height - 1)
                texts.append(Covered(text) if place else text)
        _take_open(texts, open_cells)
        for column in [column for column in open_cells if column > len(texts)]:
            del open_cells[column]  # the row ends before it: the page's own mistake
        places += len(texts)
        if places > _MOST:
            break
        grid.append(texts)
        if number == heads and cells and _is_head(row, cells):
            heads += 1
    return grid, heads if heads < len(grid) else 0


def _take_open(texts: list[str], open_cells: dict[int, tuple[str, int]]) -> None:
    """Fill the next columns with the cells that reach down into them from rows above."""
    while len(texts) in open_cells:
        text, left = open_cells.pop(len(texts))
        if left > 1:
            open_cells[len(texts)] = (text, left - 1)
        texts.append(Covered(text))


def _is_head(row: Tag, cells: list[Tag]) -> bool:
    inside = row.parent is not None and row.parent.name == "thead"
    return inside or all(cell.name == "th" for cell in cells)


def _span(cell: Tag, name: str, most: int) -> int:
    value = str(cell.get(name) or "1").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() else 1
