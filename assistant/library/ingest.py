"""Adding files: read, index, make live; a bad file is a row of the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from assistant.errors import DocumentError, LibraryError
from assistant.ingestion import (
    AddInterrupted,
    IngestProgress,
    IngestReport,
    IngestRow,
    NearDuplicates,
)
from assistant.library.examine import Examiner, Settled, Unindexed
from assistant.library.files import FoundFile, shown
from assistant.library.near_duplicates import ReprintFinder
from assistant.library.parts import Parts
from assistant.library.progress import Progress
from assistant.library.publishing import Publishing, Stopped, Waiting, failed
from assistant.library.survey import Survey
from assistant.library.versions import VersionFinder
from assistant.protocols import DocumentReader

# So many passages are read before they are indexed together, while further files are read.
BATCH_PASSAGES = 256


class Ingest:
    """One add: the rows of its report come in the order of the files."""

    def __init__(
        self,
        reader: DocumentReader,
        parts: Parts,
        near_duplicates: NearDuplicates = NearDuplicates.KEEP,
        batch: int = BATCH_PASSAGES,
    ) -> None:
        self._reader = reader
        self._parts = parts
        self._near_duplicates = near_duplicates
        self._batch = batch
        self._rows: dict[int, IngestRow] = {}
        self._begin(0, None)

    def run(
        self, files: Sequence[FoundFile], on_progress: Callable[[IngestProgress], None] | None
    ) -> list[IngestRow]:
        """Add the files. When storage fails midway, what is live stays and the rest is 未入库.

        Raises: AddInterrupted for Ctrl-C; what is live stays then, too.
        """
        started = monotonic()
        self._begin(len(files), on_progress)
        try:
            self._add(files)
        except Stopped as stop:
            for position, found in enumerate(files):
                if position not in self._rows:
                    self._settle(position, failed(shown(found.path), str(stop)))
        except KeyboardInterrupt as interrupt:
            self._parts.indexing.sweep()
            report = IngestReport(tuple(self._in_order()), monotonic() - started)
            raise AddInterrupted(report, len(files) - len(report.rows)) from interrupt
        finally:
            self._reader.expect(())
        self._parts.indexing.sweep()
        return self._in_order()

    def _begin(self, files: int, on_progress: Callable[[IngestProgress], None] | None) -> None:
        self._progress = Progress(files, on_progress)
        parts = self._parts
        self._publishing = Publishing(
            parts.revisions, parts.indexing, parts.built_with, self._progress, self._settle
        )
        self._examiner = Examiner(
            self._reader,
            self._parts.registry,
            self._parts.revisions,
            self._parts.originals,
            ReprintFinder(self._parts.registry, self._near_duplicates, self._settle_twin),
            self._settle_twin,
            self._publishing.holds_size,
            VersionFinder(self._parts.registry),
            self._parts.recall,
        )

    def _add(self, files: Sequence[FoundFile]) -> None:
        try:
            survey = Survey(self._parts.registry, files)
        except LibraryError as error:
            raise Stopped(str(error)) from error
        for position, row in survey.unchanged.items():
            self._rows[position] = row
            self._progress.known(row)
        self._reader.expect([found.path for found in survey.new.values() if not found.error])
        for position, found in survey.new.items():
            self._take(position, found)
            if self._publishing.passages >= self._batch:
                self._publishing.flush()
        self._publishing.flush()

    def _take(self, position: int, found: FoundFile) -> None:
        started = monotonic()
        path = shown(found.path)
        self._progress.reading(path)
        try:
            try:
                outcome = self._examiner.examine(found)
            except DocumentError as error:
                row = failed(path, f"{error}{self._kept(found)}")
                self._progress.read(0)
                self._settle(position, replace(row, seconds=monotonic() - started))
            else:
                self._accept(position, path, outcome, monotonic() - started)
        except LibraryError as error:
            raise Stopped(str(error)) from error

    def _accept(
        self, position: int, path: str, outcome: Settled | Unindexed, seconds: float
    ) -> None:
        if isinstance(outcome, Unindexed):
            self._publishing.put(Waiting(position, path, outcome, seconds))
            self._progress.read(len(outcome.entries))
            return
        document = self._parts.registry.plain(outcome.document_id)
        articles, passages = self._parts.registry.counts(outcome.document_id)
        row = IngestRow(
            path,
            outcome.state,
            document,
            articles,
            passages,
            seconds=seconds,
            warnings=outcome.notices,
        )
        self._progress.read(0)
        self._settle(position, row)

    def _settle(self, position: int, row: IngestRow) -> None:
        self._rows[position] = row
        self._progress.settled(row)

    def _settle_twin(self, identity: str) -> None:
        if self._publishing.holds(identity):
            self._publishing.flush()

    def _kept(self, found: FoundFile) -> str:
        known = self._parts.registry.file(shown(os.path.abspath(found.path)))
        return "；资料库仍保留它上次入库的内容" if known else ""

    def _in_order(self) -> list[IngestRow]:
        """Rows in the order of files, with the status that the add gave their documents."""
        rows = [self._rows[position] for position in sorted(self._rows)]
        try:
            live = {document.id: document for document in self._parts.registry.documents()}
        except LibraryError:
            return rows
        return [
            replace(row, document=live.get(row.document.id, row.document)) if row.document else row
            for row in rows
        ]
