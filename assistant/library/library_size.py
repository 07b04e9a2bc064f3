"""How much a library holds, and how much room it takes."""

from __future__ import annotations

from pathlib import Path

from assistant.journal_entries import LibrarySize
from assistant.library.registry import Registry


def library_size(home: Path, registry: Registry) -> LibrarySize:
    """Documents, passages, and the bytes of all files in the library's folder."""
    revision, documents, passages = registry.counted()
    model = registry.built_with().get("model", "")
    return LibrarySize(documents, passages, disk_bytes(home), revision, model)


def disk_bytes(folder: Path) -> int:
    """The bytes of all files below a folder; what goes away meanwhile counts nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
