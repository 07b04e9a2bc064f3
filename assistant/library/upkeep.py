"""Check, export and import of a library; the caller holds the write lock for each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.library.checking import Check
from assistant.library.connections import Connections
from assistant.library.exporting import Export
from assistant.library.indexing import Indexing
from assistant.library.originals import Originals
from assistant.library.registry import Registry
from assistant.library.restoring import Restore, Unpacked
from assistant.library.staging import leftovers, staging
from assistant.library.storage import storage_errors
from assistant.protocols import LexicalIndex, VectorCache, VectorIndex

Listener = Callable[[TaskProgress], None]


class Upkeep:
    """The parts of a library, and what is done to all of them together."""

    def __init__(
        self,
        home: Path,
        connections: Connections,
        registry: Registry,
        originals: Originals,
        indexing: Indexing,
        indexes: Sequence[VectorIndex | LexicalIndex],
        built_with: Mapping[str, str],
        cache: VectorCache | None,
    ) -> None:
        self._home = home
        self._connections = connections
        self._registry = registry
        self._originals = originals
        self._indexing = indexing
        self._indexes = indexes
        self._built_with = built_with
        self._cache = cache

    def check(self, repair: bool, listener: Listener | None) -> CheckReport:
        """Compare registry, originals and indexes; with `repair`, put right what can be."""
        check = Check(
            self._home,
            self._connections,
            self._registry,
            self._originals,
            self._indexes,
            self._cache,
            partial(leftovers, self._home),
        )
        return check.run(repair, listener)

    def export(self, target: Path, overwrite: bool, listener: Listener | None) -> BackupReport:
        """Write everything into one file."""
        task = Export(
            self._connections, self._registry, self._originals, self._built_with, self._cache
        )
        return task.run(target, overwrite, listener or _unheard)

    def restore(self, source: Path, mode: Restoring, listener: Listener | None) -> BackupReport:
        """Take over what an export wrote, or leave the library as it is."""
        tell = listener or _unheard
        with storage_errors(self._home):
            leftovers(self._home, delete=True)
            self._indexing.sweep()
            with staging(self._home) as folder, Unpacked(source, folder, tell) as backup:
                task = Restore(
                    self._home,
                    self._connections,
                    self._registry,
                    self._originals,
                    self._indexing,
                    self._built_with,
                    self._cache,
                )
                return task.run(backup, mode, tell)


def _unheard(moment: TaskProgress) -> None:
    """Progress that nobody listens to."""
