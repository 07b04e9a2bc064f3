"""Retrieval over passages that are not files: for evaluation sets and for embedding elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.domain import Document, Kind, ParsedDocument, Passage, Scope
from assistant.errors import DocumentUnknown
from assistant.protocols import IndexEntry
from assistant.retrieval.assembly import Retrieval

_BATCH = 512

Row = tuple[str, str, str]


class PassageSearch:
    """The same indexes and fusion as the library, over rows of (id, title, text)."""

    def __init__(self, retrieval: Retrieval) -> None:
        self._retrieval = retrieval
        self._rows = _Rows()
        self._retriever = retrieval.retriever(self._rows)

    def add(
        self, rows: Sequence[Row], on_progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Index the rows; one with a known id takes its place."""
        for start in range(0, len(rows), _BATCH):
            part = rows[start : start + _BATCH]
            entries = [IndexEntry(pid, f"{title}\n{text}") for pid, title, text in part]
            for index in self._retrieval.indexes:
                index.add(entries)
            self._rows.add(part)
            if on_progress:
                on_progress(min(start + _BATCH, len(rows)), len(rows))

    def know(self, rows: Sequence[Row]) -> None:
        """Make rows findable that an earlier search over the same folder has indexed."""
        self._rows.add(rows)

    def search(self, question: str, k: int) -> list[tuple[str, float]]:
        """The `k` best row ids with their scores in [0, 1], best first."""
        hits = self._retriever.retrieve(question, k, Scope())
        return [(hit.passage.id, hit.score) for hit in hits]

    def close(self) -> None:
        """Release files and threads."""
        self._retriever.close()
        self._retrieval.close()


class _Rows:
    """A catalogue in which every row that was added is live."""

    def __init__(self) -> None:
        self._live: dict[str, tuple[Document, Passage]] = {}

    def add(self, rows: Sequence[Row]) -> None:
        for pid, title, text in rows:
            document = Document(id=f"d{pid}", title=title, kind=Kind.DOCUMENT, sha256="")
            passage = Passage(pid, document.id, 0, "", (), text, 0, len(text))
            self._live[pid] = (document, passage)

    def live(
        self, passage_ids: Sequence[str], on: date | None = None
    ) -> Mapping[str, tuple[Document, Passage]]:
        return {pid: self._live[pid] for pid in passage_ids if pid in self._live}

    def contents(self, document_id: str, on: date | None = None) -> ParsedDocument:
        raise DocumentUnknown(f"{document_id!r} 不是文件，只是一条段落。")

    def documents(self, on: date | None = None) -> list[Document]:
        return [document for document, _ in self._live.values()]
