"""Answers in the words of the sources: the sentences that answer, whole lists, no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.conclusion import Scored, best_sentences
from assistant.answering.evidence import Clause, clauses
from assistant.answering.question import Ask, holds_quantity, holds_verdict, read
from assistant.answering.sentence_vectors import SentenceVectors
from assistant.domain import Draft, DraftSection, Hit, Statement
from assistant.protocols import Catalogue, Embedder

_CLAUSES = 3  # how many clauses an answer draws on
_NEAR = 0.7  # a further clause counts when its score reaches this share of the best
_BESIDE, _BESIDE_OTHERS = 3, 2  # sentences of 依据 from the best clause, and from each other one
_SHORT = 220  # characters of a clause that is shown whole: its sentences explain each other
_LIST_LIMIT = 30  # sentences of a list that is shown whole
_NAMED = 1.0  # the score of an article that the question itself names
_NAME = 3  # characters of a term that names one thing
_COMPARED = 24  # sentences that are compared by meaning; the others have few of the words
_WORDS, _MEANING, _QUANTITY, _VERDICT = 0.3, 0.7, 0.15, 0.1
_SOURCE = re.compile(r"（[^（）]*《[^》]*》(?:（[^（）]*）)?[^（）]*）")
# A figure that was blacked out before the text was passed on: no answer to "how many".
_MASKED = re.compile(r"([^，。；、]{0,10})[XxＸ×*＊]{2,}")


class ExtractiveComposer:
    """Composes from literal sentences, so that every statement is its own evidence."""

    def __init__(
        self,
        catalogue: Catalogue,
        embedder: Embedder,
        wordings: Callable[[str], list[str]],
        terms: Callable[[str], list[str]],
        meaning: Callable[[float], float],
    ) -> None:
        """`meaning` tells how much a cosine of the embedder counts, from 0 to 1."""
        self._catalogue = catalogue
        self._meaning = meaning
        self._vectors = SentenceVectors(embedder)
        self._wordings = wordings
        self._terms = terms

    def compose(self, question: str, hits: Sequence[Hit], on: date | None = None) -> Draft:
        """结论: the sentences that answer; 依据: the clauses around them."""
        ask = read(question)
        found = clauses(hits, self._catalogue, on)[:_CLAUSES]
        if not found:
            return Draft((), "extractive")
        found = [clause for clause in found if clause.score >= _NEAR * found[0].score]
        scored = self._score(ask, found)
        if not scored:
            return Draft((), "extractive")
        if ask.wants_quantity and self._masked(ask, max(scored, key=_by_score).sentence.text):
            return Draft((), "extractive")
        conclusion = self._conclusion(ask, found[0], scored)
        ground = _around(conclusion, found, scored)
        sections = [DraftSection("结论", tuple(_statement(row) for row in conclusion))]
        if ground:
            sections.append(DraftSection("依据", tuple(_statement(row) for row in ground)))
        return Draft(tuple(sections), "extractive")

    def _masked(self, ask: Ask, sentence: str) -> bool:
        """Whether the figure of what the question names has been blacked out."""
        named = [term for term in self._terms(ask.text) if len(term) >= _NAME]
        masked = _MASKED.findall(sentence)
        return any(term in before for before in masked for term in named)

    def _conclusion(self, ask: Ask, best: Clause, scored: Sequence[Scored]) -> list[Scored]:
        own = [row for row in scored if row.clause is best]
        short = best.end - best.start <= _SHORT
        wanted = ask.wants_list or best.score >= _NAMED
        whole = short or (wanted and len(own) <= _LIST_LIMIT)
        return own if whole else best_sentences(scored, best_first=ask.wants_verdict)

    def _score(self, ask: Ask, found: Sequence[Clause]) -> list[Scored]:
        asked = {term for wording in self._wordings(ask.text) for term in self._terms(wording)}
        whole = max(1, sum(len(term) for term in asked))
        rows = []
        for clause in found:
            for sentence in clause.sentences():
                terms = asked & set(self._terms(_SOURCE.sub("", sentence.text)))
                score = _WORDS * sum(len(term) for term in terms) / whole
                if ask.wants_quantity and holds_quantity(sentence.text):
                    score += _QUANTITY
                if ask.wants_verdict and holds_verdict(sentence.text):
                    score += _VERDICT
                rows.append(Scored(clause, sentence, score * clause.score / found[0].score))
        return self._with_meaning(ask, rows, found[0].score)

    def _with_meaning(self, ask: Ask, rows: list[Scored], best: float) -> list[Scored]:
        """The rows with the cosine to the question added where their words make it worth while."""
        compared = sorted(rows, key=_by_words)[:_COMPARED]
        cosines = self._vectors.cosines(ask.text, [_plain(row) for row in compared])
        added = {
            row.span: self._meaning(cosine) * row.clause.score / best
            for row, cosine in zip(compared, cosines, strict=True)
        }
        return [replace(row, score=row.score + _MEANING * added.get(row.span, 0.0)) for row in rows]


def _plain(row: Scored) -> str:
    """The sentence without the sources that a digest names in brackets: they answer nothing."""
    return _SOURCE.sub("", row.sentence.text) or row.sentence.text


def _around(
    conclusion: Sequence[Scored], found: Sequence[Clause], scored: Sequence[Scored]
) -> list[Scored]:
    """What stands beside the conclusion: the best clause's other sentences, the others' best."""
    said = {row.span for row in conclusion}
    rows: list[Scored] = []
    for clause in found:
        own = [row for row in scored if row.clause is clause and row.span not in said]
        most = _BESIDE if clause is found[0] else _BESIDE_OTHERS
        rows += sorted(sorted(own, key=_by_score)[-most:], key=lambda row: row.span)
    return rows


def _by_score(row: Scored) -> float:
    return row.score


def _by_words(row: Scored) -> tuple[bool, float, int]:
    """Sentences of the passages that were found first, then by the words they share."""
    passage = row.clause.hit.passage
    outside = not passage.start <= row.sentence.start < passage.end
    return outside, -row.score, row.sentence.start


def _statement(row: Scored) -> Statement:
    quotes = row.clause.quotes(row.sentence.start, row.sentence.end)
    return Statement(row.sentence.text, quotes)
