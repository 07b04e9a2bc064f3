"""A filled-in sheet read row by row, values only; what is none is refused in plain words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, redirect_stdout
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.errors import SheetUnreadable
from assistant.reasons import spoken_reason
from assistant.workbook import Cell, SheetRow

LARGEST = 20_000_000  # bytes
_LARGEST_UNPACKED = 400_000_000
MOST_ROWS = 5_000
_MOST_COLUMNS = 300
_MOST_EMPTY = 1_000  # rows in a row; what follows them is of no table


_TEMPLATE = "请用模板填写，模板：dangwu visit --excel-template 企业情况.xlsx"


def read_rows(path: Path, head: str) -> tuple[SheetRow, ...]:
    """The filled rows of the first sheet in whose first row a column is headed `head`.

    Raises: SheetUnreadable naming the file.
    """
    return read_table(path, (head,), _TEMPLATE)


def read_table(path: Path, heads: Sequence[str], advice: str) -> tuple[SheetRow, ...]:
    """The filled rows of the first sheet in whose first row one of the heads stands.

    `advice`: what to do where there is none. Raises: SheetUnreadable naming the file.
    """
    data = _content(path)
    try:
        with redirect_stdout(io.StringIO()):  # openpyxl prints what it finds odd
            return tuple(_rows(data, path, heads, advice))
    except SheetUnreadable:
        raise
    except Exception as error:  # openpyxl fails in many ways over a damaged file
        raise SheetUnreadable(
            f"“{path}”打不开，内容已损坏或不是 Excel 文件。请用 Excel 或 WPS 另存为 .xlsx 后再用"
        ) from error


def _rows(data: bytes, path: Path, heads: Sequence[str], advice: str) -> Iterator[SheetRow]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    with closing(book):
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own size need not be true
            lines = sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
            names = [plain_head(value) for value in next(lines, ())]
            if any(head in names for head in heads):
                yield from filled(lines, names, path)
                return
    wanted = "”或“".join(heads)
    raise SheetUnreadable(f"“{path}”里没有第一行写着“{wanted}”的工作表。{advice}")


def filled(lines: Iterable[Any], names: Sequence[str], path: Path) -> Iterator[SheetRow]:
    """The rows that hold something, by the heads above them. Raises: SheetUnreadable."""
    _check_heads(names, path)
    empty = told = 0
    for number, cells in enumerate(lines, start=2):
        values = {
            name: value
            for name, cell in zip(names, cells, strict=False)
            if name and (value := _value(cell)) is not None
        }
        empty = 0 if values else empty + 1
        if empty > _MOST_EMPTY:
            return
        if values:
            told += 1
            if told > MOST_ROWS:
                raise SheetUnreadable(f"“{path}”超过 {MOST_ROWS} 行，请分成几个文件")
            yield SheetRow(number, values)


def _check_heads(names: Sequence[str], path: Path) -> None:
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise SheetUnreadable(f"“{path}”的第一行里“{twice[0]}”出现了两次，请只留一列")


def _value(cell: Any) -> Cell:
    if cell is None or isinstance(cell, bool):
        return None if cell is None else "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, int | float | date):
        return cell
    text = str(cell).strip()
    return text or None


def plain_head(value: Any) -> str:
    """The head of a column without white space; empty where there is none."""
    return "".join(str(value).split()) if value is not None else ""


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SheetUnreadable(f"“{path}”是文件夹，请写明 Excel 文件的名称")
        if path.stat().st_size > LARGEST:
            raise SheetUnreadable(f"“{path}”超过 {LARGEST // 10**6} MB，太大了")
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except FileNotFoundError as error:
        raise SheetUnreadable(f"没有“{path}”这个文件，请核对名称") from error
    except OSError as error:
        raise SheetUnreadable(f"“{path}”打不开（{spoken_reason(error)}）") from error
    except zipfile.BadZipFile as error:
        raise SheetUnreadable(
            f"“{path}”不是 Excel 文件（.xlsx），旧版 .xls 或加了密码的请另存为不加密的 .xlsx"
        ) from error
    if unpacked > _LARGEST_UNPACKED:
        raise SheetUnreadable(f"“{path}”解开后有 {unpacked // 2**20} MB，没有读取")
    return data
