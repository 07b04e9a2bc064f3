"""What an add reports: progress while it runs, and what became of each file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Document


class IngestState(StrEnum):
    """What became of one file."""

    ADDED = "已入库"
    REPLACED = "已更新"
    UNCHANGED = "未变化"
    DUPLICATE = "内容重复"
    NEAR_DUPLICATE = "近似重复"
    FAILED = "未入库"


class NearDuplicates(StrEnum):
    """What to do with another printing of a live text."""

    KEEP = "keep"
    SKIP = "skip"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class IngestRow:
    """One file of an ingest report. `embedded` counts passages whose vector was computed anew."""

    path: str
    state: IngestState
    document: Document | None = None
    articles: int = 0
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file of one add."""

    rows: tuple[IngestRow, ...]
    seconds: float

    @property
    def embedded(self) -> int:
        """How many passages got a new vector."""
        return sum(row.embedded for row in self.rows)

    @property
    def failed(self) -> tuple[IngestRow, ...]:
        """The files that could not be added."""
        return tuple(row for row in self.rows if row.state is IngestState.FAILED)


@dataclass(frozen=True, slots=True)
class WatchRound:
    """One look at a watched folder.

    `missing`: paths that are gone, `removed` the documents that left the library with them,
    `growing` files that are still being written, `problem` why the round could not be finished.
    """

    report: IngestReport
    missing: tuple[str, ...] = ()
    removed: tuple[Document, ...] = ()
    growing: tuple[str, ...] = ()
    problem: str = ""


class AddInterrupted(KeyboardInterrupt):
    """Ctrl-C while adding: what `report` tells is in the library, `left` files were not reached."""

    def __init__(self, report: IngestReport, left: int) -> None:
        super().__init__(f"{left} files left")
        self.report = report
        self.left = left


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """A moment of a running add; rates are passages a second, times seconds.

    `row`: what became of the file at `path`, at the moment when that is known.
    """

    path: str
    files_done: int
    files_total: int
    passages_done: int
    passages_total: int
    passages_per_second: float
    remaining_seconds: float | None
    row: IngestRow | None = None
