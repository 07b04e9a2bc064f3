"""What runs inside a reading process: its limits, its reader, and one file after another."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.loaders.ocr import use_threads
from assistant.documents.loaders.reading_time import finish_within
from assistant.domain import ParsedDocument
from assistant.errors import DocumentError, FileUnreadable, ReadingStopped
from assistant.protocols import DocumentReader

STOPPED = (
    "“{name}”让读取程序中途退出（文件可能已损坏，或内容过大），没有入库。"
    "请用原来的软件打开后另存一份，再添加。"
)
_MEMORY = (
    "“{name}”读取时需要的内存超过 {limit} MB，已停止，没有入库。"
    "请拆成几个小文件，或调大设置 DANGWU_MAX_FILE_MEMORY_MB。"
)
_MB = 1 << 20
_READING_SHARE = 0.8  # of the seconds of a file; the rest is for its outline and passages


@dataclass(frozen=True, slots=True)
class Costs:
    """What reading one file in this process may cost."""

    seconds: float = 300.0
    memory_bytes: int = 4096 * _MB
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """An error on its way between processes: not every exception survives the journey."""

    kind: type[DocumentError]
    message: str


class _Here:
    """The reader of this process; a function that a pool calls has no other place for it."""

    reader: DocumentReader | None = None
    costs = Costs()


def start_here(make: Callable[[], DocumentReader], costs: Costs) -> None:
    """Prepare this process: it reads with what `make` gives, within `costs`."""
    _limit_memory(costs.memory_bytes)
    use_threads(costs.threads)
    _Here.costs = costs
    _Here.reader = make()


def read_here(path: Path) -> ParsedDocument | Failure:
    """Read one file in this process."""
    assert _Here.reader is not None, "start_here runs first"
    try:
        with finish_within(_READING_SHARE * _Here.costs.seconds):
            return _Here.reader.read(path)
    except DocumentError as error:
        return Failure(type(error), str(error))
    except MemoryError:
        limit = _Here.costs.memory_bytes // _MB
        return Failure(ReadingStopped, _MEMORY.format(name=path.name, limit=limit))
    except Exception as error:  # a parser may fail in any way; one file must not end the add
        return Failure(
            FileUnreadable,
            f"读取“{path.name}”时出错（{type(error).__name__}：{error}），"
            "请确认文件能正常打开，或另存为 docx、pdf 后重试",
        )


def _limit_memory(size: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Data, not address space: model runtimes reserve far more addresses than they ever use.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))
