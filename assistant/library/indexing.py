"""Index rows: written before a revision is live, removed after it no longer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.library.registry import Registry
from assistant.library.revisions import Revisions
from assistant.library.storage import storage_errors
from assistant.protocols import IndexEntry, LexicalIndex, VectorIndex

_REMOVE_AT_ONCE = 500


class Indexing:
    """All indexes of the library as one."""

    def __init__(
        self,
        home: Path,
        registry: Registry,
        revisions: Revisions,
        indexes: Sequence[VectorIndex | LexicalIndex],
        embedded: Callable[[], int],
    ) -> None:
        self._home = home
        self._registry = registry
        self._revisions = revisions
        self._indexes = indexes
        self.embedded = embedded

    def announce(self, entries: Sequence[IndexEntry], built_with: Mapping[str, str]) -> None:
        """Note whose rows are about to be written. Raises: StorageFailed."""
        self._revisions.announce([entry.passage_id for entry in entries], built_with)

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Write rows, texts of like length side by side, as embedders pad them to the longest.

        Raises: StorageFailed, or what an index raises.
        """
        by_length = sorted(entries, key=lambda entry: len(entry.text))
        with storage_errors(self._home):
            for index in self._indexes:
                index.add(by_length)

    def sweep(self) -> None:
        """Remove rows of passages that are not live.

        What cannot be removed now stays noted for the next time: it is not shown meanwhile.
        """
        try:
            dead, alive = self._registry.orphans()
            for start in range(0, len(dead), _REMOVE_AT_ONCE):
                part = dead[start : start + _REMOVE_AT_ONCE]
                with storage_errors(self._home):
                    for index in self._indexes:
                        index.remove(part)
                self._revisions.settle(part)
            if alive:
                self._revisions.settle(alive)
        except AssistantError:
            return
