"""The worker behind 资料管理: one thread that adds files and runs tasks, whatever page looks on.

What it does lives on the server, so that a page that is loaded again finds its work as it stands.
"""

from __future__ import annotations

import logging
import shutil
import threading
import weakref
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import uuid4

from assistant import (
    AddInterrupted,
    Assistant,
    AssistantError,
    BackupReport,
    CheckReport,
    IngestProgress,
    IngestRow,
    Restoring,
    TaskProgress,
)
from ui.store_job import MOST_FILES, Entry, Job, Stage, Task

_LOG = logging.getLogger(__name__)
_UNFORESEEN = "程序出了没有预料到的问题，请再试一次；还不行时请告诉维护人员。"

Tell = Callable[[TaskProgress], None]


class TooMany(Exception):
    """More files were sent together than are taken."""


class StoreWork:
    """Everything at work on one library. Methods may be called from any thread."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = threading.RLock()
        self._thread: threading.Thread | None = None
        self._folder: Path | None = None
        self._tasks: deque[tuple[Task, Callable[[Tell], CheckReport | BackupReport]]] = deque()
        self.job = Job()
        self.task: Task | None = None
        self.backup: tuple[str, Path] | None = None  # the token of its address, and the file
        self._sent: dict[str, Path] = {}  # backups to restore, by their tokens

    @property
    def folder(self) -> Path:
        """Where files lie on their way, within the folder of the library. Raises: StorageFailed."""
        with self._lock:
            if self._folder is None:
                self._folder = self._assistant.stock.staging()
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            return self._folder

    @property
    def largest_bytes(self) -> int:
        """The size of a file that is taken."""
        return self._assistant.stock.largest_bytes

    def place(self) -> Path:
        """A new folder of its own for one file."""
        made = self.folder / uuid4().hex
        made.mkdir()
        return made

    def make_room(self, batch: str) -> None:
        """A file of this batch is coming. Raises: TooMany."""
        with self._lock:
            if batch == self.job.batch and len(self.job.entries) >= MOST_FILES:
                raise TooMany

    def accept(self, batch: str, name: str, path: Path) -> None:
        """A file has come whole: it is added as soon as it is its turn."""
        with self._lock:
            if batch != self.job.batch and not self.job.running:
                self.job = Job(batch)
            self.job.batch = batch
            self.job.entries.append(Entry(name, path))
            self.job.running = True
            self.forget_task()
            self._wake()

    def stop(self) -> None:
        """End the add after the file that is at work."""
        with self._lock:
            self.job.stopping = self.job.running

    def check(self, repair: bool) -> None:
        """Begin a check."""
        self._begin(
            "repair" if repair else "check", lambda tell: self._assistant.check(repair, tell)
        )

    def export(self) -> None:
        """Begin to write a backup; `backup` tells where it is."""

        def run(tell: Tell) -> BackupReport:
            name = f"党务助手资料库备份-{date.today()}.zip"
            target = self.place() / name
            report = self._assistant.export(target, False, tell)
            old, self.backup = self.backup, (uuid4().hex, target)
            if old:
                discard(old[1])
            return report

        self._begin("export", run)

    def forget_task(self) -> None:
        """What a task told of the library is no longer so: documents came or went since."""
        with self._lock:
            if self.task and not self.task.running:
                self.task = None

    def accept_backup(self, token: str, path: Path) -> None:
        """A backup has come whole; an earlier one that nobody restored goes."""
        with self._lock:
            old, self._sent = self._sent, {token: path}
        for each in old.values():
            discard(each)

    def restore(self, token: str, mode: Restoring) -> bool:
        """Begin to take over a backup that was sent; whether it is there."""
        with self._lock:
            source = self._sent.pop(token, None)
        if source is None:
            return False

        def run(tell: Tell) -> BackupReport:
            try:
                return self._assistant.restore(source, mode, tell)
            finally:
                discard(source)

        self._begin("restore", run)
        return True

    def _begin(self, kind: str, run: Callable[[Tell], CheckReport | BackupReport]) -> None:
        with self._lock:
            if self.task and self.task.running:
                return  # a second press
            self.task = Task(kind)
            self._tasks.append((self.task, run))
            self._wake()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="store-work", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._lock:
                waiting = [one for one in self.job.entries if one.stage is Stage.WAITING]
                task = self._tasks.popleft() if self._tasks and not waiting else None
                if not waiting:
                    self.job.running = self.job.stopping = False
                if not waiting and task is None:
                    self._thread = None
                    return
            if waiting:
                self._add(waiting)
            elif task:
                self._do(*task)

    def _add(self, entries: list[Entry]) -> None:
        rows, problem = self._rows(entries)
        with self._lock:
            for entry in entries:
                entry.rows = [row for row in rows if entry.holds(row.path)]
                _settle(entry, problem)
            if self.job.stopping:  # files that came meanwhile are not wanted either
                for entry in self.job.entries:
                    if entry.stage is Stage.WAITING:
                        _settle(entry, "")
        for entry in entries:
            discard(entry.path)

    def _rows(self, entries: list[Entry]) -> tuple[Sequence[IngestRow], str]:
        """What became of the files, or why nothing did."""
        try:
            return self._assistant.add([one.path for one in entries], self._heard).rows, ""
        except AddInterrupted as stopped:
            return stopped.report.rows, ""
        except AssistantError as error:
            return (), str(error)
        except Exception as error:  # the page has to tell, and to go on
            _LOG.error("adding files failed: %s", type(error).__name__)
            return (), _UNFORESEEN

    def _heard(self, moment: IngestProgress) -> None:
        with self._lock:
            self.job.remaining_s = moment.remaining_seconds
            entry = next((one for one in self.job.entries if one.holds(moment.path)), None)
            if entry is None or entry.stage is Stage.DONE:
                return
            if moment.row is not None:
                entry.rows.append(moment.row)
                if moment.row.path == str(entry.path):
                    entry.stage = Stage.DONE
                if self.job.stopping:
                    raise KeyboardInterrupt  # as Ctrl-C does: what is in stays in
            elif entry.stage is Stage.WAITING:
                entry.stage = Stage.READING
            elif moment.path == str(entry.path):  # told again: it was read
                entry.stage = Stage.INDEXING

    def _do(self, task: Task, run: Callable[[Tell], CheckReport | BackupReport]) -> None:
        def tell(moment: TaskProgress) -> None:
            task.progress = moment

        try:
            task.report = run(tell)
        except AssistantError as error:
            task.problem = str(error)
        except Exception as error:
            _LOG.error("a task failed: %s", type(error).__name__)
            task.problem = _UNFORESEEN
        finally:
            task.running = False


def _settle(entry: Entry, problem: str) -> None:
    if entry.rows:
        entry.stage = Stage.DONE
    else:
        entry.stage, entry.problem = (Stage.DONE if problem else Stage.LEFT), problem


def discard(path: Path) -> None:
    """Delete a file that was on its way, and its folder."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
