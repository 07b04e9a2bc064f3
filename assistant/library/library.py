"""The library: files go in, live documents and passages come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic

from assistant.domain import Document, ParsedDocument, Passage
from assistant.errors import IndexMismatch, LibraryError
from assistant.ingestion import IngestProgress, IngestReport
from assistant.library.connections import Connections
from assistant.library.files import find_files
from assistant.library.indexing import Indexing
from assistant.library.ingest import BATCH_PASSAGES, Ingest
from assistant.library.lock import WAIT_SECONDS, write_lock
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.protocols import DocumentReader, LexicalIndex, VectorIndex

_SETTING_NAMES = {
    "model": "向量模型",
    "dimensions": "向量维数",
    "passages": "分段规则",
}


class Library:
    """What the library holds. Reads are safe from any thread; one add or remove at a time."""

    def __init__(
        self,
        home: Path,
        reader: DocumentReader,
        indexes: Sequence[VectorIndex | LexicalIndex],
        built_with: Mapping[str, str],
        embedded: Callable[[], int],
        *,
        suffixes: frozenset[str] | None = None,
        batch: int = BATCH_PASSAGES,
        lock_wait: float = WAIT_SECONDS,
    ) -> None:
        """`embedded` counts vectors computed so far; `suffixes` limits what folders yield.

        Raises: IndexMismatch, StorageFailed, LibraryBusy.
        """
        self._home = home = Path(os.path.abspath(home))  # the working folder may change
        self._reader = reader
        self._built_with = dict(built_with)
        self._suffixes = suffixes
        self._batch = batch
        self._lock_wait = lock_wait
        self._connections = Connections(home)
        self._registry = Registry(self._connections)
        self._revisions = Revisions(self._connections)
        self._indexing = Indexing(home, self._registry, self._revisions, indexes, embedded)
        try:
            self._check_settings()
            self._sweep_leftovers()
        except BaseException:
            self._connections.close()
            raise

    def add(
        self,
        paths: Sequence[Path],
        on_progress: Callable[[IngestProgress], None] | None = None,
    ) -> IngestReport:
        """Add files and folders; what could not be added is a row of the report.

        Raises: LibraryBusy, IndexMismatch, and StorageFailed when it fails before any file.
        """
        started = monotonic()
        with write_lock(self._home, self._lock_wait):
            self._check_settings()
            self._indexing.sweep()
            files = find_files(paths, self._suffixes)
            ingest = Ingest(
                self._reader,
                self._registry,
                self._revisions,
                self._indexing,
                self._built_with,
                self._batch,
            )
            rows = ingest.run(files, on_progress)
        return IngestReport(tuple(rows), monotonic() - started)

    def remove(self, document_id: str) -> Document:
        """Take a document out, by its id or a unique prefix of it; returns what it was.

        Raises: DocumentUnknown, LibraryBusy, StorageFailed.
        """
        with write_lock(self._home, self._lock_wait):
            document = self._registry.find(document_id)
            self._revisions.withdraw(document.id)
            self._indexing.sweep()
        return document

    def documents(self) -> list[Document]:
        """All live documents, by authority, title and date, newest first."""
        return self._registry.documents()

    def contents(self, document_id: str) -> ParsedDocument:
        """Everything of a live document, by its id or a unique prefix. Raises: DocumentUnknown."""
        return self._registry.contents(document_id)

    def live(self, passage_ids: Sequence[str]) -> Mapping[str, tuple[Document, Passage]]:
        """The live passages among these, in the order asked for."""
        return self._registry.live(passage_ids)

    def close(self) -> None:
        """Release files; the library cannot be used afterwards."""
        self._connections.close()

    def _check_settings(self) -> None:
        stored = self._registry.built_with()
        if not stored or stored == self._built_with:
            return
        changes = [
            f"{_SETTING_NAMES.get(name, name)}原为“{stored.get(name, '无')}”，"
            f"现为“{self._built_with.get(name, '无')}”"
            for name in sorted(stored.keys() | self._built_with.keys())
            if stored.get(name) != self._built_with.get(name)
        ]
        raise IndexMismatch(
            f"资料库（{self._home}）与现在的设置不一致：{'；'.join(changes)}。"
            "请改回原来的设置，或换一个 DANGWU_HOME 文件夹后重新运行 dangwu library add"
        )

    def _sweep_leftovers(self) -> None:
        """Clean up after a killed process, unless another one is at work: it will do so."""
        if not any(self._registry.orphans()):
            return
        try:
            with write_lock(self._home, 0):
                self._indexing.sweep()
        except LibraryError:
            return  # leftovers are never shown, so opening does not depend on this
