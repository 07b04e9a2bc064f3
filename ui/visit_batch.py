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
from threading import Thread
from typing import Any

from assistant import Assistant, AssistantError, BatchRow, ProfileUnreadable, TaskProgress
from ui.batch_view import KINDS, batch_form, batch_progress, batch_result
from ui.file_link import file_link
from ui.notices import notice
from ui.sent_files import SentFile, named, on_disk, sent_file
from ui.visit_entries import ON, read_day

TEMPLATE = "企业情况.xlsx"
PACKS = "走访资料包.zip"
_BROKEN = notice("程序出了意外，没有做完。", "表没有改动，可以再试一次。")
_LOG = logging.getLogger(__name__)

Shown = tuple[str, str, str]
Told = TaskProgress | tuple[tuple[BatchRow, ...], bytes] | Exception


class Batching:
    """Packs for the sheets of one page."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def make(self, given: Mapping[str, Any]) -> Iterator[Shown]:
        """The form, the result and the finished file as a link; how far it is meanwhile."""
        kind = str(given.get("kind") or "docx")
        faults: dict[str, str] = {}
        on = read_day(str(given.get(ON) or ""), ON, faults)
        try:
            file = sent_file(given.get("file"), (".xlsx",))
        except ProfileUnreadable as error:
            faults["file"] = str(error)
        form = batch_form(str(given.get(ON) or ""), kind, faults)
        if faults or on is None or kind not in dict(KINDS):
            yield form, "", ""
            return
        yield form, batch_progress(TaskProgress("读取表格", 0, 0)), ""
        for told in self._followed(file, kind, on):
            match told:
                case TaskProgress():
                    yield form, batch_progress(told), ""
                case AssistantError():
                    yield form, notice(str(told)), ""
                case Exception():
                    kind_of = type(told).__name__  # nothing of a profile goes into a log
                    _LOG.error("the visit packs broke off: %s", kind_of)
                    yield form, _BROKEN, ""
                case (rows, packed):
                    yield form, batch_result(rows), file_link(PACKS, packed) if packed else ""

    def template(self) -> str:
        """The sheet to fill in as a link, or why there is none."""
        return written(TEMPLATE, self._assistant.visit_batches.template)

    def _followed(self, file: SentFile, kind: str, on: date) -> Iterator[Told]:
        """How far the packs are, then all of them, or what went wrong."""
        passed: SimpleQueue[Told] = SimpleQueue()

        def work() -> None:
            try:
                passed.put(self._made(file, kind, on, passed.put))
            except Exception as error:  # told on the page
                passed.put(error)

        Thread(target=work, daemon=True).start()
        while True:
            told = passed.get()
            while isinstance(told, TaskProgress) and not passed.empty():
                told = passed.get()  # the page needs only the newest
            yield told
            if not isinstance(told, TaskProgress):
                return

    def _made(
        self, file: SentFile, kind: str, on: date, progress: Callable[[TaskProgress], None]
    ) -> tuple[tuple[BatchRow, ...], bytes]:
        with on_disk(file) as source, tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "packs"
            try:
                rows = self._assistant.visit_batches.run(
                    source, folder, f".{kind}", on, on_progress=progress
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
    """All files of a folder in one ZIP file. Word files are packed already."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    return packed.getvalue()
