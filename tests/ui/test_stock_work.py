"""The worker behind 资料管理: stopping, failures, and what stays on the server."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import (
    AddInterrupted,
    AssistantError,
    IngestProgress,
    IngestReport,
    IngestRow,
    IngestState,
    Restoring,
)
from ui.store_adding import job_view, report_sheet
from ui.store_care import task_view
from ui.store_job import Job, Stage
from ui.store_work import StoreWork


class SlowLibrary:
    """Adds one file after another, each when it is told to go on."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.problem: Exception | None = None
        self.stock = SimpleNamespace(staging=lambda: Path(tempfile.mkdtemp()), largest_bytes=100)

    def add(
        self, paths: Sequence[Path], on_progress: Callable[[IngestProgress], None]
    ) -> IngestReport:
        if self.problem:
            raise self.problem
        rows: list[IngestRow] = []
        try:
            for number, path in enumerate(paths):
                on_progress(IngestProgress(str(path), number, len(paths), 0, 0, 0.0, 90.0))
                assert self.go.acquire(timeout=10)
                rows.append(IngestRow(str(path), IngestState.ADDED))
                told = IngestProgress(str(path), number + 1, len(paths), 0, 0, 0.0, 90.0, rows[-1])
                on_progress(told)
        except KeyboardInterrupt as stop:
            raise AddInterrupted(IngestReport(tuple(rows), 0.0), len(paths)) from stop
        return IngestReport(tuple(rows), 0.0)

    def restore(self, source: Path, mode: Restoring, tell: Any) -> None:
        raise ValueError(f"not foreseen: {source}")


def until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("it never came to that")


def accept(work: StoreWork, *names: str, batch: str = "a") -> None:
    for name in names:
        path = work.place() / name
        path.write_bytes(b"text")
        work.accept(batch, name, path)


def stages(work: StoreWork) -> list[Stage]:
    return [entry.stage for entry in work.job.entries]


def test_an_add_is_stopped_after_the_file_at_work_and_the_rest_is_told() -> None:
    library = SlowLibrary()
    work = StoreWork(library)  # type: ignore[arg-type]
    accept(work, "1.txt")
    until(lambda: stages(work) == [Stage.READING])
    accept(work, "2.txt", "3.txt")
    library.go.release()
    until(lambda: stages(work) == [Stage.DONE, Stage.READING, Stage.WAITING])
    assert "已完成 1 个，大约还要 2 分钟" in job_view(work.job)
    work.stop()
    assert "正在停下" in job_view(work.job)
    library.go.release()
    until(lambda: not work.job.running)
    assert stages(work) == [Stage.DONE, Stage.DONE, Stage.LEFT]
    assert "没有处理 1" in job_view(work.job)
    assert report_sheet(work.job).rows[-1][:2] == ("3.txt", "没有处理")
    assert not any(entry.path.exists() for entry in work.job.entries)


def test_another_batch_has_a_report_of_its_own() -> None:
    library = SlowLibrary()
    work = StoreWork(library)  # type: ignore[arg-type]
    accept(work, "1.txt")
    library.go.release()
    until(lambda: not work.job.running)
    accept(work, "2.txt", batch="b")
    library.go.release()
    until(lambda: not work.job.running)
    assert [entry.name for entry in work.job.entries] == ["2.txt"]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (AssistantError("另一个进程正在更新资料库，请稍后再试"), "另一个进程正在更新资料库"),
        (ValueError("secret words"), "没有预料到的问题"),
    ],
)
def test_an_add_that_fails_says_why_and_the_next_one_works(
    problem: Exception, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    library = SlowLibrary()
    library.problem = problem
    work = StoreWork(library)  # type: ignore[arg-type]
    accept(work, "<b>.txt")
    until(lambda: not work.job.running)
    view = job_view(work.job)
    assert words in view
    assert "未入库 1" in view
    assert "&lt;b&gt;.txt" in view
    assert "secret" not in view + caplog.text
    library.problem = None
    accept(work, "2.txt", batch="b")
    library.go.release()
    until(lambda: not work.job.running)
    assert stages(work) == [Stage.DONE]


def test_a_restoring_that_fails_leaves_no_file_and_a_token_is_good_once(tmp_path: Path) -> None:
    work = StoreWork(SlowLibrary())  # type: ignore[arg-type]
    (tmp_path / "one").mkdir()
    source = tmp_path / "one" / "backup.zip"
    source.write_bytes(b"PK")
    work.accept_backup("token", source)
    assert work.restore("token", Restoring.MERGE)
    until(lambda: bool(work.task) and not work.task.running)  # type: ignore[union-attr]
    assert "恢复没有完成" in task_view(work.task)
    assert not source.exists()
    assert not work.restore("token", Restoring.MERGE)


def test_nothing_at_work_shows_nothing() -> None:
    assert "<li" not in job_view(Job())
    assert "dw-job" not in task_view(None)
