"""The events of many packs at once on the page: a sheet in, one ZIP file out, its bad rows told."""

from __future__ import annotations

import io
import logging
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from assistant import Assistant, AssistantError, BatchRow, ProfileUnreadable, TaskProgress
from ui.batch_view import KINDS, batch_form, batch_progress, batch_result, stop_button, stopping
from ui.file_link import file_link
from ui.notices import notice
from ui.sent_files import SentFile, named, on_disk, sent_file
from ui.visit_entries import ON, read_day

TEMPLATE = "企业情况.xlsx"
PACKS = "走访资料包.zip"
_BROKEN = notice("程序出了意外，没有做完。", "表没有改动，可以再试一次。")
_LOG = logging.getLogger(__name__)

# The form, the result, the file as a link, and what stops the work; None is left as it stands.
Shown = tuple[str | None, str, str, str | None]
Told = TaskProgress | tuple[tuple[BatchRow, ...], bytes] | Exception | None


class _Run:
    """One sheet at work: what it tells, and whether it is to stop after the pack in hand."""

    def __init__(self) -> None:
        self.passed: SimpleQueue[Told] = SimpleQueue()
        self.stopped = Event()

    def stop(self) -> None:
        self.stopped.set()
        self.passed.put(None)  # so that the page says so at once


class Batching:
    """Packs for the sheets of one page."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._runs: dict[str, _Run] = {}

    def make(self, given: Mapping[str, Any]) -> Iterator[Shown]:
        """The form, the result, the finished file as a link, the stop; how far it is meanwhile."""
        kind = str(given.get("kind") or "docx")
        faults: dict[str, str] = {}
        on = read_day(str(given.get(ON) or ""), ON, faults)
        try:
            file = sent_file(given.get("file"), (".xlsx",))
        except ProfileUnreadable as error:
            faults["file"] = str(error)
        form = batch_form(str(given.get(ON) or ""), kind, faults)
        if faults or on is None or kind not in dict(KINDS):
            yield form, "", "", ""
            return
        key, run = uuid4().hex, _Run()
        self._runs[key] = run
        try:
            # The button is drawn once: one that is drawn anew under the pointer takes no click.
            yield form, batch_progress(TaskProgress("读取表格", 0, 0)), "", stop_button(key)
            yield from self._shown(run, file, kind, on)
        finally:
            run.stopped.set()  # nobody looks any more
            self._runs.pop(key, None)

    def stop(self, key: str) -> None:
        """No further pack is begun; those that are made come as a file."""
        run = self._runs.get(key)
        if run is not None:
            run.stop()

    def _shown(self, run: _Run, file: SentFile, kind: str, on: date) -> Iterator[Shown]:
        total = 0
        for told in self._followed(run, file, kind, on):
            match told:
                case TaskProgress():
                    total = told.total
                    stop = stopping() if run.stopped.is_set() else None
                    yield None, batch_progress(told), "", stop
                case AssistantError():
                    yield None, notice(str(told)), "", ""
                case Exception():
                    kind_of = type(told).__name__  # nothing of a profile goes into a log
                    _LOG.error("the visit packs broke off: %s", kind_of)
                    yield None, _BROKEN, "", ""
                case (rows, packed):
                    link = file_link(PACKS, packed) if packed else ""
                    stopped = run.stopped.is_set()
                    yield None, batch_result(rows, total if stopped else None), link, ""

    def template(self) -> str:
        """The sheet to fill in as a link, or why there is none."""
        return written(TEMPLATE, self._assistant.visit_batches.template)

    def _followed(self, run: _Run, file: SentFile, kind: str, on: date) -> Iterator[Told]:
        """How far the packs are, then all of them, or what went wrong."""
        passed, latest = run.passed, TaskProgress("读取表格", 0, 0)

        def work() -> None:
            try:
                passed.put(self._made(run, file, kind, on))
            except Exception as error:  # told on the page
                passed.put(error)

        Thread(target=work, daemon=True).start()
        while True:
            told = passed.get()
            while (told is None or isinstance(told, TaskProgress)) and not passed.empty():
                latest, told = told or latest, passed.get()  # the page needs only the newest
            if told is None:
                told = latest
            yield told
            if not isinstance(told, TaskProgress):
                return
            latest = told

    def _made(
        self, run: _Run, file: SentFile, kind: str, on: date
    ) -> tuple[tuple[BatchRow, ...], bytes]:
        with on_disk(file) as source, tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "packs"
            try:
                rows = self._assistant.visit_batches.run(
                    source,
                    folder,
                    f".{kind}",
                    on,
                    on_progress=run.passed.put,
                    wanted=lambda: not run.stopped.is_set(),
                )
            except AssistantError as error:
                raise ProfileUnreadable(named(error, source, file)) from None
            return rows, _packed(folder)


def written(name: str, write: Callable[[Path], object]) -> str:
    """What `write` writes into a file as a link that visits.js follows, or why there is none."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"file{Path(name).suffix}"
            write(target)
            return file_link(name, target.read_bytes())
    except (AssistantError, OSError) as error:
        return notice("没有写成文件。", str(error))


def _packed(folder: Path) -> bytes:
    """All files of a folder in one ZIP file, none for no files. Word files are packed already."""
    if not any(folder.iterdir()):
        return b""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    return packed.getvalue()
