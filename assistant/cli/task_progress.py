"""A long task on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from assistant import TaskProgress
from assistant.cli.output import console, tell
from assistant.cli.progress import duration

_LINE_EVERY_S = 5.0


class TaskView:
    """Shows moments of a task; a context manager."""

    def __init__(self) -> None:
        self._step = ""
        self._started = self._last = time.monotonic()
        self._bar = _Bar() if sys.stderr.isatty() else None

    def show(self, moment: TaskProgress) -> None:
        """Draw the moment, or print it when the last line is old enough."""
        now = time.monotonic()
        if moment.step != self._step:
            self._step, self._started = moment.step, now
        text = task_numbers(moment, now - self._started)
        if self._bar is not None:
            self._bar.draw(moment, text)
        elif now - self._last >= _LINE_EVERY_S:
            self._last = now
            tell(f"{moment.step}　{text}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


class _Bar:
    def __init__(self) -> None:
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("{task.fields[step]}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[numbers]}", markup=False),
            console=console(sys.stderr),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, step="准备…", numbers="")
        self._progress.start()

    def draw(self, moment: TaskProgress, text: str) -> None:
        self._progress.update(
            self._task,
            total=moment.total or None,
            completed=moment.done,
            step=moment.step,
            numbers=text,
        )

    def stop(self) -> None:
        self._progress.stop()


def task_numbers(moment: TaskProgress, elapsed: float) -> str:
    """How much of the step is done, and how long the rest of it will take."""
    if moment.total <= 1:
        return ""
    counted = f"{moment.done}/{moment.total}"
    if moment.done <= 0 or elapsed < 1:
        return counted
    left = elapsed / moment.done * (moment.total - moment.done)
    return f"{counted}　约余 {duration(left)}"
