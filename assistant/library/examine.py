"""What a file is to the library: unchanged, known under another path, or to be indexed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.domain import ParsedDocument
from assistant.errors import DocumentError, FileUnreadable
from assistant.index_text import index_entry
from assistant.ingestion import IngestState
from assistant.library.files import FileState, FoundFile, file_state, shown
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.library.rows import FileRow
from assistant.protocols import DocumentReader, IndexEntry

_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing to index: the file stands for a document that is live."""

    state: IngestState
    document_id: str


@dataclass(frozen=True, slots=True)
class Unindexed:
    """A revision to index and make live. `entries` are those whose index rows are new."""

    file: FileRow
    parsed: ParsedDocument
    entries: tuple[IndexEntry, ...]
    replaces: bool


class Examiner:
    """Looks at one file after another, beside those that wait to be indexed."""

    def __init__(
        self,
        reader: DocumentReader,
        registry: Registry,
        revisions: Revisions,
        settle_twin: Callable[[str], None],
        size_waits: Callable[[int], bool],
    ) -> None:
        """`settle_twin` gets a digest or document id: whatever waits with it is made live first."""
        self._reader = reader
        self._registry = registry
        self._revisions = revisions
        self._settle_twin = settle_twin
        self._size_waits = size_waits

    def examine(self, found: FoundFile) -> Settled | Unindexed:
        """Read the file unless it is known. Raises: DocumentError, LibraryError."""
        if found.error:
            raise found.error
        state = file_state(found.path)
        known = self._registry.file(state.key)
        if known and (known.size, known.mtime_ns) == (state.size, state.mtime_ns):
            return Settled(IngestState.UNCHANGED, known.document_id)
        if self._size_waits(state.size) or self._registry.has_file_of_size(state.size):
            twin = self._same_bytes(found.path, state, known)
            if twin:
                return twin
        return self._read(found.path, state, known)

    def _same_bytes(self, path: Path, state: FileState, known: FileRow | None) -> Settled | None:
        sha256 = _sha256(path)
        if known and known.sha256 == sha256:
            self._revisions.point(replace(known, size=state.size, mtime_ns=state.mtime_ns))
            return Settled(IngestState.UNCHANGED, known.document_id)
        self._settle_twin(sha256)
        twin = self._registry.file_with_sha256(sha256)
        if twin is None:
            return None
        file = FileRow(state.key, twin.document_id, state.size, state.mtime_ns, sha256)
        self._revisions.point(file)
        return Settled(IngestState.DUPLICATE, twin.document_id)

    def _read(self, path: Path, state: FileState, known: FileRow | None) -> Settled | Unindexed:
        parsed = self._parse(path)
        document = parsed.document
        file = FileRow(state.key, document.id, state.size, state.mtime_ns, document.sha256)
        self._settle_twin(document.id)
        stored = self._registry.stored(document.id)
        if stored is None:
            return self._new_text(parsed, file, known)
        if known and known.document_id == document.id:
            return self._same_text(parsed, file, stored)
        self._revisions.point(file)
        return Settled(IngestState.DUPLICATE, document.id)

    def _new_text(self, parsed: ParsedDocument, file: FileRow, known: FileRow | None) -> Unindexed:
        revision = self._registry.find(known.document_id).revision + 1 if known else 1
        parsed = replace(parsed, document=replace(parsed.document, revision=revision))
        return Unindexed(file, parsed, _entries(parsed), known is not None)

    def _same_text(
        self, parsed: ParsedDocument, file: FileRow, stored: ParsedDocument
    ) -> Settled | Unindexed:
        """Other bytes with the same text: perhaps its title or dates have changed."""
        before = stored.document
        parsed = replace(parsed, document=replace(parsed.document, revision=before.revision))
        unmarked = replace(parsed.document, sha256=before.sha256, source_name=before.source_name)
        if replace(parsed, document=unmarked) == stored:
            self._revisions.publish(parsed, file)
            return Settled(IngestState.UNCHANGED, before.id)
        parsed = replace(parsed, document=replace(parsed.document, revision=before.revision + 1))
        had = set(_entries(stored))
        entries = tuple(entry for entry in _entries(parsed) if entry not in had)
        return Unindexed(file, parsed, entries, replaces=True)

    def _parse(self, path: Path) -> ParsedDocument:
        try:
            parsed = self._reader.read(path)
        except DocumentError:
            raise
        except Exception as error:  # a parser may fail in any way; one file must not end the add
            raise FileUnreadable(
                f"读取“{shown(path)}”时出错（{type(error).__name__}：{error}），"
                "请确认文件能正常打开，或另存为 docx、pdf 后重试"
            ) from error
        name = shown(parsed.document.source_name)
        return replace(parsed, document=replace(parsed.document, source_name=name))


def _entries(parsed: ParsedDocument) -> tuple[IndexEntry, ...]:
    return tuple(index_entry(parsed.document, passage) for passage in parsed.passages)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_READ_BYTES):
                digest.update(block)
    except OSError as error:
        raise FileUnreadable(
            f"无法读取“{shown(path)}”（{error.strerror}），请检查文件权限和磁盘"
        ) from error
    return digest.hexdigest()
