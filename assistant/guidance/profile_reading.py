"""Profiles from TOML files. What is read there is enterprise data and goes into no log."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from assistant.errors import ProfileImpossible, ProfileUnreadable
from assistant.profile import Profile
from assistant.profile_values import profile_of

LARGEST = 1_000_000  # bytes; a profile has a few thousand
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # a text, though in another encoding
_LINE = re.compile(r"at line (\d+)")
# TOML wants quotes round Chinese keys; people leave them away.
_KEY = re.compile(r"^(\s*)([^\s\"'=#\[\]{},.]*[^\x00-\x7f\s\"'=#\[\]{},.]+)(?=\s*=)", re.MULTILINE)
_TABLE = re.compile(r"^(\s*\[\[?)\s*([^\s\"'\[\]]*[^\x00-\x7f\s\"'\[\]]+)\s*(?=\])", re.MULTILINE)
_INNER = re.compile(r"([{,]\s*)(问题|期限|已办结)(?=\s*=)")


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises: ProfileUnreadable, ProfileImpossible, naming the file."""
    try:
        return profile_of(_parsed(_text(path)))
    except ProfileImpossible as error:
        raise type(error)(f"{path}：{error}", error.fact) from error


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        quoted = _INNER.sub(r'\1"\2"', _KEY.sub(r'\1"\2"', _TABLE.sub(r'\1"\2"', text)))
    try:
        return tomllib.loads(quoted)
    except tomllib.TOMLDecodeError as error:
        raise ProfileUnreadable(_fault(text, str(error))) from error


def _fault(text: str, reason: str) -> str:
    """Which line could not be read, and how one is written."""
    found = _LINE.search(reason)
    number = int(found[1]) if found else 0
    lines = text.splitlines()
    where = f"第 {number} 行“{lines[number - 1].strip()[:60]}”" if 0 < number <= len(lines) else ""
    return (
        f"{where or '文件末尾'}不合 TOML 的写法。每行写一项，文字加英文引号，日期写年-月-日，"
        '例如：企业名称 = "某某有限公司"。样表见 dangwu visit --template。'
    )


def _text(path: Path) -> str:
    """The text of the file; a byte order mark at its head is no part of it."""
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise ProfileUnreadable("文件太大，不是企业情况表。")
        data = path.read_bytes()
        if b"\0" in data and data[:2] not in _UTF_16:
            raise ProfileUnreadable("不是文字文件，请写企业情况表 .toml；Excel 表的后缀是 .xlsx。")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        raise ProfileUnreadable("没有这个文件，请核对路径。") from None
    except IsADirectoryError:
        raise ProfileUnreadable("这是文件夹，请写里面的 .toml 文件。") from None
    except OSError as error:
        raise ProfileUnreadable(f"打不开（{error.strerror}）。") from error
    except UnicodeDecodeError:
        raise ProfileUnreadable("不是 UTF-8 编码，请另存为 UTF-8 后再用。") from None
