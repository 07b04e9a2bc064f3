"""Sheets into a file: .xlsx holds all of them, .csv one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.export.csv_file import SUFFIX, csv_bytes
from assistant.export.excel_writing import save_workbook
from assistant.export.saving import save
from assistant.workbook import Sheet


def save_sheets(sheets: Sequence[Sheet], target: Path, overwrite: bool = False) -> None:
    """Write the sheets; of a .csv file the last one. Raises: ExportFailed, as `save` does."""
    if target.suffix.lower() == SUFFIX:
        save(target, csv_bytes(sheets[-1]), overwrite)
    else:
        save_workbook(sheets, target, overwrite)
