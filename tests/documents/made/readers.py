"""A reader that misbehaves over files of certain names, for tests of reading processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.documents.loaders.reading_time import seconds_left
from assistant.documents.reading import FileReader
from assistant.domain import ParsedDocument
from assistant.errors import FileBroken

HANGS, EATS, DIES, FAILS, BROKEN, TELLS = (
    f"{name}.txt" for name in ("停住", "吃内存", "退出", "出错", "坏文件", "报告")
)


class OddReader:
    """Reads text files; what it does over the names above stands in `read`."""

    def __init__(self) -> None:
        self._reader = FileReader(1_000_000)

    def read(self, path: Path) -> ParsedDocument:
        match path.name:
            case n if n == HANGS:
                time.sleep(60)
            case n if n == EATS:
                bytearray(1 << 30)
            case n if n == DIES:
                os.kill(os.getpid(), signal.SIGKILL)
            case n if n == FAILS:
                raise OSError(f"no such thing as {path}")
            case n if n == BROKEN:
                raise FileBroken(f"“{path.name}”已损坏。")
        parsed = self._reader.read(path)
        if path.name != TELLS:
            return parsed
        told = f"{os.getpid()} {seconds_left():.1f}"
        return replace(parsed, document=replace(parsed.document, title=told))

    def expect(self, paths: Sequence[Path]) -> None:
        """Nothing is read ahead."""
