"""Which files of an add are new, told from their sizes and times before any is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.domain import Document
from assistant.errors import DocumentError
from assistant.ingestion import IngestRow, IngestState
from assistant.library.files import FileState, FoundFile, file_state, shown
from assistant.library.registry import Registry
from assistant.library.rows import FileRow


class Survey:
    """`unchanged` holds the rows of known files, `new` all others with their states, by position.

    A few questions to the registry serve all files together. Raises: LibraryError.
    """

    def __init__(self, registry: Registry, files: Sequence[FoundFile]) -> None:
        looked_at = [_with_state(found) for found in files]
        keys = [found.state.key for found in looked_at if found.state]
        known = registry.files_at(keys)
        live = {document.id: document for document in registry.documents()} if known else {}
        same: dict[int, Document] = {}
        self.new: dict[int, FoundFile] = {}
        for position, found in enumerate(looked_at):
            state = found.state
            row = known.get(state.key) if state else None
            if state and row and row.document_id in live and _same(state, row):
                same[position] = live[row.document_id]
            else:
                self.new[position] = found
        self.unchanged = _rows(registry, looked_at, same)


def _with_state(found: FoundFile) -> FoundFile:
    if found.error:
        return found
    try:
        return replace(found, state=file_state(found.path))
    except DocumentError as error:
        return replace(found, error=error)


def _same(state: FileState, row: FileRow) -> bool:
    return (row.size, row.mtime_ns) == (state.size, state.mtime_ns)


def _rows(
    registry: Registry, files: Sequence[FoundFile], same: Mapping[int, Document]
) -> dict[int, IngestRow]:
    counts = registry.counts_of([document.id for document in same.values()]) if same else {}
    return {
        position: IngestRow(
            shown(files[position].path), IngestState.UNCHANGED, document, *counts[document.id]
        )
        for position, document in same.items()
    }
