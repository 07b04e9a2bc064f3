"""What a library is made of: whoever adds, checks, exports or imports works on all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain import ParsedDocument
from assistant.library.connections import Connections
from assistant.library.indexing import Indexing
from assistant.library.originals import Originals
from assistant.library.registry import Registry
from assistant.library.removed import Removed
from assistant.library.revisions import Revisions
from assistant.protocols import LexicalIndex, VectorCache, VectorIndex
from assistant.stock import stated_by_clerk

Describe = Callable[[ParsedDocument, Mapping[str, str]], ParsedDocument]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts over one folder; `cache` is absent where vectors are not kept.

    `describe` fills in what a clerk states of a document.
    """

    home: Path
    connections: Connections
    registry: Registry
    revisions: Revisions
    originals: Originals
    indexing: Indexing
    indexes: Sequence[VectorIndex | LexicalIndex]
    built_with: Mapping[str, str]
    removed: Removed
    describe: Describe
    cache: VectorCache | None = None

    def sweep(self) -> None:
        """Clear away index rows and originals that no live document wants."""
        self.indexing.sweep()
        self.originals.sweep(self.registry.originals().values())

    def recall(self, parsed: ParsedDocument) -> ParsedDocument:
        """A text that was read, with what was filled in about it before, live or removed."""
        identity = parsed.document.id
        before = self.registry.stored(identity) or self.removed.stored(identity)
        stated = stated_by_clerk(before) if before else {}
        return self.describe(parsed, stated) if stated else parsed
