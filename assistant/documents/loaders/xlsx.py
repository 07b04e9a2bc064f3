"""Spreadsheets (.xlsx): each visible sheet a heading, each row of data a line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_text
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.packages import broken_package, check_package
from assistant.documents.loaders.plain import unreadable_note
from assistant.documents.loaders.table_rows import Covered, begins_table, table_lines
from assistant.documents.loaders.xlsx_parts import Area, SheetFacts, read_facts
from assistant.documents.loaders.xlsx_values import shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_NOUN = "Excel 文件（.xlsx）"
_MOST_ROWS = 20_000  # of a sheet; longer ones are data for a database, not a document
_MOST_COLUMNS = 256
_MOST_COVERED = 2_000_000  # places that merged cells cover; more are no layout but a trap
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表)\d+$", re.I)
_CUT = "工作表“{}”超过 {} 行，之后的没有读取，请把要用的部分另存为单独的文件再添加"
_WIDE = "工作表“{}”超过 {} 列，右边的没有读取，请核对是否有误填的格"
_HIDDEN = "没有读取隐藏的工作表：{}；需要时请取消隐藏后再添加"
_FOLDED = "工作表“{}”有隐藏或筛选掉的行列，其中的内容也已读取，请核对是否需要"
_UNCOUNTED = "有公式没有保存计算结果，这些格是空的；请用 Excel 或 WPS 打开并保存一次后再添加"


def load_xlsx(data: bytes, name: str) -> LoadedFile:
    """The visible sheets in order: values as shown, never formulas."""
    check_package(data, name, _NOUN)
    # openpyxl prints what it finds odd in a damaged file; the output is not its own to write to
    with broken_package(name, _NOUN), redirect_stdout(io.StringIO()):
        reader = _Reader(data)
        text = "\n\n".join(reader.sheets())
        title = (reader.book.properties.title or "").strip() or Path(name).stem
        margins = reader.margins()
    return LoadedFile(
        clean_text(text),
        properties={"title": title},
        margins=margins,
        warnings=(*reader.warnings, *unreadable_note(text)),
    )


class _Reader:
    """One workbook; collects what a user has to know about it."""

    def __init__(self, data: bytes) -> None:
        import openpyxl

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._facts = read_facts(archive)
        self.book: Workbook = openpyxl.load_workbook(
            io.BytesIO(data), data_only=True, read_only=True
        )
        uncounted = any(facts.uncounted for facts in self._facts.values())
        self.warnings: list[str] = [_UNCOUNTED] if uncounted else []

    def sheets(self) -> Iterator[str]:
        """The text of each visible sheet that holds something, under its name."""
        visible = [sheet for sheet in self.book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in self.book.worksheets if sheet not in visible]
        for sheet in visible:
            lines = [line for grid in _tables(self._grid(sheet)) for line in table_lines(grid)]
            alone = len(visible) == 1 and _DEFAULT_NAME.match(sheet.title)
            if lines:
                yield "\n".join(lines if alone else [f"## {sheet.title.strip()}", *lines])
        if hidden:
            self.warnings.append(_HIDDEN.format("、".join(f"“{title}”" for title in hidden)))

    def margins(self) -> tuple[str, ...]:
        """Heads and feet of printed pages, and properties."""
        properties = self.book.properties
        lines = [
            f"{shown_name}：{words}"
            for shown_name, words in (
                ("关键词", properties.keywords),
                ("主题", properties.subject),
                ("类别", properties.category),
                ("备注", properties.description),
            )
            if words
        ]
        bands = (band for facts in self._facts.values() for band in facts.bands)
        return tuple(dict.fromkeys((*lines, *bands)))

    def _grid(self, sheet: ReadOnlyWorksheet) -> list[list[str]]:
        sheet.reset_dimensions()  # what a file states of its size is wrong too often
        grid: list[list[str]] = []
        wide = False
        for row in sheet.iter_rows(max_row=_MOST_ROWS + 1):
            if len(grid) == _MOST_ROWS:
                self.warnings.append(_CUT.format(sheet.title, _MOST_ROWS))
                break
            texts = [
                shown(cell.value, str(cell.number_format)) if cell.value is not None else ""
                for cell in row
            ]
            wide = wide or any(texts[_MOST_COLUMNS:])
            grid.append(texts[:_MOST_COLUMNS] if any(texts) else [])
        facts = self._facts.get(sheet.title, SheetFacts())
        if wide:
            self.warnings.append(_WIDE.format(sheet.title, _MOST_COLUMNS))
        if facts.folded:
            self.warnings.append(_FOLDED.format(sheet.title))
        _cover(grid, facts.merged)
        return grid


def _cover(grid: list[list[str]], merged: Sequence[Area]) -> None:
    """Let merged cells speak in every row and column they cover."""
    left = _MOST_COVERED
    for area in merged:
        rows = range(area.top, min(area.bottom, len(grid)))
        columns = range(area.left, min(area.right, _MOST_COLUMNS))
        left -= len(rows) * len(columns)
        if left < 0:
            return
        if rows and area.left < len(grid[area.top]):
            _spread(grid, rows, columns)


def _spread(grid: list[list[str]], rows: range, columns: range) -> None:
    text = grid[rows.start][columns.start]
    for row in (grid[number] for number in rows if grid[number]):
        row.extend([""] * (columns.stop - len(row)))
        for column in columns:
            row[column] = Covered(text)
    grid[rows.start][columns.start] = text


def _tables(grid: list[list[str]]) -> list[list[list[str]]]:
    """The tables of a sheet: after a blank row a new one begins, if its rows say so."""
    tables: list[list[list[str]]] = []
    fresh = True
    block: list[list[str]] = []
    for row in [*grid, []]:
        if any(text.strip() for text in row):
            block.append(row)
            continue
        if block:
            if fresh or begins_table(block):
                tables.append(block)
            else:
                tables[-1] += block
            fresh = False
        block = []
    return tables
