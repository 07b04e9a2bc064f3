"""Files that a form of the page sends: each lies on the disk only while it is read.

clicks.js sends them within the event; the server has no route that takes uploads.
"""

from __future__ import annotations

import base64
import binascii
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from assistant import ProfileUnreadable

LARGEST = 5_000_000  # bytes; clicks.js sends no more. A sheet of 200 enterprises has 100,000
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SentFile:
    """The name of a file, as the browser tells it, and its bytes."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePath(self.name).suffix.lower()


def sent_file(given: Any, suffixes: tuple[str, ...], meant: str = "企业情况表") -> SentFile:
    """The file of an entry; `meant`: what it should be, in Chinese.

    Raises: ProfileUnreadable, saying what to choose instead.
    """
    kinds = "、".join(suffixes)
    sent = given if isinstance(given, Mapping) else {}
    name = PurePath(str(sent.get("name") or "")).name[:_LONGEST_NAME]
    if not name:
        raise ProfileUnreadable(f"还没有选文件，请选 {kinds} 文件。")
    if PurePath(name).suffix.lower() not in suffixes:
        raise ProfileUnreadable(f"“{name}”不是 {kinds} 文件，请另选；旧的 .xls 请先另存为 .xlsx。")
    if _size(sent.get("size")) > LARGEST:
        raise ProfileUnreadable(f"“{name}”超过 {LARGEST // 1_000_000} MB，不像{meant}，请核对。")
    try:
        content = base64.b64decode(str(sent.get("content") or ""), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    if not content:
        raise ProfileUnreadable(f"“{name}”是空的，或者没有读出来，请重新选。")
    return SentFile(name, content)


@contextmanager
def on_disk(file: SentFile) -> Iterator[Path]:
    """Where the file lies until this ends; then it is gone, whatever happened."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sent{file.suffix}"
        path.write_bytes(file.content)
        yield path


def named(error: Exception, path: Path, file: SentFile) -> str:
    """The words of an error with the name that the user knows in place of ours."""
    return str(error).replace(str(path), file.name).replace(path.name, file.name)


def _size(given: Any) -> int:
    return given if isinstance(given, int) else 0
