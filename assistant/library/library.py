"""The library: files go in, live documents and passages come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import monotonic

from assistant.comparison import Comparison
from assistant.domain import Document, ParsedDocument, Passage
from assistant.errors import IndexMismatch, LibraryError
from assistant.ingestion import IngestProgress, IngestReport, NearDuplicates
from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.journal_entries import LibrarySize
from assistant.library import upkeep
from assistant.library.comparing import Words, compare
from assistant.library.connections import Connections
from assistant.library.files import find_files
from assistant.library.indexing import Indexing
from assistant.library.ingest import BATCH_PASSAGES, Ingest
from assistant.library.library_size import library_size
from assistant.library.lock import WAIT_SECONDS, write_lock
from assistant.library.originals import Originals
from assistant.library.parts import Describe, Parts
from assistant.library.registry import Registry
from assistant.library.removed import Removed
from assistant.library.revisions import Revisions
from assistant.library.watching import Watch
from assistant.protocols import DocumentReader, LexicalIndex, VectorCache, VectorIndex

_SETTING_NAMES = {
    "model": "向量模型",
    "dimensions": "向量维数",
    "passages": "分段规则",
}
_OTHER_MODEL = (
    "请运行 dangwu library reindex，用现在的模型重建索引（不必重新添加文件）；"
    "或者用 DANGWU_EMBEDDING_MODEL 改回原来的模型"
)
_OTHER_RULES = "请改回原来的设置，或换一个 DANGWU_HOME 文件夹后重新运行 dangwu library add"


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
        cache: VectorCache | None = None,
        words: Words = list,
        suffixes: frozenset[str] | None = None,
        batch: int = BATCH_PASSAGES,
        lock_wait: float = WAIT_SECONDS,
        today: Callable[[], date] = date.today,
        reindexing: bool = False,
        describe: Describe = lambda parsed, values: parsed,
    ) -> None:
        """`embedded` counts vectors computed so far; `suffixes` limits what folders yield;
        `cache` keeps vectors, `words` cuts a text where a comparison may mark it; `today` is the
        day on which a question is asked. `reindexing` opens what another model has indexed;
        `describe` fills in what a clerk states of a document.

        Raises: IndexMismatch, StorageFailed, LibraryBusy.
        """
        self._home = home = Path(os.path.abspath(home))  # the working folder may change
        self._reader = reader
        self._suffixes = suffixes
        self._batch = batch
        self._lock_wait = lock_wait
        self._words = words
        connections = Connections(home)
        registry, revisions = Registry(connections, today), Revisions(connections)
        self._parts = Parts(
            home,
            connections,
            registry,
            revisions,
            Originals(home),
            Indexing(home, registry, revisions, indexes, embedded),
            indexes,
            dict(built_with),
            Removed(home),
            describe,
            cache,
        )
        self._today = today
        try:
            self._check_settings(other_model=reindexing)
            self._sweep_leftovers()
        except BaseException:
            connections.close()
            raise

    def add(
        self,
        paths: Sequence[Path],
        on_progress: Callable[[IngestProgress], None] | None = None,
        near_duplicates: NearDuplicates = NearDuplicates.KEEP,
    ) -> IngestReport:
        """Add files and folders; what could not be added is a row of the report.

        Raises: LibraryBusy, IndexMismatch, and StorageFailed when it fails before any file.
        """
        started = monotonic()
        with write_lock(self._home, self._lock_wait):
            self._check_settings()
            self._parts.indexing.sweep()
            files = find_files(paths, self._suffixes)
            ingest = Ingest(self._reader, self._parts, near_duplicates, self._batch)
            try:
                rows = ingest.run(files, on_progress)
            finally:
                self._parts.originals.sweep(self._parts.registry.originals().values())
        return IngestReport(tuple(rows), monotonic() - started)

    def remove(self, document_id: str, keep: bool = True) -> Document:
        """Take a document out, by its id or a unique prefix of it; returns what it was.

        It can be put back for some days, unless it is not to be kept.
        Raises: DocumentUnknown, LibraryBusy, StorageFailed.
        """
        with write_lock(self._home, self._lock_wait):
            return upkeep.remove(self._parts, document_id, self._today() if keep else None)

    @contextmanager
    def writing(self) -> Iterator[Parts]:
        """All parts, while nobody else writes. Raises: LibraryBusy, IndexMismatch."""
        with write_lock(self._home, self._lock_wait):
            self._check_settings()
            yield self._parts

    @property
    def parts(self) -> Parts:
        """All parts, for reading."""
        return self._parts

    def watch(
        self,
        folder: Path,
        remove_missing: bool = False,
        near_duplicates: NearDuplicates = NearDuplicates.KEEP,
        on_progress: Callable[[IngestProgress], None] | None = None,
    ) -> Watch:
        """Something whose every `round` brings the library up to what lies in the folder."""
        return Watch(
            folder,
            self._suffixes,
            self._parts.registry,
            lambda paths: self.add(paths, on_progress, near_duplicates),
            self._forget if remove_missing else None,
        )

    def compare(self, old: str, new: str) -> Comparison:
        """Two documents clause by clause, each by its id or as the path of a file.

        Raises: DocumentUnknown, DocumentError.
        """
        try:
            return compare(self._either(old), self._either(new), self._words)
        finally:
            self._reader.expect(())

    def check(
        self, repair: bool = False, on_progress: Callable[[TaskProgress], None] | None = None
    ) -> CheckReport:
        """Compare registry, originals and indexes; with `repair`, put right what can be.

        Raises: LibraryBusy, StorageFailed.
        """
        with write_lock(self._home, self._lock_wait):
            return upkeep.check(self._parts, repair, on_progress)

    def reindex(self, on_progress: Callable[[TaskProgress], None] | None = None) -> int:
        """Write all index rows anew with the model in force; how many passages there are.

        Raises: LibraryBusy, IndexMismatch where passages were cut by other rules, StorageFailed.
        """
        with write_lock(self._home, self._lock_wait):
            self._check_settings(other_model=True)
            return upkeep.reindex(self._parts, on_progress)

    def export(
        self,
        target: Path,
        overwrite: bool = False,
        on_progress: Callable[[TaskProgress], None] | None = None,
        personal: bool = False,
    ) -> BackupReport:
        """Write everything into one file, what is personal only where that is wanted.

        Raises: AssistantError naming what hindered it.
        """
        target = Path(os.path.abspath(target))
        with write_lock(self._home, self._lock_wait):
            return upkeep.export(self._parts, target, overwrite, on_progress, personal)

    def restore(
        self,
        source: Path,
        mode: Restoring = Restoring.INTO_EMPTY,
        on_progress: Callable[[TaskProgress], None] | None = None,
    ) -> BackupReport:
        """Take over what an export wrote, or leave the library as it is.

        Raises: BackupBroken, IndexMismatch, LibraryBusy, LibraryError, StorageFailed.
        """
        # Locked from the start: whoever holds the lock may clear away what others left behind.
        with write_lock(self._home, self._lock_wait):
            self._check_settings()
            return upkeep.restore(self._parts, source, mode, on_progress)

    def documents(self, on: date | None = None) -> list[Document]:
        """All live documents, by authority, title and date, newest first."""
        return self._parts.registry.documents(on)

    def contents(self, document_id: str, on: date | None = None) -> ParsedDocument:
        """Everything of a live document, by its id or a unique prefix. Raises: DocumentUnknown."""
        return self._parts.registry.contents(document_id, on, lately=True)

    def live(
        self, passage_ids: Sequence[str], on: date | None = None
    ) -> Mapping[str, tuple[Document, Passage]]:
        """The live passages among these, in the order asked for, with their status that day."""
        return self._parts.registry.live(passage_ids, on)

    def size(self) -> LibrarySize:
        """How much there is, and which state of the library it is."""
        return library_size(self._home, self._parts.registry)

    @property
    def revision(self) -> int:
        """Which state of the library this is; it grows with every change."""
        return self._parts.registry.counted()[0]

    def naming(self, words: Sequence[str]) -> list[str]:
        """The ids of live documents whose text holds one of these words."""
        return self._parts.registry.naming(words)

    def close(self) -> None:
        """Release files; the library cannot be used afterwards."""
        self._parts.connections.close()
        self._parts.removed.close()

    def _either(self, reference: str) -> ParsedDocument:
        path = Path(reference)
        is_path = len(path.parts) > 1 or path.suffix or path.exists()
        return self._reader.read(path) if is_path else self._parts.registry.contents(reference)

    def _forget(self, paths: Sequence[str]) -> list[Document]:
        """Let paths that are gone stand for nothing; the documents that go with them."""
        with write_lock(self._home, self._lock_wait):
            before = {one.id: one for one in self._parts.registry.documents()}
            for path in paths:
                self._parts.revisions.forget(path)
            self._parts.sweep()
            after = {one.id for one in self._parts.registry.documents()}
        return [document for name, document in before.items() if name not in after]

    def _check_settings(self, other_model: bool = False) -> None:
        stored, ours = self._parts.registry.built_with(), self._parts.built_with
        differing = [
            name
            for name in sorted(stored.keys() | ours.keys())
            if stored.get(name) != ours.get(name)
        ]
        if not stored or not differing or (other_model and differing == ["model"]):
            return
        changes = [
            f"{_SETTING_NAMES.get(name, name)}原为“{stored.get(name, '无')}”，"
            f"现为“{ours.get(name, '无')}”"
            for name in differing
        ]
        raise IndexMismatch(
            f"资料库（{self._home}）与现在的设置不一致：{'；'.join(changes)}。"
            + (_OTHER_MODEL if differing == ["model"] else _OTHER_RULES)
        )

    def _sweep_leftovers(self) -> None:
        """Clean up after a killed process, unless another one is at work: it will do so."""
        if not any(self._parts.registry.orphans()):
            return
        try:
            with write_lock(self._home, 0):
                self._parts.sweep()
        except LibraryError:
            return  # leftovers are never shown, so opening does not depend on this
