"""All index rows written anew from the stored passages, as when another model is chosen."""

from __future__ import annotations

from collections.abc import Callable

from assistant.index_text import index_entry
from assistant.inspection import TaskProgress
from assistant.library.parts import Parts
from assistant.library.storage import storage_errors
from assistant.protocols import Inspectable

# Stands for the model while the work lasts, so that a library left half done does not open.
UNFINISHED = "未算完"


def reindex(parts: Parts, tell: Callable[[TaskProgress], None]) -> int:
    """Empty every index and fill it again; how many passages went in.

    Raises: StorageFailed, or what an index raises; then the work has to be done again.
    """
    documents = parts.registry.documents()
    counts = parts.registry.counts_of([document.id for document in documents])
    total, done = sum(passages for _, passages in counts.values()), 0
    parts.revisions.announce((), {**parts.built_with, "model": UNFINISHED})
    with storage_errors(parts.home):
        for index in parts.indexes:
            if isinstance(index, Inspectable):
                index.reset()
    for document in documents:
        tell(TaskProgress("重建索引", done, total))
        passages = parts.registry.contents(document.id).passages
        parts.indexing.add([index_entry(document, passage) for passage in passages])
        done += len(passages)
    parts.revisions.announce((), parts.built_with)
    return done
