"""The seams: what one layer asks of another, at most three methods each.

Each has a real implementation, a fake in `testing.py`, and one contract test for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.chat import ChatMessage
from assistant.domain import Document, Draft, Hit, ParsedDocument, Passage, Scope
from assistant.item_bank import BankItem, KeptPaper, Results, WrongItem
from assistant.visits import KeptProfile


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


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row as an index holds it: `mark` tells from which text it was made.

    `whole` is false where a part is missing, or a vector has other dimensions than its model.
    """

    passage_id: str
    mark: str
    whole: bool = True


@runtime_checkable
class Inspectable(Protocol):
    """An index that can be compared with the registry; a row made from `text` has its mark.

    `label` and `store` name it and the file or folder it lies in; `reset` throws all rows away,
    and a damaged store with them.
    """

    @property
    def label(self) -> str: ...

    @property
    def store(self) -> str: ...

    def rows(self) -> Iterator[IndexRow]: ...

    def mark(self, text: str) -> str: ...

    def reset(self) -> None: ...


class VectorCache(Protocol):
    """Vectors that are kept, by the digest of their text; `reset` forgets them all."""

    def known(self, keys: Sequence[str]) -> Mapping[str, Sequence[float]]: ...

    def reset(self) -> None: ...

    def remember(self, vectors: Mapping[str, Sequence[float]]) -> None: ...


class DocumentReader(Protocol):
    """A file to a parsed document; raises `DocumentError` when that cannot be done.

    `expect` tells which files will be read next, in this order, so that a reader may begin early;
    some may be passed over, and none at all means that nothing more is coming.
    """

    def read(self, path: Path) -> ParsedDocument: ...

    def expect(self, paths: Sequence[Path]) -> None: ...


class Catalogue(Protocol):
    """What is live. An id that it does not return is not to be shown.

    Statuses are those of today, or of the day `on`; the document beside a passage has the status
    of that clause.
    """

    def live(
        self, passage_ids: Sequence[str], on: date | None = None
    ) -> Mapping[str, tuple[Document, Passage]]: ...

    def contents(self, document_id: str, on: date | None = None) -> ParsedDocument: ...

    def documents(self, on: date | None = None) -> list[Document]: ...


class Retriever(Protocol):
    """Passages for a question, best first, live ones only."""

    def retrieve(self, question: str, k: int, scope: Scope) -> list[Hit]: ...


class Reranker(Protocol):
    """Reads a question and passages together: how likely each answers it, in [0, 1]."""

    def answers(self, question: str, texts: Sequence[str]) -> list[float]: ...


class Composer(Protocol):
    """Evidence to a draft. The draft goes through the citation gate before anyone sees it.

    `on`: the day that the question is asked for, where that is not today.
    """

    def compose(self, question: str, hits: Sequence[Hit], on: date | None = None) -> Draft: ...


@dataclass(frozen=True, slots=True)
class Proposals:
    """Other words for lines by their place in the list, as far as any were found.

    `note`: why there are not more of them, as users read it. `strange`: how many more were
    written that are no wording at all, such as orders.
    """

    texts: Mapping[int, str]
    note: str = ""
    strange: int = 0


class LineWriter(Protocol):
    """Proposes other words for the lines of one list; nothing of it has been checked."""

    @property
    def name(self) -> str: ...

    def propose(self, topic: str, lines: Sequence[str]) -> Proposals: ...


class ChatModel(Protocol):
    """A language model: its answer in pieces of text as they come; raises `ModelFailed` anywhere.

    `most_tokens` bounds the answer. Closing the iterator early ends the request.
    """

    @property
    def name(self) -> str: ...

    def stream(self, messages: Sequence[ChatMessage], most_tokens: int) -> Iterator[str]: ...


class ProfileStore(Protocol):
    """What is kept of enterprises, told apart by name and park or district, on this machine alone.

    `change` keeps what `to` makes of those of that name, in one transaction, in their place;
    `forget` leaves nothing of an enterprise in any file, and tells whether there was one that was
    meant; without `area`, the only one of that name.
    """

    def all(self) -> list[KeptProfile]: ...

    def named(self, name: str) -> list[KeptProfile]: ...

    def change(
        self, name: str, to: Callable[[Sequence[KeptProfile]], Sequence[KeptProfile]]
    ) -> None: ...

    def forget(self, name: str, area: str | None) -> bool: ...


class ItemStore(Protocol):
    """The items of the bank by their ids.

    `change` keeps what `to` makes of them, all or nothing; None deletes.
    """

    def items(self) -> Mapping[str, BankItem]: ...

    def change(
        self, to: Callable[[Mapping[str, BankItem]], Mapping[str, BankItem | None]]
    ) -> None: ...


class PaperStore(Protocol):
    """Papers that were written out, latest first; one that is kept already stays as it is."""

    def papers(self) -> list[KeptPaper]: ...

    def keep_papers(self, papers: Sequence[KeptPaper]) -> None: ...


class ResultStore(Protocol):
    """Results without names, oldest first; `keep_results` tells whether they were new."""

    def results(self) -> list[Results]: ...

    def keep_results(self, results: Results) -> bool: ...


class WrongAnswerStore(Protocol):
    """The wrong-answer book of each learner; `change_wrong` works as `ItemStore.change` does."""

    def wrong(self, learner: str) -> Mapping[str, WrongItem]: ...

    def change_wrong(
        self, learner: str, to: Callable[[Mapping[str, WrongItem]], Mapping[str, WrongItem | None]]
    ) -> None: ...
