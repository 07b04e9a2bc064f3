"""A real journal over a library that holds what the stand-in for the assistant cites."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant import Document, Passage
from assistant.export.excel_writing import save_workbook
from assistant.journal_entries import LibrarySize
from assistant.library.journal import Journal
from tests.ui.page_documents import DIGEST, EVIL, RULE


class _Library:
    """As much of a library as the journal asks."""

    revision = 3

    def live(self, passage_ids: Sequence[str]) -> Mapping[str, tuple[Document, Passage]]:
        held = {p.id: (one.document, p) for one in (RULE, DIGEST, EVIL) for p in one.passages}
        return {id: held[id] for id in passage_ids if id in held}

    def size(self) -> LibrarySize:
        return LibrarySize(3, 11, 12_345_678, self.revision, "示例模型")


def page_journal(days: int = 365) -> Journal:
    """A journal in a folder of its own."""
    library: Any = _Library()
    home = Path(tempfile.mkdtemp(prefix="page-journal-"))
    return Journal(home, library, days, lambda question: "fact", str.split, save_workbook)
