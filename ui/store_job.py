"""What is at work in the library for the page: files on their way in, and one long task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from assistant import (
    BackupReport,
    CheckReport,
    Document,
    IngestRow,
    IngestState,
    Status,
    TaskProgress,
)

MOST_FILES = 200  # in one go
_OVER = (Status.REVISED, Status.REPEALED)
_ID = re.compile(r"（编号 (\w+)）")


class Stage(StrEnum):
    """How far a file has come."""

    WAITING = "等待"
    READING = "正在读取"
    INDEXING = "正在建立索引"
    DONE = "完成"
    LEFT = "没有处理"


class Outcome(StrEnum):
    """What became of a file, as a clerk reads it."""

    NEW = "新增"
    VERSION = "新增（另一版本）"
    NEAR = "近似重复"
    REPLACED = "已更新"
    DUPLICATE = "内容重复"
    FAILED = "未入库"


@dataclass(slots=True)
class Entry:
    """A file that was sent; an archive has a row for each of its members."""

    name: str
    path: Path
    stage: Stage = Stage.WAITING
    rows: list[IngestRow] = field(default_factory=list)
    problem: str = ""

    def holds(self, path: str) -> bool:
        """Whether a path of a report is this file, or lies in this archive."""
        return path == str(self.path) or path.startswith(f"{self.path}/")

    def named(self, words: str) -> str:
        """Words with the name that the user knows in place of ours."""
        return words.replace(str(self.path), self.name).replace(f"{self.path.parent}/", "")

    def row_name(self, row: IngestRow) -> str:
        """The file, and for a member of an archive the way to it."""
        return f"{self.name}{row.path.removeprefix(str(self.path))}"


@dataclass(slots=True)
class Job:
    """All files that were sent together, and where they stand."""

    batch: str = ""
    entries: list[Entry] = field(default_factory=list)
    running: bool = False
    stopping: bool = False
    remaining_s: float | None = None

    @property
    def done(self) -> int:
        """How many files are done with."""
        return sum(one.stage in (Stage.DONE, Stage.LEFT) for one in self.entries)


@dataclass(frozen=True, slots=True)
class Standing:
    """How documents stand once an add is over: the live ones by id, those to be decided on."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()

    def waits(self, row: IngestRow) -> bool:
        """Whether a clerk has to decide on this file and another one."""
        return row.document is not None and row.document.id in self.waiting

    def decided(self, row: IngestRow) -> Iterator[tuple[Document, Document]]:
        """Pairs of this file and another version, old and new, where the old one is over."""
        own = self.documents.get(row.document.id) if row.document else None
        for words in row.warnings if own else ():
            named = _ID.search(words) if is_version_notice(words) else None
            other = self.documents.get(named[1]) if named else None
            if own and other and (own.status in _OVER) != (other.status in _OVER):
                yield (own, other) if own.status in _OVER else (other, own)


@dataclass(slots=True)
class Task:
    """A check, a backup or a restoring: where it stands, and how it ended."""

    kind: str
    progress: TaskProgress | None = None
    running: bool = True
    report: CheckReport | BackupReport | None = None
    problem: str = ""


def outcome(row: IngestRow) -> Outcome:
    """What became of a file. The library tells reprints and versions in the notices of a row."""
    match row.state:
        case IngestState.FAILED:
            return Outcome.FAILED
        case IngestState.DUPLICATE | IngestState.UNCHANGED:
            return Outcome.DUPLICATE
        case IngestState.NEAR_DUPLICATE:
            return Outcome.NEAR
    if any(is_reprint_notice(one) for one in row.warnings):
        return Outcome.NEAR
    if any(is_version_notice(one) for one in row.warnings):
        return Outcome.VERSION
    return Outcome.REPLACED if row.state is IngestState.REPLACED else Outcome.NEW


def is_reprint_notice(words: str) -> bool:
    """Whether a notice tells of a reprint."""
    return "只有抬头、落款" in words


def is_version_notice(words: str) -> bool:
    """Whether a notice tells of another version."""
    return "是同一文件的不同版本" in words
