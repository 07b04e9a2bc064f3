"""Progress on stderr, so that stdout stays the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

OnProgress = Callable[[int, int], None]
stderr = Console(stderr=True)


@contextmanager
def progress_bar(label: str) -> Iterator[OnProgress]:
    """A bar that is told (done, total) and vanishes at the end; one line where nobody watches."""
    if not stderr.is_terminal:
        say(f"{label}…")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=stderr,
        transient=True,
        disable=not stderr.is_terminal,
    ) as progress:
        task = progress.add_task(label, total=None)

        def advance(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield advance


def say(line: str) -> None:
    """One line to the person who waits."""
    stderr.print(line, highlight=False, markup=False, soft_wrap=True)
