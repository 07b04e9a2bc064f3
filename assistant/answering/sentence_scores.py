"""How well each sentence of the clauses that were found answers the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.claims import claims
from assistant.answering.elsewhere import is_elsewhere
from assistant.answering.evidence import Clause, Sentence
from assistant.answering.question import Ask, acts, holds_quantity, holds_verdict
from assistant.answering.ranges import fit, told
from assistant.answering.reservations import reservation, stands_beside
from assistant.answering.sentence_vectors import SentenceVectors
from assistant.answering.shared_words import SOURCE, Weigh, shared_words
from assistant.figures import figures
from assistant.protocols import Embedder

_COMPARED = 24  # sentences that are compared by meaning; the others have few of the words
_REMEMBERED = 2_048  # sentences of which the words are kept: an answer weighs each several times
_WORDS, _MEANING, _QUANTITY, _VERDICT = 0.3, 0.7, 0.15, 0.1
_BESIDE = 0.1  # a list of mistakes, papers or questions, where the way is asked for
_ELSEWHERE = 0.1  # what a digest tells of a place that is not asked about
_HEADING = 0.5  # what a word is worth that stands in the heading and not in the sentence below it
_STEP, _ACTS = 0.2, 4  # for what is done on the way, by its acts, where the way is asked for
_FIT = 0.15  # for a range that holds the numbers of the case, against one that leaves them out


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of a clause with how well it answers."""

    clause: Clause
    sentence: Sentence
    score: float

    @property
    def span(self) -> tuple[str, int, int]:
        """Its document, and where it stands there."""
        return self.clause.document.id, self.sentence.start, self.sentence.end


class SentenceScores:
    """Scores by shared words, by meaning, and by whether what was asked for is stated."""

    def __init__(
        self,
        embedder: Embedder,
        wordings: Callable[[str], list[str]],
        terms: Callable[[str], list[str]],
        meaning: Callable[[float], float],
    ) -> None:
        """`meaning` tells how much a cosine of the embedder counts, from 0 to 1."""
        self._meaning = meaning
        self._vectors = SentenceVectors(embedder)
        self._wordings = wordings
        self._terms = lru_cache(_REMEMBERED)(terms)

    def weigh(self, question: str) -> Weigh:
        """How much of the words of the question, or of a part of it, a text holds, from 0 to 1."""
        return shared_words(question, self._wordings, self._terms)

    def score(self, ask: Ask, found: Sequence[Clause], weigh: Weigh) -> list[Scored]:
        """The sentences of the clauses, in their order, each with its score."""
        rows, case = [], told(ask.text)
        claimed = {claim.figure.unit for claim in claims(ask.text)}
        asked, words = " ".join(self._wordings(ask.text)), self._terms(ask.text)
        for clause in found:
            for sentence in clause.sentences():
                said = weigh(sentence.text)
                score = _WORDS * said
                if not ask.wants_count:  # a number has to stand where it is spoken of
                    score += _WORDS * _HEADING * (weigh(f"{clause.title} {sentence.text}") - said)
                if ask.wants_quantity and holds_quantity(sentence.text):
                    score += _QUANTITY
                elif claimed and claimed & {one.unit for one in figures(sentence.text)}:
                    score += _QUANTITY  # 一届五年，对吧: what answers has a time as well
                if ask.wants_verdict and holds_verdict(sentence.text):
                    score += _VERDICT
                if ask.wants_steps:
                    score += _STEP * min(acts(sentence.text), _ACTS) / _ACTS
                score += _FIT * fit(case, sentence.text, clause.title)
                score -= reservation(ask, asked, without_sources(sentence), words)
                if ask.wants_steps and stands_beside(clause.title, asked):
                    score -= _BESIDE
                if is_elsewhere(f"{asked} {found[0].title}", clause.document, sentence.text):
                    score -= _ELSEWHERE
                rows.append(Scored(clause, sentence, score * clause.score / found[0].score))
        return self._with_meaning(ask, rows, found[0].score) if rows else []

    def _with_meaning(self, ask: Ask, rows: list[Scored], best: float) -> list[Scored]:
        """The rows with the cosine to the question added where their words make it worth while."""
        compared = sorted(rows, key=_by_words)[:_COMPARED]
        cosines = self._vectors.cosines(
            ask.text, [without_sources(row.sentence) for row in compared]
        )
        added = {
            row.span: self._meaning(cosine) * row.clause.score / best
            for row, cosine in zip(compared, cosines, strict=True)
        }
        return [replace(row, score=row.score + _MEANING * added.get(row.span, 0.0)) for row in rows]


def without_sources(sentence: Sentence) -> str:
    """The sentence without the sources that a digest names in brackets: they answer nothing."""
    return SOURCE.sub("", sentence.text) or sentence.text


def _by_words(row: Scored) -> tuple[bool, float, int]:
    """Sentences of the passages that were found first, then by the words they share."""
    passage = row.clause.hit.passage
    outside = not passage.start <= row.sentence.start < passage.end
    return outside, -row.score, row.sentence.start


def by_score(row: Scored) -> float:
    """A key that sorts the worst first."""
    return row.score
