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
from assistant.export.excel_merges import Merges
from assistant.reasons import spoken_reason
from assistant.workbook import Cell, SheetRow

LARGEST = 20_000_000  # bytes
_LARGEST_UNPACKED = 400_000_000
MOST_ROWS = 5_000
_MOST_COLUMNS = 300
_MOST_EMPTY = 1_000  # rows in a row; what follows them is of no table
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_NO_RESULT = "是公式，文件里没有算出的结果。请在 Excel 里打开、保存一次，或者直接写上结果"
_ERROR = "是 Excel 的错误值 {value}。请直接写上内容，不清楚就空着"


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

    # A formula shows its last value in one book and itself in the other.
    books = [
        openpyxl.load_workbook(io.BytesIO(data), data_only=shown, read_only=True)
        for shown in (True, False)
    ]
    with closing(books[0]), closing(books[1]):
        for sheet, written in zip(books[0].worksheets, books[1].worksheets, strict=True):
            lines, formulas = _lines(sheet), _lines(written)
            names = [plain_head(value) for value in next(lines, ())]
            if any(head in names for head in heads):
                next(formulas, ())
                yield from filled(zip(lines, formulas, strict=True), names, path, Merges(sheet))
                return
    wanted = "”或“".join(heads)
    raise SheetUnreadable(f"“{path}”里没有第一行写着“{wanted}”的工作表。{advice}")


def _lines(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    return iter(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS))


def filled(
    lines: Iterable[tuple[Any, Any]],
    names: Sequence[str],
    path: Path,
    merges: Merges | None = None,
) -> Iterator[SheetRow]:
    """The rows that hold something, by the heads above them; each as shown and as written.

    Raises: SheetUnreadable.
    """
    _check_heads(names, path)
    empty = told = 0
    for number, (cells, written) in enumerate(lines, start=2):
        values, faults = dict[str, Cell](), dict[str, str]()
        for name, cell, formula in zip(names, cells, written, strict=False):
            value = _value(cell)
            if name and value is None and _value(formula) is not None:
                faults[name] = _NO_RESULT
            elif name and value in _ERRORS:
                faults[name] = _ERROR.format(value=value)
            elif name and value is not None:
                values[name] = value
        merged = merges.of_row(number, names, values) if merges else {}
        empty = 0 if values or faults else empty + 1
        if empty > _MOST_EMPTY:
            return
        if values or faults:
            told += 1
            if told > MOST_ROWS:
                raise SheetUnreadable(f"“{path}”超过 {MOST_ROWS} 行，请分成几个文件")
            yield SheetRow(number, values, merged, faults)


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
