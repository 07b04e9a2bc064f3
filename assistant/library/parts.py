"""What a library is made of: whoever adds, checks, exports or imports works on all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.library.connections import Connections
from assistant.library.indexing import Indexing
from assistant.library.originals import Originals
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.protocols import LexicalIndex, VectorCache, VectorIndex


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts over one folder; `cache` is absent where vectors are not kept."""

    home: Path
    connections: Connections
    registry: Registry
    revisions: Revisions
    originals: Originals
    indexing: Indexing
    indexes: Sequence[VectorIndex | LexicalIndex]
    built_with: Mapping[str, str]
    cache: VectorCache | None = None

    def sweep(self) -> None:
        """Clear away index rows and originals that no live document wants."""
        self.indexing.sweep()
        self.originals.sweep(self.registry.originals().values())
