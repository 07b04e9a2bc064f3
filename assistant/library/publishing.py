"""From revisions that were read to live documents: indexed in batches, published one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from time import monotonic

from assistant.errors import AssistantError
from assistant.ingestion import IngestRow, IngestState
from assistant.library.examine import Unindexed
from assistant.library.indexing import Indexing
from assistant.library.progress import Progress
from assistant.library.revisions import Revisions
from assistant.library.shares import shares
from assistant.library.storage import REJECTED
from assistant.protocols import IndexEntry

# Small enough for progress to move, large enough for an embedder to fill its batches.
CALL_ENTRIES = 64

_ARTICLE = "条"


class Stopped(Exception):
    """Nothing more can be added; carries the message for every file that is left."""


@dataclass(slots=True)
class Waiting:
    """A revision that was read. `seconds` and `embedded` grow while it is indexed."""

    position: int
    path: str
    revision: Unindexed
    seconds: float
    embedded: int = 0


class Publishing:
    """Holds revisions until there are enough to index; `settle` gets the row of each."""

    def __init__(
        self,
        revisions: Revisions,
        indexing: Indexing,
        built_with: Mapping[str, str],
        progress: Progress,
        settle: Callable[[int, IngestRow], None],
    ) -> None:
        self._revisions = revisions
        self._indexing = indexing
        self._built_with = built_with
        self._progress = progress
        self._settle = settle
        self._waiting: list[Waiting] = []

    @property
    def passages(self) -> int:
        """How many passages wait."""
        return sum(len(item.revision.parsed.passages) for item in self._waiting)

    def put(self, item: Waiting) -> None:
        """Let a revision wait with the others."""
        self._waiting.append(item)

    def holds(self, identity: str) -> bool:
        """Whether a file with this digest, or a document with this id, waits."""
        return any(
            identity in (item.revision.file.sha256, item.revision.file.document_id)
            for item in self._waiting
        )

    def holds_size(self, size: int) -> bool:
        """Whether a file of so many bytes waits."""
        return any(item.revision.file.size == size for item in self._waiting)

    def flush(self) -> None:
        """Index what waits; each document is live as soon as its last passage is. Raises: Stopped.

        Entries go in the order of documents, so that a moment of an add belongs to one file, and
        little is lost when it ends there.
        """
        waiting, self._waiting = self._waiting, []
        entries = [entry for item in waiting for entry in item.revision.entries]
        ends = list(accumulate(len(item.revision.entries) for item in waiting))
        done, live = 0, 0
        try:
            if entries:
                self._indexing.announce(entries, self._built_with)
            while live < len(waiting):
                while live < len(waiting) and ends[live] <= done:
                    self._publish(waiting[live])
                    live += 1
                if live < len(waiting):
                    call = entries[done : done + CALL_ENTRIES]
                    self._index(call, _parts(waiting[live:], ends[live:], done, len(call)))
                    done += len(call)
                    self._progress.indexed(waiting[live].path, len(call))
        except AssistantError as error:
            for item in waiting[live:]:
                self._settle(item.position, _failed(item, str(error)))
            raise Stopped(str(error)) from error

    def _index(self, call: Sequence[IndexEntry], parts: Sequence[tuple[Waiting, int]]) -> None:
        """Write the rows of one call; `parts` tells how many of them each document has."""
        started, before = monotonic(), self._indexing.embedded()
        try:
            self._indexing.add(call)
        finally:
            embedded = shares(self._indexing.embedded() - before, [count for _, count in parts])
            seconds = (monotonic() - started) / max(len(call), 1)
            for (item, count), part in zip(parts, embedded, strict=True):
                item.embedded += part
                item.seconds += seconds * count

    def _publish(self, item: Waiting) -> None:
        revision, parsed = item.revision, item.revision.parsed
        try:
            self._revisions.publish(parsed, revision.file, revision.original, revision.supersedes)
        except REJECTED as error:
            reason = f"{type(error).__name__}：{error}"
            row = _failed(item, f"“{item.path}”的内容无法入库（{reason}），请另存后重试")
        else:
            row = IngestRow(
                path=item.path,
                state=IngestState.REPLACED if item.revision.replaces else IngestState.ADDED,
                document=parsed.document,
                articles=sum(section.rank == _ARTICLE for section in parsed.sections),
                passages=len(parsed.passages),
                embedded=item.embedded,
                seconds=item.seconds,
                warnings=(*parsed.warnings, *revision.notices),
            )
        self._settle(item.position, row)


def failed(path: str, error: str) -> IngestRow:
    """The row of a file that is not in the library."""
    return IngestRow(path, IngestState.FAILED, error=error)


def _failed(item: Waiting, error: str) -> IngestRow:
    return replace(failed(item.path, error), embedded=item.embedded, seconds=item.seconds)


def _parts(
    items: Sequence[Waiting], ends: Sequence[int], start: int, size: int
) -> list[tuple[Waiting, int]]:
    """Which of the documents the entries from `start` on belong to, and how many to each."""
    parts, at = [], start
    for item, end in zip(items, ends, strict=True):
        count = min(end, start + size) - at
        if count <= 0:
            break
        parts.append((item, count))
        at += count
    return parts
