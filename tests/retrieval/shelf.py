"""Made-up documents about a reading club, with every fact that a scope or a prior asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.domain import Hit, ParsedDocument, Scope
from assistant.index_text import index_entry
from assistant.retrieval.assembly import build_retrieval
from assistant.retrieval.embedding import OnnxEmbedder
from assistant.retrieval.hybrid import HybridRetriever
from assistant.testing import InMemoryCatalogue, line_document


def made(text: str, title: str, **facts: Any) -> ParsedDocument:
    """A document of which each line is a passage, with the facts of `Document` given."""
    parsed = line_document(text, title)
    return replace(parsed, document=replace(parsed.document, **facts))


class Shelf:
    """Real indexes over made-up documents; `catalogue` may be changed under them."""

    def __init__(
        self, home: Path, embedder: OnnxEmbedder, documents: Sequence[ParsedDocument]
    ) -> None:
        self.documents = {parsed.document.title: parsed for parsed in documents}
        self.catalogue = InMemoryCatalogue(documents)
        self._retrieval = build_retrieval(home, embedder)
        entries = [
            index_entry(parsed.document, passage)
            for parsed in documents
            for passage in parsed.passages
        ]
        for index in self._retrieval.indexes:
            index.add(entries)
        self.retriever: HybridRetriever = self._retrieval.retriever(self.catalogue)

    def find(self, question: str, k: int = 10, **scope: Any) -> list[Hit]:
        return self.retriever.retrieve(question, k, Scope(**scope))

    def titles(self, question: str, k: int = 10, **scope: Any) -> list[str]:
        return [hit.document.title for hit in self.find(question, k, **scope)]

    def take_out(self, title: str) -> None:
        """What the registry does when a document is removed: the index rows are still there."""
        left = [parsed for name, parsed in self.documents.items() if name != title]
        self.catalogue = InMemoryCatalogue(left)
        self.retriever.close()
        self.retriever = self._retrieval.retriever(self.catalogue)

    def close(self) -> None:
        self.retriever.close()
        self._retrieval.close()


@contextmanager
def shelf(
    home: Path, embedder: OnnxEmbedder, documents: Sequence[ParsedDocument]
) -> Iterator[Shelf]:
    """A shelf that is closed afterwards."""
    opened = Shelf(home, embedder, documents)
    try:
        yield opened
    finally:
        opened.close()
