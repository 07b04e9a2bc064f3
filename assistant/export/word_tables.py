"""Tables of a Word document: heads that repeat, rows that stay whole, columns that fit."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.export.column_widths import Room, column_widths, writing_room
from assistant.export.word_page import TYPE_WIDTH
from assistant.export.word_text import marks, paragraph, run
from assistant.report import Heading, Paragraph, Table, Tick

_GAP = paragraph("", "Gap")  # Word makes one table of two that touch
_BAND = "EDEDED"  # the grey behind a heading within a table
_TICK_WIDTHS = (500, TYPE_WIDTH - 500 - 1_400, 1_400)  # twips
_HEIGHTS = {Room.NONE: 0, Room.NOTE: 460, Room.LINE: 620}  # twips of a row to write in


def table(element: Table) -> str:
    """Rows under a head."""
    widths = column_widths(element, TYPE_WIDTH)
    head = _row(
        [
            _cell(paragraph(run(name), "TableHead"), width)
            for name, width in zip(element.columns, widths, strict=True)
        ],
        head=True,
    )
    rows = [
        _row(
            [
                _cell(paragraph(run(text), "TableText"), width)
                for text, width in zip(row, widths, strict=True)
            ],
            height=_HEIGHTS[room],
        )
        for row, room in zip(element.rows, writing_room(element), strict=True)
    ]
    return _grid(widths, head + "".join(rows))


def ticks(elements: Sequence[Heading | Paragraph | Tick]) -> str:
    """Boxes to tick off with what is to be done; headings and lead-ins run across as bands."""
    steps = any(isinstance(one, Tick) and one.details for one in elements)
    names = ("", "事项", "完成日期" if steps else "备注")
    head = _row(
        [
            _cell(paragraph(run(name), "TableHead"), width)
            for name, width in zip(names, _TICK_WIDTHS, strict=True)
        ],
        head=True,
    )
    rows = [_tick(one) if isinstance(one, Tick) else _band(one) for one in elements]
    return _grid(_TICK_WIDTHS, head + "".join(rows))


def _tick(tick: Tick) -> str:
    inner = "Inner" if tick.inner else ""
    label = f"（{tick.label}）" if tick.label else ""
    words = paragraph(run(label + tick.text) + marks(tick.marks), f"Tick{inner or 'Text'}")
    details = [
        paragraph(run(f"{name}：", "DetailName") + run(value), f"Tick{inner}Detail")
        for name, value in tick.details
    ]
    cells = (paragraph(run("☐"), "TickBox"), words + "".join(details), paragraph("", "TableText"))
    return _row([_cell(cell, width) for cell, width in zip(cells, _TICK_WIDTHS, strict=True)])


def _band(element: Heading | Paragraph) -> str:
    """A heading, or the words that introduce a list, across the whole table."""
    is_heading = isinstance(element, Heading)
    content = paragraph(run(element.text), "TickBand" if is_heading else "TickLead")
    shade = f'<w:shd w:val="clear" w:fill="{_BAND}"/>' if is_heading else ""
    return _row([_cell(content, TYPE_WIDTH, f'<w:gridSpan w:val="3"/>{shade}')])


def _grid(widths: Sequence[int], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{_GAP}"
    )


def _row(cells: Sequence[str], head: bool = False, height: int = 0) -> str:
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, properties: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )
