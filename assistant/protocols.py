"""The seams: what one layer asks of another, at most three methods each.

Each has a real implementation, a fake in `testing.py`, and one contract test for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.domain import Document, Draft, Hit, ParsedDocument, Passage, Scope


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A passage as an index sees it: `text` carries title and headings, so it is never quoted."""

    passage_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A passage id with the score of one index; the index states its scale."""

    passage_id: str
    score: float


class Embedder(Protocol):
    """Texts to unit vectors, in LangChain's `Embeddings` shape; all of one dimension."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...

    def embed_query(self, text: str) -> list[float]: ...


class VectorIndex(Protocol):
    """Nearest neighbours. Scores are cosines in [-1, 1], best first."""

    def add(self, entries: Sequence[IndexEntry]) -> None: ...

    def remove(self, passage_ids: Sequence[str]) -> None: ...

    def search(self, question: str, k: int) -> list[Match]: ...


class LexicalIndex(Protocol):
    """Word matches. Scores are the share of the question's weight found, in [0, 1], best first."""

    def add(self, entries: Sequence[IndexEntry]) -> None: ...

    def remove(self, passage_ids: Sequence[str]) -> None: ...

    def search(self, question: str, k: int) -> list[Match]: ...


class DocumentReader(Protocol):
    """A file to a parsed document; raises `DocumentError` when that cannot be done."""

    def read(self, path: Path) -> ParsedDocument: ...


class Catalogue(Protocol):
    """What is live. An id that it does not return is not to be shown."""

    def live(self, passage_ids: Sequence[str]) -> Mapping[str, tuple[Document, Passage]]: ...

    def contents(self, document_id: str) -> ParsedDocument: ...

    def documents(self) -> list[Document]: ...


class Retriever(Protocol):
    """Passages for a question, best first, live ones only."""

    def retrieve(self, question: str, k: int, scope: Scope) -> list[Hit]: ...


class Composer(Protocol):
    """Evidence to a draft. The draft goes through the citation gate before anyone sees it."""

    def compose(self, question: str, hits: Sequence[Hit]) -> Draft: ...
