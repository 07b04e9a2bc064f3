"""Parts of a printed report as HTML of the page, with the marks of its sources to open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from assistant import Citation, Paragraph, Table
from ui.marks import marks
from ui.unbroken import unbroken

_LAST_MARKS = re.compile(r"(.*?)((?:\[\d+\])+)", re.DOTALL)  # how a cell names its sources
_NUMBER = re.compile(r"\d+")

Cell = Callable[[str], str]


def cited(one: Paragraph, citations: Sequence[Citation]) -> str:
    """A paragraph with its marks."""
    return unbroken(one.text) + marks(one.marks, citations)


def cited_words(text: str, citations: Sequence[Citation]) -> str:
    """Words whose marks stand at their end as [1][2]; those become buttons."""
    found = _LAST_MARKS.fullmatch(text)
    if found is None:
        return unbroken(text)
    return unbroken(found[1]) + marks(map(int, _NUMBER.findall(found[2])), citations)


def table(one: Table, cell: Cell) -> str:
    """A table that scrolls by itself where it is too wide; `cell` makes HTML of a cell."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in one.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell(text)}</td>' for text in row)}</tr>" for row in one.rows
    )
    return (
        f'<div class="dw-table"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
