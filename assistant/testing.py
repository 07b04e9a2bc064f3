"""Fakes that keep the contracts of `protocols.py`, for tests without models or disks.

Each passes the same contract test as the real implementation (`tests/contracts`).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.domain import (
    Document,
    Draft,
    Hit,
    Kind,
    ParsedDocument,
    Passage,
    Scope,
)
from assistant.errors import DocumentUnknown, FileEmpty, FileMissing
from assistant.protocols import Embedder, IndexEntry, IndexRow, Match
from assistant.scripted_model import FixedLines as FixedLines
from assistant.scripted_model import Script as Script
from assistant.scripted_model import ScriptedModel as ScriptedModel
from assistant.stores_in_memory import InMemoryBank as InMemoryBank
from assistant.stores_in_memory import InMemoryProfiles as InMemoryProfiles
from assistant.text import digest, squeeze
from assistant.validity import Standing, Validity


def bigrams(text: str) -> list[str]:
    """Neighbouring characters of the text in comparison form; a lone character stands alone."""
    plain = squeeze(text)
    return [plain[i : i + 2] for i in range(len(plain) - 1)] or [*plain]


class HashingEmbedder:
    """Unit vectors of hashed character bigrams: texts that share wording lie close together."""

    def __init__(self, dimensions: int = 256) -> None:
        self.dimensions = dimensions
        self.embedded = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; `embedded` counts them."""
        self.embedded += len(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector = [0.0] * self.dimensions
        for gram in bigrams(text) or [""]:
            vector[zlib.crc32(gram.encode("utf-8", "replace")) % self.dimensions] += 1.0
        length = math.sqrt(sum(value * value for value in vector))
        return [value / length for value in vector]


class RememberingEmbedder(HashingEmbedder):
    """Keeps what it is told and what it has embedded; `embedded` counts the texts it had to."""

    def __init__(self, dimensions: int = 256) -> None:
        super().__init__(dimensions)
        self._known: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text; only unknown texts are embedded."""
        keys = [digest(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        vectors = super().embed_documents(list(new.values()))
        self._known.update(zip(new, vectors, strict=True))
        return [self._known[key] for key in keys]

    def known(self, keys: Sequence[str]) -> dict[str, list[float]]:
        """The vectors that are kept, by the digest of their text."""
        return {key: self._known[key] for key in keys if key in self._known}

    def reset(self) -> None:
        """Forget everything."""
        self._known.clear()

    def remember(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Keep vectors by the digest of their text."""
        self._known.update((key, list(vector)) for key, vector in vectors.items())


class InMemoryVectorIndex:
    """Exact cosine neighbours."""

    label, store = "向量索引", "内存里的向量"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, list[float]] = {}
        self._marks: dict[str, str] = {}

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Store the entries; an id that exists is overwritten."""
        vectors = self._embedder.embed_documents([entry.text for entry in entries])
        ids = [entry.passage_id for entry in entries]
        self._vectors.update(zip(ids, vectors, strict=True))
        self._marks.update((entry.passage_id, self.mark(entry.text)) for entry in entries)

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Take the ids out; unknown ids are ignored."""
        for passage_id in passage_ids:
            self._vectors.pop(passage_id, None)
            self._marks.pop(passage_id, None)

    def reset(self) -> None:
        """Throw every row away."""
        self._vectors.clear()
        self._marks.clear()

    def rows(self) -> Iterator[IndexRow]:
        """Every row with the mark of its text."""
        dimensions = len(self._embedder.embed_query(""))
        for passage_id, vector in self._vectors.items():
            yield IndexRow(passage_id, self._marks[passage_id], len(vector) == dimensions)

    def mark(self, text: str) -> str:
        """The digest of the text."""
        return digest(text)

    def search(self, question: str, k: int) -> list[Match]:
        """The `k` nearest passages, best first."""
        asked = self._embedder.embed_query(question)
        matches = [Match(name, _dot(asked, vector)) for name, vector in self._vectors.items()]
        return _best(matches, k)


class InMemoryLexicalIndex:
    """The share of the question's terms that a passage holds, each weighed by its rarity."""

    label, store = "全文索引", "内存里的词"

    def __init__(self, tokenize: Callable[[str], list[str]] = bigrams) -> None:
        self._tokenize = tokenize
        self._terms: dict[str, set[str]] = {}

    def add(self, entries: Sequence[IndexEntry]) -> None:
        """Store the entries; an id that exists is overwritten."""
        self._terms.update((entry.passage_id, set(self._tokenize(entry.text))) for entry in entries)

    def remove(self, passage_ids: Sequence[str]) -> None:
        """Take the ids out; unknown ids are ignored."""
        for passage_id in passage_ids:
            self._terms.pop(passage_id, None)

    def reset(self) -> None:
        """Throw every row away."""
        self._terms.clear()

    def rows(self) -> Iterator[IndexRow]:
        """Every row with the mark of its terms."""
        for passage_id, terms in self._terms.items():
            yield IndexRow(passage_id, digest("\0".join(sorted(terms))))

    def mark(self, text: str) -> str:
        """The digest of the terms of the text."""
        return digest("\0".join(sorted(set(self._tokenize(text)))))

    def search(self, question: str, k: int) -> list[Match]:
        """The `k` passages that hold most of the question, best first."""
        asked = {term: self._weight(term) for term in self._tokenize(question)}
        whole = sum(asked.values())
        matches = [
            Match(name, min(1.0, sum(asked[term] for term in asked.keys() & terms) / whole))
            for name, terms in self._terms.items()
            if asked.keys() & terms
        ]
        return _best(matches, k)

    def _weight(self, term: str) -> float:
        holding = sum(term in terms for terms in self._terms.values())
        return math.log(1 + (len(self._terms) + 1) / (holding + 1))


