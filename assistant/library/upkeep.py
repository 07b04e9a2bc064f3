"""Check, export and import of a library; the caller holds the write lock for each of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.library.checking import Check
from assistant.library.exporting import Export
from assistant.library.parts import Parts
from assistant.library.reindexing import reindex as write_anew
from assistant.library.restoring import Restore, Unpacked
from assistant.library.staging import leftovers, staging
from assistant.library.storage import storage_errors

Listener = Callable[[TaskProgress], None]


def check(parts: Parts, repair: bool, listener: Listener | None) -> CheckReport:
    """Compare registry, originals and indexes; with `repair`, put right what can be."""
    return Check(parts).run(repair, listener or _unheard)


def reindex(parts: Parts, listener: Listener | None) -> int:
    """Write every index anew from the stored passages."""
    return write_anew(parts, listener or _unheard)


def export(parts: Parts, target: Path, overwrite: bool, listener: Listener | None) -> BackupReport:
    """Write everything into one file."""
    return Export(parts).run(target, overwrite, listener or _unheard)


def restore(parts: Parts, source: Path, mode: Restoring, listener: Listener | None) -> BackupReport:
    """Take over what an export wrote, or leave the library as it is."""
    tell = listener or _unheard
    with storage_errors(parts.home):
        leftovers(parts.home, delete=True)
        parts.indexing.sweep()
        with (
            staging(parts.home) as folder,
            closing(Unpacked(source, folder, tell)) as backup,
        ):
            return Restore(parts).run(backup, mode, tell)


def _unheard(moment: TaskProgress) -> None:
    """Progress that nobody listens to."""
