"""Answers in the words of the sources: the sentences that answer, whole lists, no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.conclusion import Said, conclude
from assistant.answering.contrast import contrasted
from assistant.answering.evidence import Clause, Sentence, clauses
from assistant.answering.gaps import gap
from assistant.answering.ground import ground, on_the_way, way_of
from assistant.answering.other_article import other_article
from assistant.answering.own_place import for_the_place
from assistant.answering.premise import put_right, remarked, takes_for_granted
from assistant.answering.question import Ask, read
from assistant.answering.ranges import told
from assistant.answering.sentence_scores import Scored, SentenceScores, by_score
from assistant.binding import CONTRAST
from assistant.domain import Draft, DraftSection, Hit, Statement
from assistant.leads import Lead
from assistant.protocols import Catalogue, Embedder

_CLAUSES = 3  # how many clauses an answer draws on
_CLAUSES_FOR_CASE = 5  # where numbers of the case decide which of like clauses applies
_CLAUSES_FOR_PREMISE = 8  # where something is taken for granted
_NEAR = 0.7  # a further clause counts when its score reaches this share of the best
_NAMED = 1.0  # the score of an article that the question itself asks for
_NAME = 3  # characters of a term that names one thing
# A figure that was blacked out before the text was passed on: no answer to "how many".
_MASKED = re.compile(r"([^，。；、]{0,10})[XxＸ×*＊]{2,}")
# What a rule leaves to another body: it has to be asked before anything is done. 备案 is no asking.
_LEFT_TO_OTHERS = re.compile(
    r"报[^，。；]{0,24}(?:批准|审批|同意|审定)|经[^，。；]{0,16}(?:批准|同意)"
    r"|由[^，。；]{0,10}(?:上级|党委|省|市|县)[^，。；]{0,12}(?:决定|制定|规定|批准)"
)


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
        self._scores = SentenceScores(embedder, wordings, terms, meaning)
        self._terms = terms

    def compose(self, question: str, hits: Sequence[Hit], on: date | None = None) -> Draft:
        """结论: what answers; 对照: what rules otherwise; 怎么做 or 依据: the clause around it;
        需请示: what others decide.
        """
        ask = read(question)
        most = _CLAUSES_FOR_CASE if told(question) else _CLAUSES
        found = clauses(hits, self._catalogue, on)[:most]
        found = [clause for clause in found if clause.score >= _NEAR * found[0].score]
        if ask.wants_steps:  # why a rule was made is no way to do anything
            found = [clause for clause in found if not clause.is_preamble] or found
        found = for_the_place(question, found)
        named = bool(found) and found[0].score >= _NAMED
        weigh = self._scores.weigh(ask.text)
        scored = self._scores.score(ask, found[:1] if named else found, weigh)
        if named:  # what the article says, from its beginning
            scored = [replace(row, score=1.0) for row in scored]
        if not scored or self._masked(ask, max(scored, key=by_score).sentence.text):
            return Draft((), "extractive")
        correction = None
        if not named and takes_for_granted(question):
            found, scored, correction = self._corrected(ask, hits, found, scored, on)
        weigh_act = self._scores.weigh(ask.act)
        way = [] if named or not ask.wants_steps else way_of(question, found, self._terms)
        conclusion = conclude(ask, on_the_way(way, scored), weigh, weigh_act, correction)
        lacking = "" if named else gap(ask, conclusion, scored, self._catalogue.documents())
        if lacking:
            return Draft((), "extractive", lacking)
        against = contrasted(ask, conclusion[0].row, scored, weigh) if conclusion else []
        conclusion = conclusion[:1] + [said for said in conclusion[1:] if said.row not in against]
        to_ask = [row for row in scored if _LEFT_TO_OTHERS.search(row.sentence.text)]
        beside = ground(ask, conclusion, found, scored, way, to_ask)
        beside = [row for row in beside if row not in against]
        asked_of = [row for row in beside if row in to_ask]
        listed = ask.wants_list or ask.wants_steps
        if listed:
            asked_of = []  # a list stays whole
        shown = [row for row in beside if row not in asked_of]
        sections = (
            DraftSection("结论", tuple(_conclusion(question, said) for said in conclusion)),
            DraftSection(CONTRAST, tuple(map(_statement, against))),
            DraftSection("怎么做" if ask.wants_steps else "依据", tuple(map(_statement, shown))),
            DraftSection("需请示", tuple(map(_statement, asked_of))),
        )
        return Draft(tuple(s for s in sections if s.statements), "extractive")

    def _corrected(
        self,
        ask: Ask,
        hits: Sequence[Hit],
        found: list[Clause],
        scored: list[Scored],
        on: date | None,
    ) -> tuple[list[Clause], list[Scored], tuple[Scored, Lead] | None]:
        """The clauses and sentences, with what puts the question right among them."""
        weigh = self._scores.weigh(ask.text)
        wide = clauses(hits, self._catalogue, on)[:_CLAUSES_FOR_PREMISE]
        row = put_right(ask.text, self._scores.score(ask, wide, weigh), self._terms)
        if row is None:
            return found, scored, remarked(ask.text, scored, self._terms)
        if all(one.span != row.span for one in scored):
            found = [*found, row.clause]
            scored = self._scores.score(ask, found, weigh)
        same = next(one for one in scored if one.span == row.span)
        return found, scored, (same, Lead.OTHERWISE)

    def _masked(self, ask: Ask, sentence: str) -> bool:
        """Whether the figure of what the question names has been blacked out."""
        if not ask.wants_quantity:
            return False
        named = [term for term in self._terms(ask.text) if len(term) >= _NAME]
        masked = _MASKED.findall(sentence)
        return any(term in before for before in masked for term in named)


def _conclusion(question: str, said: Said) -> Statement:
    clause, sentence = said.row.clause, said.sentence
    other = other_article(question, clause)
    if other is None:
        return _cited(said.text, clause, sentence)
    mark, end = other
    quotes = clause.quotes(clause.start, end) + clause.quotes(sentence.start, sentence.end)
    return Statement(f"见{mark}：{said.text}", quotes)


def _statement(row: Scored) -> Statement:
    return _cited(row.sentence.text, row.clause, row.sentence)


def _cited(text: str, clause: Clause, sentence: Sentence) -> Statement:
    return Statement(text, clause.quotes(sentence.start, sentence.end))