class LineReader:
    """Reads UTF-8 text files, each line a passage; the title is the file's name."""

    def read(self, path: Path) -> ParsedDocument:
        """The parsed file; raises `FileMissing` or `FileEmpty`."""
        if not path.is_file():
            raise FileMissing(f"找不到文件“{path}”，请核对路径。")
        text = path.read_text("utf-8")
        if not text.strip():
            raise FileEmpty(f"文件“{path}”是空的。")
        return line_document(text, title=path.stem)

    def expect(self, paths: Sequence[Path]) -> None:
        """Nothing: files are read when they are asked for."""


def line_document(text: str, title: str = "示例文件", kind: Kind = Kind.DOCUMENT) -> ParsedDocument:
    """A parsed document of which each line is a passage."""
    document_id = "d" + digest(text)[:16]
    document = Document(document_id, title, kind, digest(text))
    passages: list[Passage] = []
    start = 0
    for ordinal, line in enumerate(text.splitlines(keepends=True)):
        end, locator = start + len(line), str(ordinal + 1)
        key = digest("\0".join([document_id, locator, str(start), line]))
        passages.append(
            Passage("p" + key[:20], document_id, ordinal, locator, (), line, start, end)
        )
        start = end
    return ParsedDocument(document, text, (), tuple(passages))


class InMemoryCatalogue:
    """Live documents held in memory, in the order given."""

    def __init__(self, contents: Iterable[ParsedDocument] = ()) -> None:
        self._contents = {parsed.document.id: parsed for parsed in contents}

    def live(
        self, passage_ids: Sequence[str], on: date | None = None
    ) -> Mapping[str, tuple[Document, Passage]]:
        """The passages that may be shown; other ids are left out."""
        wanted, judged = set(passage_ids), self._standing(on)
        return {
            passage.id: (judged[parsed.document.id].at(passage.locator), passage)
            for parsed in self._contents.values()
            for passage in parsed.passages
            if passage.id in wanted
        }

    def contents(self, document_id: str, on: date | None = None) -> ParsedDocument:
        """A live document with its text; raises `DocumentUnknown`."""
        if document_id not in self._contents:
            raise DocumentUnknown(f"资料库里没有编号为“{document_id}”的文件。")
        standing = self._standing(on)[document_id]
        parsed = self._contents[document_id]
        return replace(parsed, document=standing.document, ended=standing.clauses)

    def documents(self, on: date | None = None) -> list[Document]:
        """All live documents."""
        return [standing.document for standing in self._standing(on).values()]

    def _standing(self, on: date | None) -> Mapping[str, Standing]:
        held, today = [parsed.document for parsed in self._contents.values()], date.today()
        return {one.document.id: one for one in Validity(held).on(on or today, today)}


class FixedRetriever:
    """The same hits for every question, within the documents of the scope."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = sorted(hits, key=lambda hit: -hit.score)
        self.asked: list[str] = []

    def retrieve(self, question: str, k: int, scope: Scope) -> list[Hit]:
        """The `k` best of the hits; `asked` keeps the questions."""
        self.asked.append(question)
        wanted = scope.documents
        hits = [hit for hit in self._hits if not wanted or hit.document.id in wanted]
        return hits[:k]


class SharedWordsReranker:
    """A text answers as far as it holds the question's pairs of characters."""

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        """The share of the pairs that stand in each text."""
        asked = set(bigrams(question))
        return [len(asked & set(bigrams(text))) / max(1, len(asked)) for text in texts]


class QueueComposer:
    """Drafts in the order given, whatever is asked; true or not, as a model might write them."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = list(drafts)
        self.asked: list[str] = []

    def compose(self, question: str, hits: Sequence[Hit], on: date | None = None) -> Draft:
        """The next draft; an empty one when none is left. `asked` keeps the questions."""
        self.asked.append(question)
        return self._drafts.pop(0) if self._drafts else Draft((), "queue")


def hits_of(contents: ParsedDocument, score: float = 1.0) -> list[Hit]:
    """A hit for each passage, the scores falling in reading order."""
    return [
        Hit(passage, contents.document, score / (1 + passage.ordinal))
        for passage in contents.passages
    ]


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return max(-1.0, min(1.0, sum(a * b for a, b in zip(left, right, strict=True))))


def _best(matches: list[Match], k: int) -> list[Match]:
    return sorted(matches, key=lambda match: (-match.score, match.passage_id))[:k]
