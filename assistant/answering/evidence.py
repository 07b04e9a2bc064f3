"""Hits to clauses: the smallest units that can answer, with their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Document, Hit, Kind, ParsedDocument, Passage, Quote, Section, Status
from assistant.protocols import Catalogue
from assistant.text import sentence_spans, squeeze
from assistant.validity import ended_clause

# Ranks below a clause: they belong to the 条 or the headed section above them.
_WITHIN_A_CLAUSE = frozenset({"款", "项", "目", "（一）", "1.", "（1）", "①", "一是", "第一", "行"})
_MARK = re.compile(
    r"^(?:#+\s*)?(?:第[一二三四五六七八九十百千零〇\d]+[条章节编](?:之[一二三四五六七八九十]+)?"
    r"|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])[\s　]*"
    r"(?:做什么(?:、谁办)?：)?"
)

_OVER = (Status.REPEALED, Status.REVISED)

_WORDS = re.compile(r"[^\W\d_]{2}")  # empty cells of a form and bare numbers say nothing

# A digest tells which edition it rests on and what it is; that answers no question.
_OF_ITSELF = re.compile(r"本(?:摘编|文|资料)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause; `text` is the quote without its mark, offsets into the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A 条, or the lowest heading, that holds hits; `score` is that of its best hit."""

    contents: ParsedDocument
    start: int
    end: int
    score: float
    hit: Hit
    title: str

    @property
    def document(self) -> Document:
        """The document that the clause stands in."""
        return self.contents.document

    @property
    def is_preamble(self) -> bool:
        """Whether it stands before the first article of a rule: why the rule was made."""
        articles = [one.start for one in self.contents.sections if one.rank == "条"]
        return bool(articles) and self.end <= min(articles)

    def sentences(self) -> list[Sentence]:
        """The sentences below the heading, in order, without their marks."""
        text = self.contents.text[self.start : self.end]
        over = self._ended_spans()
        found = []
        for start, end in self._spans(text):
            body = self.contents.text[start:end]
            if body.startswith("#"):
                continue  # a Markdown heading says nothing by itself
            mark = _MARK.match(body)
            begin = start + (mark.end() if mark else 0)
            said = self.contents.text[begin:end].strip()
            of_itself = self.document.kind is Kind.DIGEST and _OF_ITSELF.match(said)
            ended = any(first <= begin < last for first, last in over)
            if (
                _WORDS.search(said)
                and self.title not in (said, body)
                and squeeze(said) != squeeze(self.document.title)
                and not of_itself
                and not ended
            ):
                found.append(Sentence(" ".join(said.split()), begin, end))
        return found

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where its sentences stand; of a digest its lines, each with the source that it names.

        A line of a digest may say what is wrong first and what is right behind it: cut in two, the
        first half would be told as if it were the rule.
        """
        if self.document.kind is not Kind.DIGEST:
            return sentence_spans(text, self.start)
        return [
            (self.start + line.start(), self.start + line.end())
            for line in re.finditer(r"[^\s\n][^\n]*", text)
        ]

    def _ended_spans(self) -> list[tuple[int, int]]:
        """Where parts of the clause stand that no longer bind, unless they are what was found."""
        if not self.contents.ended or self.hit.document.status in _OVER:
            return []
        return [
            (section.start, section.end)
            for section in self.contents.sections
            if ended_clause(self.contents.ended, section.locator)
        ]

    def quotes(self, start: int, end: int) -> tuple[Quote, ...]:
        """The span as quotes, one for each passage it touches."""
        return tuple(
            Quote(passage, self.document, max(start, passage.start), min(end, passage.end))
            for passage in self.contents.passages
            if _touches(self.contents.text, passage, start, end)
        )


def clauses(hits: Sequence[Hit], catalogue: Catalogue, on: date | None = None) -> list[Clause]:
    """The clauses that the hits stand in, best first, each once, as they stand on the day."""
    found: dict[tuple[str, int], Clause] = {}
    for hit in hits:
        contents = catalogue.contents(hit.document.id, on)
        section = answering_section(contents, hit.passage)
        if section is None and hit.document.kind is Kind.DIGEST and contents.sections:
            continue  # what stands before a digest's first heading is about the digest itself
        start, end = _extent(contents, section, hit.passage)
        key = (hit.document.id, start)
        if key not in found:
            title = section.title if section else ""
            found[key] = Clause(contents, start, end, hit.score, hit, title)
    return list(found.values())


def answering_section(contents: ParsedDocument, passage: Passage) -> Section | None:
    """The 条 that holds the passage; else the lowest headed or named section that does."""
    anchor = passage.start + len(passage.text) - len(passage.text.lstrip())
    last = max(anchor, passage.start + len(passage.text.rstrip()) - 1)
    holding = [s for s in contents.sections if s.start <= last and s.end > last]
    article = next((section for section in holding if section.rank == "条"), None)
    if article is not None:
        return article
    headed = [s for s in holding if s.rank not in _WITHIN_A_CLAUSE]
    return max(headed, key=lambda section: (section.start, -section.end), default=None)


def _extent(contents: ParsedDocument, section: Section | None, passage: Passage) -> tuple[int, int]:
    if section is None:
        return passage.start, passage.end
    below = [
        child.start
        for child in contents.sections
        if child.start > section.start
        and child.end <= section.end
        and child.rank not in _WITHIN_A_CLAUSE
    ]
    if section.rank == "条":
        return section.start, section.end
    return section.start, min(below, default=section.end)


def _touches(text: str, passage: Passage, start: int, end: int) -> bool:
    left, right = max(start, passage.start), min(end, passage.end)
    return left < right and bool(text[left:right].strip())


def deepest_locator(contents: ParsedDocument, start: int, end: int) -> str:
    """The locator of the smallest section that holds the whole span; empty when none does."""
    holding = [s for s in contents.sections if s.start <= start and s.end >= end]
    smallest = min(holding, key=lambda section: section.end - section.start, default=None)
    return smallest.locator if smallest else ""
