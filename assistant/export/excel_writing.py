"""Workbooks written as .xlsx files. No text becomes a formula: openpyxl is told that it is text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from assistant.errors import ExportFailed
from assistant.export.plain_text import one_line
from assistant.export.saving import save
from assistant.workbook import Cell, Chart, Column, Sheet, Tone, Values

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIX = ".xlsx"
_FILLS = {Tone.GOOD: "C6E7CE", Tone.BAD: "F8CBAD", Tone.MISSING: "FFE699"}
_HEAD_FILL, _SAMPLE_COLOUR = "D9E2F3", "808080"
_FONT = "宋体"
_LONGEST_CELL = 32_000  # Excel holds 32,767 characters
_LONGEST_LIST = 250  # characters of a drop-down list that stands in the sheet itself
_MOST_WHOLE = 2_000_000
_LINE = 15.5  # points of a line in a cell
_HIGHEST = 400  # points; Excel ends at 409
_WIDEST_ON_PAPER = 190  # characters that still can be read when a page of A4 holds them
_NARROW = 16  # characters of a column whose cells stand in the middle


def save_workbook(sheets: Sequence[Sheet], target: Path, overwrite: bool = False) -> None:
    """Write the sheets. Raises: ExportFailed for another suffix, and as `save` does."""
    if target.suffix.lower() != SUFFIX:
        raise ExportFailed(f"“{target.name}”不是 Excel 文件的名称，请以 .xlsx 结尾，如 总表.xlsx")
    save(target, workbook_bytes(sheets), overwrite)


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as the bytes of an .xlsx file."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _Writing(book.create_sheet(sheet.title[:31]), sheet).run()
    book.properties.creator = ""
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


class _Writing:
    """One sheet while it is written."""

    def __init__(self, page: Worksheet, sheet: Sheet) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._page, self._sheet = page, sheet
        side = Side(style="thin", color="A6A6A6")
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._font, self._bold = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
        self._grey = Font(name=_FONT, size=11, italic=True, color=_SAMPLE_COLOUR)
        self._middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._left = Alignment(vertical="center", wrap_text=True)
        self._fills = {
            tone: PatternFill("solid", start_color=colour) for tone, colour in _FILLS.items()
        }
        self._head_fill = PatternFill("solid", start_color=_HEAD_FILL)

    def run(self) -> None:
        """Head, rows, what drops down, the chart, and how it is printed."""
        for place, column in enumerate(self._sheet.columns, start=1):
            self._head(place, column)
        for number, row in enumerate(self._sheet.rows, start=2):
            for place, value in enumerate(row, start=1):
                self._cell(number, place, value)
            self._page.row_dimensions[number].height = self._height(row)
        names = [column.name for column in self._sheet.columns]
        self._page.row_dimensions[1].height = self._height(names) + 4
        for place, column in enumerate(self._sheet.columns, start=1):
            self._offer(place, column)
        if self._sheet.chart and self._sheet.rows:
            self._draw(self._sheet.chart)
        page = self._page
        page.freeze_panes = page.cell(2, self._sheet.kept + 1)
        page.print_title_rows = "1:1"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9  # A4
        if sum(column.width for column in self._sheet.columns) <= _WIDEST_ON_PAPER:
            page.page_setup.fitToHeight = 0
            page.sheet_properties.pageSetUpPr.fitToPage = True
        else:  # over several pages, each with the names
            page.print_title_cols = f"A:{page.cell(1, self._sheet.kept).column_letter}"

    def _head(self, place: int, column: Column) -> None:
        from openpyxl.comments import Comment

        cell = self._put(1, place, column.name)
        cell.font, cell.fill, cell.alignment = self._bold, self._head_fill, self._middle
        if column.hint:
            cell.comment = Comment(_text(column.hint), "")
        self._page.column_dimensions[cell.column_letter].width = column.width

    def _cell(self, number: int, place: int, value: Cell) -> None:
        cell = self._put(number, place, value)
        sample = self._sheet.sample and number == 2
        cell.font = self._grey if sample else self._font
        narrow = self._sheet.columns[place - 1].width <= _NARROW and not self._sheet.blanks
        cell.alignment = self._middle if narrow else self._left
        tone = (self._sheet.tones or {}).get(value) if isinstance(value, str) else None
        if tone:
            cell.fill, cell.alignment = self._fills[tone], self._middle

    def _height(self, row: Sequence[Cell]) -> float:
        """Points that the row needs: LibreOffice does not reckon with broken lines by itself."""
        lines = max(
            sum(
                max(1, ceil(_wide(line) / (column.width - 1)))
                for line in (str(value).splitlines() if value else [""])
            )
            for value, column in zip(row, self._sheet.columns, strict=True)
        )
        return min(_HIGHEST, lines * _LINE)

    def _put(self, number: int, place: int, value: Cell) -> Any:
        cell = self._page.cell(number, place)
        if isinstance(value, str):
            cell.value = _text(value)
            cell.data_type = "s"  # "=…" would be taken for a formula
            cell.quotePrefix = True  # and stays a text when someone edits the cell
        elif value is not None:
            cell.value = value
            if not isinstance(value, int | float):
                cell.number_format = "yyyy-mm-dd"
        cell.border = self._border
        return cell

    def _offer(self, place: int, column: Column) -> None:
        """Drop-down lists and bounds for the cells of a column that are to be filled in."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        blanks = self._sheet.blanks
        listed = ",".join(column.choices)
        if not blanks or not (listed or column.values is not Values.ANY):
            return
        letter = get_column_letter(place)
        if listed and len(listed) <= _LONGEST_LIST:
            rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            rule.error = f"请从下拉列表中选：{'、'.join(column.choices)}"[:250]
        elif column.values is Values.WHOLE:
            rule = DataValidation(
                "whole", operator="between", formula1="0", formula2=str(_MOST_WHOLE)
            )
            rule.error = "请填整数，不清楚就空着"
        else:
            rule = DataValidation("date", operator="greaterThan", formula1="1")
            rule.error = "请填日期，如 2026-11-20，不清楚就空着"
        rule.errorTitle, rule.allow_blank, rule.showErrorMessage = column.name[:30], True, True
        first = 2 + len(self._sheet.rows)
        rule.add(f"{letter}{first}:{letter}{first + blanks - 1}")
        self._page.add_data_validation(rule)
        if column.values is Values.DATE:
            for number in range(first, first + blanks):
                self._page.cell(number, place).number_format = "yyyy-mm-dd"

    def _draw(self, chart: Chart) -> None:
        from openpyxl.chart import BarChart, Reference

        last = len(self._sheet.rows) + 1
        bars = BarChart()
        bars.type, bars.grouping, bars.overlap = "bar", "stacked", 100
        bars.title = _text(chart.title)
        bars.height, bars.width = max(7.5, min(30, 1.2 * last)), 18  # centimetres
        bars.x_axis.delete = bars.y_axis.delete = False
        bars.x_axis.scaling.orientation = "maxMin"  # the first row on top
        for place, tone in zip(chart.columns, Tone, strict=False):
            data = Reference(self._page, min_col=place + 1, min_row=1, max_row=last)
            bars.add_data(data, titles_from_data=True)
            bars.series[-1].graphicalProperties.solidFill = _FILLS[tone]
        bars.set_categories(Reference(self._page, min_col=chart.label + 1, min_row=2, max_row=last))
        self._page.add_chart(bars, f"A{last + 3}")


def _wide(text: str) -> int:
    """How many narrow characters the text is wide."""
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


def _text(value: str) -> str:
    return "\n".join(one_line(line) for line in value.splitlines())[:_LONGEST_CELL]
