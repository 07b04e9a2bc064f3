"""The nouns of the product: frozen values without I/O.

Offsets (`start`, `end`) count characters in a document's stored text; they are
half open, so `text[start:end]` is the span. Pages count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from assistant.answer_range import Limit, LimitKind
from assistant.chat import ModelWork
from assistant.endings import Repeal
from assistant.particulars import Particular

LONGEST_QUESTION = 1_000  # characters; more is a pasted text, not a question


class Kind(StrEnum):
    """What sort of text a document is (文件类别)."""

    REGULATION = "法规"  # party rules, laws, administrative regulations
    DOCUMENT = "文件"  # notices, opinions, measures of a party or state organ
    SPEECH = "讲话"
    POLICY = "制度"  # the rules of one unit: an enterprise, a school
    DIGEST = "解读"  # digests and explanations, ours included
    NEWS = "新闻"


class Status(StrEnum):
    """Whether a document binds today (时效)."""

    IN_FORCE = "现行有效"
    TRIAL = "试行"
    REVISED = "已修订"
    REPEALED = "已废止"
    NOT_YET = "尚未施行"
    UNKNOWN = "状态未知"


class Level(StrEnum):
    """Who speaks, from the highest authority to the lowest; members stand in that order."""

    CONSTITUTION = "党章"
    PARTY_RULE = "党内法规"
    LAW = "法律法规"
    CENTRAL = "中央文件"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"
    UNIT = "单位制度"
    REFERENCE = "讲话解读"

    @cached_property
    def rank(self) -> int:
        """0 for the highest authority; larger numbers yield to smaller ones."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Source:
    """An official text that a digest restates, with the articles it rests on."""

    title: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    articles: tuple[str, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One revision of one text (文件). `id` comes from the stored text alone."""

    id: str
    title: str
    kind: Kind
    sha256: str
    issuer: str | None = None
    number: str | None = None
    level: Level | None = None
    region: str | None = None
    status: Status = Status.UNKNOWN
    written: date | None = None
    published: date | None = None
    effective: date | None = None
    expires: date | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None
    collection: str = "资料"
    revision: int = 1
    source_name: str = ""
    sources: tuple[Source, ...] = ()
    addressee: str | None = None
    secrecy: str | None = None
    trial: bool = False
    repeals: tuple[Repeal, ...] = ()
    amended: date | None = None  # the last 修订/修正 that the head of the text names

    @property
    def date(self) -> date | None:
        """The date a citation shows: 成文, else 发布, else 施行."""
        return self.written or self.published or self.effective


@dataclass(frozen=True, slots=True)
class Section:
    """A heading or clause (章节条款) with all beneath it. `rank`: the kind of mark (编 章 条 款 …).

    `parent`: index of the enclosing section in `ParsedDocument.sections`, in reading order.
    """

    rank: str
    mark: str
    title: str
    locator: str
    headings: tuple[str, ...]
    start: int
    end: int
    parent: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document that is found and quoted; passages re-join to the stored text."""

    id: str
    document_id: str
    ordinal: int
    locator: str
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EndedClause:
    """A clause that no longer binds although its document does; `path` as in `clause_path`."""

    path: tuple[str, ...]
    status: Status
    ended_by: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its stored text, its outline and its passages.

    `ended` follows from other documents and from the day that is asked for; it is never stored.
    """

    document: Document
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    particulars: tuple[Particular, ...] = ()
    ended: tuple[EndedClause, ...] = ()
    masked: bool = False  # personal data was blotted out, so no original may be kept


@dataclass(frozen=True, slots=True)
class Scope:
    """What may answer; empty tuples restrict nothing. `unread`: not read out of the question."""

    documents: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    regions: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    collections: tuple[str, ...] = ()
    as_of: date | None = None
    unread: tuple[LimitKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` lies in [0, 1], higher is better, for every retriever.

    What refusal judges by: `similarity`, the cosine to the question, and `coverage`, the share of
    its weighted words that the passage holds. `answers`: how likely it answers, if judged.
    """

    passage: Passage
    document: Document
    score: float
    similarity: float = 0.0
    coverage: float = 0.0
    matched: tuple[str, ...] = ()
    answers: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Passages for a question, best first, and the wording that was searched."""

    query_used: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a passage that a draft statement rests on; offsets into the document text."""

    passage: Passage
    document: Document
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a draft with what it claims to rest on; `part`: what it answers, of several."""

    text: str
    quotes: tuple[Quote, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A titled group of statements (结论, 对照, 怎么做, 依据, 需请示, 注意)."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer proposes, unchecked. `reason`: why it is empty.

    `parts`: what was asked, where that was several things; the gate says which got no answer.
    `as_of`: the day it was asked for, `earlier` whether a text was asked for that has been revised.
    `work`: what a language model did for it, where one was asked.
    """

    sections: tuple[DraftSection, ...]
    composer: str
    reason: str = ""
    parts: tuple[str, ...] = ()
    as_of: date | None = None
    earlier: bool = False
    work: ModelWork | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A checked, literal span of a live passage, numbered within its answer."""

    id: int
    document: Document
    passage: Passage
    locator: str
    quote: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """A sentence that passed the gate, with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """A titled group of checked sentences."""

    title: str
    items: tuple[AnswerItem, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a user may be shown. Only `citations.py` makes one. `unread`: as in its scope."""

    question: str
    query_used: str
    refused: bool
    reason: str
    composer: str
    sections: tuple[AnswerSection, ...] = ()
    citations: tuple[Citation, ...] = ()
    leads: tuple[Hit, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    work: ModelWork | None = None
    limits: tuple[Limit, ...] = ()
    unread: tuple[LimitKind, ...] = ()
