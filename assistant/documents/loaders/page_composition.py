"""Pages by position: tables, columns, footnotes and lines in reading order, and their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents.cleaning import join_pages, raw_lines
from assistant.documents.loaders.page_footnotes import settle, split_footnotes
from assistant.documents.loaders.page_geometry import PageGeometry
from assistant.documents.loaders.page_layout import TextBox, lines_in_order
from assistant.documents.loaders.page_tables import RuledTable, joined_over_break, ruled_tables
from assistant.documents.loaders.table_rows import is_layout, table_lines
from assistant.documents.page_furniture import split_furniture

_EDGE = 0.08  # of the height, at the top and at the foot: running heads, page numbers
_FIRST_MARK = 0x10F000  # private characters that hold the places of tables


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """Lines and tables in reading order, and the footnotes.

    `opens`, `closes`: nothing stands above its first table, or below its last one.
    `aside` is what stands across the page: a watermark.
    """

    parts: tuple[str | RuledTable, ...] = ()
    notes: tuple[str, ...] = ()
    opens: bool = False
    closes: bool = False
    aside: str = ""

    @property
    def text(self) -> str:
        """All its words, to judge them."""
        cells = [
            part if isinstance(part, str) else "\n".join("\n".join(row) for row in part.rows)
            for part in self.parts
        ]
        return "\n".join([*cells, *self.notes])


@dataclass(frozen=True, slots=True)
class PagedText:
    """The stored text, where each page starts in it, and what stood in the margins."""

    text: str
    starts: tuple[int, ...]
    margins: tuple[str, ...]


def lay_out(geometry: PageGeometry) -> LaidOutPage:
    """What stands on a page, as a reader goes through it."""
    tables = [
        table for table in ruled_tables(geometry.edges, geometry.boxes) if not is_layout(table.rows)
    ]
    outside = [box for box in geometry.boxes if not any(t.holds(box) for t in tables)]
    outside, notes = split_footnotes(outside, geometry.height)
    marks = {chr(_FIRST_MARK + at): table for at, table in enumerate(tables)}
    placed = [
        TextBox(table.left, table.top, table.right, table.top + 1, mark)
        for mark, table in marks.items()
    ]
    head, body, foot = _bands(outside, geometry.height)
    parts: list[str | RuledTable] = []
    for line in [*lines_in_order(head), *_lines_around(body, placed), *lines_in_order(foot)]:
        parts += _with_tables(line, marks)
    return LaidOutPage(
        (*parts, *geometry.turned),
        notes,
        opens=bool(tables) and not any(box.middle < tables[0].top for box in body),
        closes=bool(tables) and not any(box.middle > tables[-1].bottom for box in body),
        aside=geometry.askew,
    )


def paged_text(pages: Sequence[LaidOutPage]) -> PagedText:
    """The text of pages without running heads, footnotes behind the text of their page."""
    raw = [raw_lines("\n".join(lines)) for lines in _page_lines(pages)]
    bare, heads = split_furniture(raw)
    text, starts = join_pages(settle(bare, [page.notes for page in pages]))
    asides = dict.fromkeys(page.aside for page in pages if page.aside)
    return PagedText(text, starts, (*heads, *asides))


def _page_lines(pages: Sequence[LaidOutPage]) -> list[list[str]]:
    """The lines of each page; a table that goes on over a page break keeps its head."""
    lines: list[list[str]] = []
    above: RuledTable | None = None
    for page in _with_whole_rows(pages):
        made: list[str] = []
        first = _first_table(page)
        for part in page.parts:
            if isinstance(part, str):
                made.append(part)
                continue
            goes_on = page.opens and part is first and above is not None and above.goes_on(part)
            head = above if goes_on else None
            made += _rows(part, head)
            # the rows of its first page stand for the table: its head is among them
            above = replace(part, rows=head.rows) if head else part
        if not page.closes:
            above = None
        lines.append(made)
    return lines


def _with_whole_rows(pages: Sequence[LaidOutPage]) -> list[LaidOutPage]:
    """The pages with rows that were broken between two of them put together on the first."""
    whole = list(pages)
    for number in range(len(whole) - 1):
        page, following = whole[number], whole[number + 1]
        above = next((p for p in reversed(page.parts) if not isinstance(p, str)), None)
        below = _first_table(following)
        if not (page.closes and following.opens and above and below and above.goes_on(below)):
            continue
        new_above, new_below = joined_over_break(above, below)
        whole[number] = _exchanged(page, above, new_above)
        whole[number + 1] = _exchanged(following, below, new_below)
    return whole


def _first_table(page: LaidOutPage) -> RuledTable | None:
    return next((part for part in page.parts if not isinstance(part, str)), None)


def _exchanged(page: LaidOutPage, old: RuledTable, new: RuledTable) -> LaidOutPage:
    return replace(page, parts=tuple(new if part is old else part for part in page.parts))


def _rows(table: RuledTable, above: RuledTable | None) -> list[str]:
    if above is None or not table.rows:
        return table_lines(table.rows)
    earlier = table_lines(above.rows)
    both = table_lines([*above.rows, *table.rows])
    return both[len(earlier) :] if both[: len(earlier)] == earlier else table_lines(table.rows)


def _lines_around(body: Sequence[TextBox], tables: Sequence[TextBox]) -> list[str]:
    """Lines above, between and below tables: prose beside a table does not hide its columns."""
    lines: list[str] = []
    rest = list(body)
    for table in sorted(tables, key=lambda box: box.top):
        lines += lines_in_order([box for box in rest if box.middle < table.top])
        lines.append(table.text)
        rest = [box for box in rest if box.middle >= table.top]
    return lines + lines_in_order(rest)


def _bands(
    boxes: Sequence[TextBox], height: float
) -> tuple[list[TextBox], list[TextBox], list[TextBox]]:
    top, bottom = _EDGE * height, (1 - _EDGE) * height
    return (
        [box for box in boxes if box.middle < top],
        [box for box in boxes if top <= box.middle <= bottom],
        [box for box in boxes if box.middle > bottom],
    )


def _with_tables(line: str, marks: dict[str, RuledTable]) -> list[str | RuledTable]:
    table = marks.get(line)
    return [table] if table else [line]
