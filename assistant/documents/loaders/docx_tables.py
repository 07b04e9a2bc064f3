"""Word tables as grids of text: merged cells, rows that are heads, tables inside cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.documents.loaders.docx_lists import WORD, integer, is_on, value
from assistant.documents.loaders.docx_runs import is_deleted
from assistant.documents.loaders.table_rows import Covered, table_lines

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

Lines = Callable[["Element"], Iterable[str]]
_WIDEST = 200  # columns; a span beyond that is no setting but damage
_WRAPPERS = frozenset(
    f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")
)


def read_grid(table: Element, lines_of: Lines) -> tuple[list[list[str]], int]:
    """The texts of a table by row and column, and how many rows at its top are marked as head.

    `lines_of` reads a cell; it is asked for each visible cell once, in reading order.
    """
    grid: list[list[str]] = []
    heads = 0
    for row in _children(table, "tr"):
        settings = row.find(f"{WORD}trPr")
        if is_deleted(settings) or _has(settings, "hidden"):
            continue
        if len(grid) == heads and (_has(settings, "tblHeader") or _is_bold(row)):
            heads += 1
        grid.append(_row(row, grid[-1] if grid else [], lines_of))
    # a table whose rows are all bold has no head that differs
    return grid, heads if heads < len(grid) else 0


def table_text(grid: list[list[str]], heads: int) -> list[str]:
    """The lines of a table; tables inside its cells are part of their cell's words."""
    return table_lines(grid, heads)


def _row(row: Element, above: list[str], lines_of: Lines) -> list[str]:
    texts: list[str] = [""] * _skipped(row)
    for cell in _children(row, "tc"):
        settings = cell.find(f"{WORD}tcPr")
        at, width = len(texts), 1
        going_on = False
        if settings is not None:
            width = min(integer(settings.find(f"{WORD}gridSpan")) or 1, _WIDEST)
            merge = settings.find(f"{WORD}vMerge")
            going_on = merge is not None and value(merge) in ("", "continue")
        if going_on:
            text: str = Covered(above[at] if at < len(above) else "")
        else:
            text = "\n".join(lines_of(cell))
        texts += [text, *[Covered(text)] * (width - 1)]
    return texts


def _skipped(row: Element) -> int:
    """How many columns stand empty before the first cell of a row."""
    before = row.find(f"{WORD}trPr/{WORD}gridBefore")
    return min(integer(before) or 0, _WIDEST)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those in content controls included."""
    for child in parent:
        if child.tag == f"{WORD}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _has(settings: Element | None, name: str) -> bool:
    return settings is not None and is_on(settings.find(f"{WORD}{name}"))


def _is_bold(row: Element) -> bool:
    """Whether every cell of a row holds words and all of them are bold, as people set a head."""
    cells = [
        [run for run in cell.iter(f"{WORD}r") if (run.findtext(f"{WORD}t") or "").strip()]
        for cell in _children(row, "tc")
    ]
    return all(cells) and all(_has(run.find(f"{WORD}rPr"), "b") for runs in cells for run in runs)
