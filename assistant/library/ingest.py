"""Adding files: read, index, make live; a bad file is a row of the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from assistant.errors import AssistantError, DocumentError, LibraryError
from assistant.ingestion import IngestProgress, IngestRow, IngestState
from assistant.library.examine import Examiner, Settled, Unindexed
from assistant.library.files import FoundFile, shown
from assistant.library.indexing import Indexing
from assistant.library.progress import Progress
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.library.shares import shares
from assistant.library.storage import REJECTED
from assistant.protocols import DocumentReader

# So many passages are indexed together: padding is cheap among texts of one length.
BATCH_PASSAGES = 256

_ARTICLE = "条"


class _Stopped(Exception):
    """Nothing more can be added; carries the message for every file that is left."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A revision that was read and waits to be indexed with others."""

    position: int
    path: str
    revision: Unindexed
    seconds: float


class Ingest:
    """One add: the rows of its report come in the order of the files."""

    def __init__(
        self,
        reader: DocumentReader,
        registry: Registry,
        revisions: Revisions,
        indexing: Indexing,
        built_with: Mapping[str, str],
        batch: int = BATCH_PASSAGES,
    ) -> None:
        self._registry = registry
        self._revisions = revisions
        self._indexing = indexing
        self._built_with = built_with
        self._batch = batch
        self._examiner = Examiner(reader, registry, revisions, self._settle_twin, self._size_waits)
        self._waiting: list[_Waiting] = []
        self._rows: dict[int, IngestRow] = {}
        self._progress = Progress(0, None)
        self._storage_failure: str | None = None

    def run(
        self, files: Sequence[FoundFile], on_progress: Callable[[IngestProgress], None] | None
    ) -> list[IngestRow]:
        """Add the files. When storage fails midway, what is live stays and the rest is 未入库."""
        self._progress = Progress(len(files), on_progress)
        try:
            for position, found in enumerate(files):
                self._take(position, found)
                if sum(len(item.revision.parsed.passages) for item in self._waiting) >= self._batch:
                    self._flush()
            self._flush()
        except _Stopped as stop:
            for position, found in enumerate(files):
                if position not in self._rows:
                    self._settle(position, _failed(shown(found.path), str(stop)))
        self._indexing.sweep()
        return self._as_live_now([self._rows[position] for position in range(len(files))])

    def _take(self, position: int, found: FoundFile) -> None:
        started = monotonic()
        path = shown(found.path)
        try:
            try:
                outcome = self._examiner.examine(found)
            except DocumentError as error:
                row = _failed(path, f"{error}{self._kept(found)}")
                self._settle(position, replace(row, seconds=monotonic() - started))
            else:
                self._accept(position, path, outcome, monotonic() - started)
        except LibraryError as error:
            raise _Stopped(str(error)) from error
        self._progress.read(path)

    def _accept(
        self, position: int, path: str, outcome: Settled | Unindexed, seconds: float
    ) -> None:
        if isinstance(outcome, Unindexed):
            self._waiting.append(_Waiting(position, path, outcome, seconds))
            self._progress.found(len(outcome.entries))
            return
        document = self._registry.find(outcome.document_id)
        articles, passages = self._registry.counts(document.id)
        row = IngestRow(path, outcome.state, document, articles, passages, seconds=seconds)
        self._settle(position, row)

    def _flush(self) -> None:
        """Index what waits, then make one document after another live."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        started, before = monotonic(), self._indexing.embedded()
        failure = self._index(waiting)
        weights = [len(item.revision.entries) for item in waiting]
        embedded = shares(self._indexing.embedded() - before, weights)
        seconds = (monotonic() - started) / max(sum(weights), 1)
        for item, weight, part in zip(waiting, weights, embedded, strict=True):
            row = _failed(item.path, failure) if failure else self._publish(item)
            failure = failure or self._storage_failure
            spent = item.seconds + seconds * weight
            self._settle(item.position, replace(row, embedded=part, seconds=spent))
        if failure:
            raise _Stopped(failure)

    def _index(self, waiting: Sequence[_Waiting]) -> str | None:
        """Write the index rows; what went wrong when that cannot be done."""
        entries = [entry for item in waiting for entry in item.revision.entries]
        try:
            self._indexing.add(entries, self._built_with, self._progress.indexed)
        except AssistantError as error:
            return str(error)
        return None

    def _publish(self, item: _Waiting) -> IngestRow:
        parsed = item.revision.parsed
        try:
            self._revisions.publish(parsed, item.revision.file)
        except LibraryError as error:
            self._storage_failure = str(error)
            return _failed(item.path, str(error))
        except REJECTED as error:
            return _failed(
                item.path,
                f"“{item.path}”的内容无法入库（{type(error).__name__}：{error}），请另存后重试",
            )
        return IngestRow(
            path=item.path,
            state=IngestState.REPLACED if item.revision.replaces else IngestState.ADDED,
            document=parsed.document,
            articles=sum(section.rank == _ARTICLE for section in parsed.sections),
            passages=len(parsed.passages),
            warnings=parsed.warnings,
        )

    def _settle(self, position: int, row: IngestRow) -> None:
        self._rows[position] = row
        self._progress.settled(row.path)

    def _settle_twin(self, identity: str) -> None:
        for item in self._waiting:
            if identity in (item.revision.file.sha256, item.revision.file.document_id):
                self._flush()
                return

    def _size_waits(self, size: int) -> bool:
        return any(item.revision.file.size == size for item in self._waiting)

    def _kept(self, found: FoundFile) -> str:
        known = self._registry.file(shown(os.path.abspath(found.path)))
        return "；资料库仍保留它上次入库的内容" if known else ""

    def _as_live_now(self, rows: list[IngestRow]) -> list[IngestRow]:
        """Rows with the status that the whole add gave their documents."""
        try:
            live = {document.id: document for document in self._registry.documents()}
        except LibraryError:
            return rows
        return [
            replace(row, document=live.get(row.document.id, row.document)) if row.document else row
            for row in rows
        ]


def _failed(path: str, error: str) -> IngestRow:
    return IngestRow(path, IngestState.FAILED, error=error)
