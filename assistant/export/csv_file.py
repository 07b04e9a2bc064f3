"""Tables as .csv files: read in the encoding they came in, written so that Excel obeys nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import SheetUnreadable
from assistant.export.excel_reading import LARGEST, filled, plain_head, read_table
from assistant.export.plain_text import one_line
from assistant.reasons import spoken_reason
from assistant.workbook import Cell, Sheet, SheetRow

SUFFIX = ".csv"
_ENCODINGS = ("utf-8-sig", "gb18030")
_OBEYED = "=+-@\t\r"  # at the beginning of a cell these make a formula of it
_DELIMITERS = ",;\t"


def read_results_table(path: Path, heads: Sequence[str], advice: str) -> tuple[SheetRow, ...]:
    """The filled rows of an .xlsx or .csv file in whose first row one of the heads stands.

    Raises: SheetUnreadable naming the file.
    """
    if path.suffix.lower() != SUFFIX:
        return read_table(path, heads, advice)
    words = _words(path)
    first = words.split("\n", 1)[0]
    mark = max(_DELIMITERS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(words, newline=""), delimiter=mark))
        names = [plain_head(name) for name in lines[0]] if lines else []
        if not any(head in names for head in heads):
            wanted = "”或“".join(heads)
            raise SheetUnreadable(f"“{path}”的第一行里没有“{wanted}”这一列。{advice}")
        return tuple(filled(((line, line) for line in lines[1:]), names, path))
    except csv.Error as error:
        raise SheetUnreadable(f"“{path}”不是完整的 CSV 表（{error}），请另存后再用") from error


def csv_bytes(sheet: Sheet) -> bytes:
    """The sheet with its heads, in UTF-8 with the mark by which Excel knows it."""
    stream = io.StringIO(newline="")
    lines = csv.writer(stream)
    lines.writerow([_harmless(column.name) for column in sheet.columns])
    lines.writerows([_harmless(value) for value in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _harmless(value: Cell) -> Cell:
    """A text that would be a formula gets an apostrophe before it, as Excel itself writes it."""
    if not isinstance(value, str):
        return value
    flat = one_line(value)
    return f"'{flat}" if flat[:1] and flat[0] in _OBEYED else flat


def _words(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise SheetUnreadable(f"“{path}”超过 {LARGEST // 10**6} MB，太大了")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SheetUnreadable(f"没有“{path}”这个文件，请核对名称") from error
    except OSError as error:
        raise SheetUnreadable(f"“{path}”打不开（{spoken_reason(error)}）") from error
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetUnreadable(f"“{path}”的编码认不出来，请另存为 UTF-8 编码的 CSV，或存为 .xlsx")
