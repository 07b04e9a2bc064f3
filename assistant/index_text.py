"""What an index sees of a passage: title and headings before the text, never quoted from."""

from __future__ import annotations

from assistant.domain import Document, Passage
from assistant.protocols import IndexEntry


def index_entry(document: Document, passage: Passage) -> IndexEntry:
    """The passage with its title and heading path, so that it is found by where it stands."""
    path = [document.title, *passage.headings]
    return IndexEntry(passage.id, "\n".join([" ".join(path), passage.text.strip()]))
