"""Rows of a JSON-lines file, with errors that name file and line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.errors import InputError

Row = dict[str, Any]


def read_rows(path: Path, required: Sequence[str]) -> list[Row]:
    """Every object of the file; raises `InputError` when a line is none or lacks a field."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"读不到文件 {str(path)!r}：请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        raise InputError(f"文件 {str(path)!r} 不是 UTF-8 编码，请转换后再用。") from error
    lines = enumerate(text.split("\n"), start=1)
    rows = [_row(path, number, line, required) for number, line in lines if line.strip()]
    if not rows:
        raise InputError(f"文件 {str(path)!r} 里一行数据也没有。")
    return rows


def _row(path: Path, number: int, line: str, required: Sequence[str]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"文件 {str(path)!r} 第 {number} 行不是有效的 JSON。") from error
    if not isinstance(row, dict):
        raise InputError(f"文件 {str(path)!r} 第 {number} 行应当是一个 JSON 对象。")
    missing = [name for name in required if name not in row]
    if missing:
        raise InputError(f"文件 {str(path)!r} 第 {number} 行缺少字段：{'、'.join(missing)}。")
    return row
