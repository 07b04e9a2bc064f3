"""Long work on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from assistant import IngestProgress, TaskProgress
from assistant.cli.output import console, one_line, tell

_LINE_EVERY_S = 5.0
_NAME = 28  # columns of a file name


@dataclass(frozen=True, slots=True)
class Moment:
    """What is drawn: the share that is done, what is at work, and the figures beside it."""

    done: int
    total: int
    label: str
    numbers: str


Show = Callable[[Moment], None]


@contextmanager
def add_view() -> Iterator[Callable[[IngestProgress], None]]:
    """Gives what shows the moments of an add."""
    with _view("正在读取文件…") as show:
        yield lambda moment: show(add_moment(moment))


@contextmanager
def task_view() -> Iterator[Callable[[TaskProgress], None]]:
    """Gives what shows the moments of a check, an export or an import."""
    steps = Steps()
    with _view("准备…") as show:
        yield lambda moment: show(steps.moment(moment))


def add_lines() -> Callable[[IngestProgress], None]:
    """What shows the moments of an add in lines, on a terminal too."""
    show = _lines()
    return lambda moment: show(add_moment(moment))


@contextmanager
def _view(first: str) -> Iterator[Show]:
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.fields[label]}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[numbers]}", markup=False),
        console=console(sys.stderr),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None, label=first, numbers="")

        def show(moment: Moment) -> None:
            bar.update(
                task,
                total=moment.total or None,
                completed=moment.done,
                label=moment.label,
                numbers=moment.numbers,
            )

        yield show


def _lines() -> Show:
    last = time.monotonic()

    def show(moment: Moment) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _LINE_EVERY_S:
            last = now
            tell(f"{moment.label}　{moment.numbers}")

    return show


def add_moment(moment: IngestProgress) -> Moment:
    """The file at work; files, passages, rate and remaining time."""
    parts = [
        f"文件 {moment.files_done}/{moment.files_total}",
        f"段落 {moment.passages_done}/{moment.passages_total}",
    ]
    if moment.passages_per_second > 0:
        parts.append(f"{moment.passages_per_second:.0f} 段/秒")
    if moment.remaining_seconds is not None:
        parts.append(f"约余 {duration(moment.remaining_seconds)}")
    name = one_line(PurePath(moment.path).name, _NAME)
    return Moment(moment.files_done, moment.files_total, name, "　".join(parts))


class Steps:
    """Moments of a task in steps, each of which takes its own time."""

    def __init__(self) -> None:
        self._step = ""
        self._started = time.monotonic()

    def moment(self, moment: TaskProgress) -> Moment:
        """The step at work, how much of it is done, and how long the rest of it will take."""
        now = time.monotonic()
        if moment.step != self._step:
            self._step, self._started = moment.step, now
        numbers = task_numbers(moment, now - self._started)
        return Moment(moment.done, moment.total, moment.step, numbers)


def task_numbers(moment: TaskProgress, elapsed: float) -> str:
    """How much of a step is done after so many seconds, and the time that is left."""
    if moment.total <= 1:
        return ""
    counted = f"{moment.done}/{moment.total}"
    if moment.done <= 0 or elapsed < 1:
        return counted
    left = elapsed / moment.done * (moment.total - moment.done)
    return f"{counted}　约余 {duration(left)}"


def duration(seconds: float) -> str:
    """Seconds as a reader says them."""
    whole = max(0, round(seconds))
    return f"{whole // 60} 分 {whole % 60} 秒" if whole >= 60 else f"{whole} 秒"
