"""A running `library add` on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from pathlib import PurePath
from types import TracebackType
from typing import Protocol, Self

from assistant import IngestProgress
from assistant.cli.output import console, one_line, tell

_LINE_EVERY_S = 5.0


class ProgressView(Protocol):
    """Shows moments of a running add; a context manager."""

    def show(self, moment: IngestProgress) -> None:
        """Show the moment."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def progress_view() -> ProgressView:
    """A bar where standard error is a terminal, plain lines where it is not."""
    return Bar() if sys.stderr.isatty() else Lines()


class Bar:
    """A rich progress bar with file name, rate and remaining time."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("{task.fields[file]}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[numbers]}", markup=False),
            console=console(sys.stderr),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, file="正在读取文件…", numbers="")

    def show(self, moment: IngestProgress) -> None:
        """Draw the moment."""
        self._progress.update(
            self._task,
            total=moment.files_total or None,
            completed=moment.files_done,
            file=one_line(PurePath(moment.path).name, 28),
            numbers=numbers(moment),
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()


class Lines:
    """A line every few seconds, for logs."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def show(self, moment: IngestProgress) -> None:
        """Print the moment when the last line is old enough."""
        now = time.monotonic()
        if now - self._last >= _LINE_EVERY_S:
            self._last = now
            tell(f"{one_line(PurePath(moment.path).name, 28)}　{numbers(moment)}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is open."""


def numbers(moment: IngestProgress) -> str:
    """Files, passages, rate and remaining time of a moment."""
    parts = [
        f"文件 {moment.files_done}/{moment.files_total}",
        f"段落 {moment.passages_done}/{moment.passages_total}",
    ]
    if moment.passages_per_second > 0:
        parts.append(f"{moment.passages_per_second:.0f} 段/秒")
    if moment.remaining_seconds is not None:
        parts.append(f"约余 {duration(moment.remaining_seconds)}")
    return "　".join(parts)


def duration(seconds: float) -> str:
    """Seconds as a reader says them."""
    whole = max(0, round(seconds))
    return f"{whole // 60} 分 {whole % 60} 秒" if whole >= 60 else f"{whole} 秒"
