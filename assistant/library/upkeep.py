"""Removal, check, export and import; the caller holds the write lock for each of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from assistant.domain import Document
from assistant.inspection import BackupReport, CheckReport, Restoring, TaskProgress
from assistant.library.checking import Check
from assistant.library.exporting import Export
from assistant.library.parts import Parts
from assistant.library.reindexing import reindex as write_anew
from assistant.library.restoring import Restore, Unpacked
from assistant.library.staging import leftovers, staging
from assistant.library.storage import storage_errors

Listener = Callable[[TaskProgress], None]


def remove(parts: Parts, document_id: str, day: date | None) -> Document:
    """Take a document out; it can be put back where the day of its removal is given."""
    document = parts.registry.find(document_id)
    parsed = parts.registry.stored(document.id)
    if day and parsed:
        parts.removed.expire(day)
        files = parts.registry.files_at(parts.registry.paths(document.id))
        name = parts.registry.original(document.id)
        whole = name is not None and parts.originals.is_whole(name)
        original = parts.originals.path(name) if name and whole else None
        # Kept first: whoever is stopped between the two finds it twice, and the live one counts.
        rules = parts.built_with.get("passages", "")
        parts.removed.take(parsed, list(files.values()), original, day, rules)
    parts.revisions.withdraw(document.id)
    parts.sweep()
    return document


def check(parts: Parts, repair: bool, listener: Listener | None) -> CheckReport:
    """Compare registry, originals and indexes; with `repair`, put right what can be."""
    return Check(parts).run(repair, listener or _unheard)


def reindex(parts: Parts, listener: Listener | None) -> int:
    """Write every index anew from the stored passages."""
    return write_anew(parts, listener or _unheard)


def export(
    parts: Parts, target: Path, overwrite: bool, listener: Listener | None, personal: bool
) -> BackupReport:
    """Write everything into one file; what is personal only where that is wanted."""
    return Export(parts).run(target, overwrite, listener or _unheard, personal)


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
