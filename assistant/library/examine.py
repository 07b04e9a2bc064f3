"""What a file is to the library: unchanged, known under another path, or to be indexed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.archives import sha256_of
from assistant.domain import ParsedDocument
from assistant.errors import DocumentError, FileUnreadable
from assistant.index_text import index_entry
from assistant.ingestion import IngestState, NearDuplicates
from assistant.library.comparing import compare
from assistant.library.files import FileState, FoundFile, file_state, shown
from assistant.library.near_duplicates import ReprintFinder, notice
from assistant.library.originals import Originals
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.library.rows import FileRow
from assistant.library.versions import VersionFinder, change_notice, version_notices
from assistant.protocols import DocumentReader, IndexEntry

_COMPARED = 300_000  # characters; what changed in a longer text is not counted while it is added


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing to index: the file stands for a document that is live."""

    state: IngestState
    document_id: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unindexed:
    """A revision to index and make live. `entries` are those whose index rows are new.

    `original`: the name it is kept under; `supersedes`: a document that goes when this one comes.
    """

    file: FileRow
    parsed: ParsedDocument
    entries: tuple[IndexEntry, ...]
    replaces: bool
    original: str | None = None
    supersedes: str | None = None
    notices: tuple[str, ...] = ()


class Examiner:
    """Looks at one file after another, beside those that wait to be indexed."""

    def __init__(
        self,
        reader: DocumentReader,
        registry: Registry,
        revisions: Revisions,
        originals: Originals,
        reprints: ReprintFinder,
        settle_twin: Callable[[str], None],
        size_waits: Callable[[int], bool],
        versions: VersionFinder,
        recall: Callable[[ParsedDocument], ParsedDocument] = lambda parsed: parsed,
    ) -> None:
        """`settle_twin` gets a digest or document id: whatever waits with it is made live first.

        `recall` adds to a text what a clerk has filled in about it before.
        """
        self._reader = reader
        self._registry = registry
        self._revisions = revisions
        self._originals = originals
        self._reprints = reprints
        self._settle_twin = settle_twin
        self._size_waits = size_waits
        self._versions = versions
        self._recall = recall

    def examine(self, found: FoundFile) -> Settled | Unindexed:
        """Read the file unless it is known. Raises: DocumentError, LibraryError."""
        if found.error:
            raise found.error
        state = found.state or file_state(found.path)
        known = self._registry.file(state.key)
        if known and (known.size, known.mtime_ns) == (state.size, state.mtime_ns):
            return Settled(IngestState.UNCHANGED, known.document_id)
        if self._size_waits(state.size) or self._registry.has_file_of_size(state.size):
            twin = self._same_bytes(found.path, state, known)
            if twin:
                return twin
        return self._read(found.path, state, known)

    def _same_bytes(self, path: Path, state: FileState, known: FileRow | None) -> Settled | None:
        sha256 = sha256_of(path)
        if known and known.sha256 == sha256:
            # Negative: a registration sheet speaks of it, or did; see `file_state`.
            if state.mtime_ns < 0 or known.mtime_ns < 0:
                return None
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
        parsed = self._recall(self._parse(path))
        document = parsed.document
        file = FileRow(state.key, document.id, state.size, state.mtime_ns, document.sha256)
        self._settle_twin(document.id)
        stored = self._registry.stored(document.id)
        if stored is None:
            return self._new_text(path, parsed, file, known)
        if known and known.document_id == document.id:
            return self._same_text(path, parsed, file, stored)
        self._revisions.point(file)
        return Settled(IngestState.DUPLICATE, document.id)

    def _new_text(
        self, path: Path, parsed: ParsedDocument, file: FileRow, known: FileRow | None
    ) -> Settled | Unindexed:
        twin = self._reprints.known_printing(parsed, known.document_id if known else None)
        choice = self._reprints.choice
        notices: tuple[str, ...] = (notice(twin, choice),) if twin else ()
        if twin and choice is NearDuplicates.SKIP and not known:
            return Settled(IngestState.NEAR_DUPLICATE, twin.id, notices)
        before = self._registry.stored(known.document_id) if known else None
        revision = before.document.revision + 1 if before else 1
        parsed = replace(parsed, document=replace(parsed.document, revision=revision))
        original = self._keep(path, parsed)
        self._reprints.note(parsed)
        gone = twin.id if twin and choice is NearDuplicates.REPLACE else None
        besides = [one for one in (known and known.document_id, twin and twin.id) if one]
        notices += self._other_versions(parsed, before, besides)
        replaces = known is not None or gone is not None
        return Unindexed(file, parsed, _entries(parsed), replaces, original, gone, notices)

    def _other_versions(
        self, parsed: ParsedDocument, before: ParsedDocument | None, besides: Sequence[str]
    ) -> tuple[str, ...]:
        others = self._versions.versions(parsed.document, besides)
        self._versions.note(parsed.document)
        notices = version_notices(parsed.document, others)
        if before and max(len(before.text), len(parsed.text)) <= _COMPARED:
            notices += tuple(filter(None, [change_notice(compare(before, parsed))]))
        return notices

    def _keep(self, path: Path, parsed: ParsedDocument) -> str | None:
        if parsed.masked:
            return None
        document = parsed.document
        return self._originals.keep(path, document.sha256, document.source_name)

    def _same_text(
        self, path: Path, parsed: ParsedDocument, file: FileRow, stored: ParsedDocument
    ) -> Settled | Unindexed:
        """Other bytes with the same text: perhaps its title or dates have changed."""
        before = stored.document
        original = self._keep(path, parsed)
        parsed = replace(parsed, document=replace(parsed.document, revision=before.revision))
        unmarked = replace(parsed.document, sha256=before.sha256, source_name=before.source_name)
        if replace(parsed, document=unmarked) == stored:
            self._revisions.publish(parsed, file, original)
            return Settled(IngestState.UNCHANGED, before.id)
        parsed = replace(parsed, document=replace(parsed.document, revision=before.revision + 1))
        had = set(_entries(stored))
        entries = tuple(entry for entry in _entries(parsed) if entry not in had)
        return Unindexed(file, parsed, entries, True, original)

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
        return _storable(parsed)


def _storable(parsed: ParsedDocument) -> ParsedDocument:
    """What was taken from the file's name as text that can be stored, whatever bytes it holds."""
    document = parsed.document
    named = replace(document, source_name=shown(document.source_name), title=_plain(document.title))
    particulars = tuple(
        replace(one, value=_plain(one.value), shown=_plain(one.shown)) for one in parsed.particulars
    )
    return replace(parsed, document=named, particulars=particulars)


def _plain(words: str) -> str:
    try:
        return shown(words)
    except UnicodeEncodeError:  # not from a name: the document is refused when it is stored
        return words


def _entries(parsed: ParsedDocument) -> tuple[IndexEntry, ...]:
    return tuple(index_entry(parsed.document, passage) for passage in parsed.passages)
