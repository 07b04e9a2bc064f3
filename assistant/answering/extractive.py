"""Answers in the words of the sources: the sentences that answer, whole lists, no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.conclusion import LEADS_IN, Said, conclude
from assistant.answering.contrast import contrasted
from assistant.answering.evidence import Clause, Sentence, clauses
from assistant.answering.listing import listed_rows
from assistant.answering.other_article import other_article
from assistant.answering.premise import contradicted
from assistant.answering.question import Ask, holds_count, holds_procedure, read
from assistant.answering.ranges import told
from assistant.answering.sentence_scores import Scored, SentenceScores
from assistant.binding import CONTRAST
from assistant.domain import Draft, DraftSection, Hit, Kind, Statement
from assistant.protocols import Catalogue, Embedder
from assistant.text import squeeze

_CLAUSES = 3  # how many clauses an answer draws on
_CLAUSES_FOR_CASE = 5  # where numbers of the case decide which of like clauses applies
_NEAR = 0.7  # a further clause counts when its score reaches this share of the best
_CLOSEST = 0.92  # what a further clause needs to be shown beside the conclusion
_BESIDE = 5  # sentences of 依据 from the clause of the conclusion, where it is no list
_ON_THE_WAY = 3  # sentences of a neighbouring article of the same procedure
_BESIDE_OF_DIGEST = 3  # each of its sentences restates another clause
_WHOLE = 30  # sentences of a clause that is shown whole when a list or steps are asked for
_NAMED = 1.0  # the score of an article that the question itself asks for
_NAME = 3  # characters of a term that names one thing
# A figure that was blacked out before the text was passed on: no answer to "how many".
_MASKED = re.compile(r"([^，。；、]{0,10})[XxＸ×*＊]{2,}")
# What a rule leaves to another body: it has to be asked before anything is done. 备案 is no asking.
_LEFT_TO_OTHERS = re.compile(
    r"报[^，。；]{0,24}(?:批准|审批|同意|审定)|经[^，。；]{0,16}(?:批准|同意)"
    r"|由[^，。；]{0,10}(?:上级|党委|省|市|县)[^，。；]{0,12}(?:决定|制定|规定|批准)"
)

NO_FIGURE = (
    "资料库里有相近的规定，但没有写出所问的数字；请问上级党委组织部门，或补充写明这个数字的文件。"
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
        named = bool(found) and found[0].score >= _NAMED
        weigh = self._scores.weigh(ask.text)
        scored = self._scores.score(ask, found[:1] if named else found, weigh)
        if named:  # what the article says, from its beginning
            scored = [replace(row, score=1.0) for row in scored]
        if not scored or self._masked(ask, max(scored, key=_by_score).sentence.text):
            return Draft((), "extractive")
        correction = None if named else contradicted(question, scored, self._terms)
        weigh_act = self._scores.weigh(ask.act)
        conclusion = conclude(ask, scored, weigh, weigh_act, correction)
        if ask.wants_count and not any(holds_count(question, said.text) for said in conclusion):
            return Draft((), "extractive", NO_FIGURE)
        against = contrasted(ask, conclusion[0].row, scored, weigh) if conclusion else []
        ground = [row for row in _ground(ask, conclusion, found, scored) if row not in against]
        asked_of = [row for row in ground if _LEFT_TO_OTHERS.search(row.sentence.text)]
        listed = ask.wants_list or ask.wants_steps
        if listed:
            asked_of = []  # a list stays whole
        shown = [row for row in ground if row not in asked_of]
        sections = (
            DraftSection("结论", tuple(_conclusion(question, said) for said in conclusion)),
            DraftSection(CONTRAST, tuple(map(_statement, against))),
            DraftSection("怎么做" if ask.wants_steps else "依据", tuple(map(_statement, shown))),
            DraftSection("需请示", tuple(map(_statement, asked_of))),
        )
        return Draft(tuple(s for s in sections if s.statements), "extractive")

    def _masked(self, ask: Ask, sentence: str) -> bool:
        """Whether the figure of what the question names has been blacked out."""
        if not ask.wants_quantity:
            return False
        named = [term for term in self._terms(ask.text) if len(term) >= _NAME]
        masked = _MASKED.findall(sentence)
        return any(term in before for before in masked for term in named)


def _ground(
    ask: Ask, conclusion: Sequence[Said], found: Sequence[Clause], scored: Sequence[Scored]
) -> list[Scored]:
    """What stands beside the conclusion: its clause, whole for a list, and the nearest others."""
    whole = {said.row.span for said in conclusion if said.sentence is said.row.sentence}
    listed = ask.wants_list or ask.wants_steps
    by_case = bool(told(ask.text))
    chief = conclusion[0].row.clause if conclusion and (by_case or not listed) else found[0]
    rows: list[Scored] = []
    for clause in sorted(found, key=lambda one: one is not chief):
        own = [row for row in scored if row.clause is clause]
        fresh = [row for row in own if row.span not in whole]
        if clause is chief and listed and fresh:
            rows += listed_rows(own, _WHOLE)
        elif clause is chief:
            rows += _best(fresh, _BESIDE_OF_DIGEST if _is_digest(clause) else _BESIDE)
        elif ask.wants_steps and clause.document.id == chief.document.id:
            rows += _best([row for row in own if holds_procedure(row.sentence.text)], _ON_THE_WAY)
        elif clause.score >= _CLOSEST * found[0].score:
            rows += _best(fresh, 1)
    if ask.wants_steps:  # in the order of the text, as the procedure runs
        own = [row for row in rows if row.clause.document.id == chief.document.id]
        rows = sorted(own, key=lambda row: row.span) + [row for row in rows if row not in own]
    return _readable(rows, scored)


def _readable(rows: Sequence[Scored], scored: Sequence[Scored]) -> list[Scored]:
    """The rows each once, without such as announce a list that does not follow."""
    shown = {row.span for row in rows}
    order = {row.span: place for place, row in enumerate(scored)}
    kept: dict[str, Scored] = {}
    for row in rows:
        behind = scored[order[row.span] + 1 :][:1]
        hollow = row.sentence.text.endswith(LEADS_IN) and not (behind and behind[0].span in shown)
        if not hollow:
            kept.setdefault(squeeze(row.sentence.text), row)
    return list(kept.values())


def _is_digest(clause: Clause) -> bool:
    return clause.document.kind is Kind.DIGEST


def _best(rows: Sequence[Scored], most: int) -> list[Scored]:
    """The best rows, in the order of the text."""
    return sorted(sorted(rows, key=_by_score)[-most:], key=lambda row: row.span)


def _by_score(row: Scored) -> float:
    return row.score


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
