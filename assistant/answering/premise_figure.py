"""The sentence of a rule that has another figure than the question claims (`claims.py`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.boundaries import places
from assistant.answering.claims import SEGMENT, Claim, claims, measures, named, recurs
from assistant.answering.same_thing import Terms, binds_everybody, in_place, share_of
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.answering.standing import Limit, side, standing_of
from assistant.figures import Figure, figures

_SAME_THING = 0.5  # share of the claim's words that a sentence about the same thing holds
_PLAINLY = 0.6  # what it needs where none of them stands between the same commas as the figure
_SOMEWHAT = 0.25  # share of the question's words for a figure that is only held beside the claim
_CLEARLY = 0.2  # by so much it is nearer than any sentence that has the claimed figure
_NEAR = 0.5  # of the best sentence's score
_RIVAL = 0.6  # of the best score: a sentence so near that has the claimed figure
_FIRST = 0.85  # of the best score among those that rule otherwise
_FEW = 6  # characters of words below which a part of a question says too little by itself
_FAR = 12  # a figure so many times as large counts another thing
_AT_MOST = 2  # figures of the unit in one sentence: more are a table, of which each row differs
_NOUN = 2  # characters of the noun behind a figure that have to stand in the rule as well
_THING = 3  # characters of a word that names a thing of its own
_ANY = re.compile(r"[哪某同这那]$")  # 哪一天 is no amount
_ROW = re.compile(r"[^；;。]+[；;。]?")  # of a table of cases


def contradicted(question: str, scored: Sequence[Scored], terms: Terms) -> Scored | None:
    """The best sentence that rules another figure than the question claims; mostly none."""
    ranked = sorted(scored, key=lambda row: -row.score)
    for claim in claims(question):
        shared = share_of(claim.words, terms, _FEW) or share_of(question, terms)
        if shared and ranked:
            found = _Held(question, claim, shared, terms).against(ranked)
            if found:
                return found
    return None


def unlike(question: str, scored: Sequence[Scored], terms: Terms) -> Scored | None:
    """The sentence that answers best, where its figure is another than the claimed one.

    That both count the same thing is likely and no more, so nobody is told that he is wrong.
    """
    best = max(scored, key=lambda row: row.score, default=None)
    if best is None or not binds_everybody(best.clause.document):
        return None
    for claim in claims(question):
        shared = share_of(question, terms)
        held = _Held(question, claim, shared, terms) if shared else None
        if held is None or held.case or not held.differs(best, _SOMEWHAT):
            continue
        near = [row for row in scored if row.score >= _RIVAL * best.score]
        if places(best.sentence.text) <= places(question) and not any(map(held.grants, near)):
            return best
    return None


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim, and how sentences are held against it; `shared` weighs the words it is about."""

    question: str
    claim: Claim
    shared: Weigh
    terms: Terms

    def against(self, ranked: Sequence[Scored]) -> Scored | None:
        """The sentence that rules otherwise and comes clearly nearer than any with the figure."""
        fitting = [
            row
            for row in ranked
            if row.score >= _NEAR * ranked[0].score
            and binds_everybody(row.clause.document)
            and places(row.sentence.text) <= places(self.question)
            and self.differs(row, _SAME_THING)
            and (self.beside(row) > 0 or self.alone(row))
            and self.shared(in_place(row)) > self.granted(ranked, row) + _CLEARLY
        ]
        first = max((row.score for row in fitting), default=0.0)
        near = [row for row in fitting if self.beside(row) > 0 or row.score >= _FIRST * first]
        return max(near, key=self._worth, default=None)

    def _worth(self, row: Scored) -> tuple[float, float, float]:
        return self.shared(row.sentence.text), self.beside(row), row.score

    @property
    def case(self) -> tuple[Figure, Limit] | None:
        """The other figure that tells which row of a table applies: 3000元以下的."""
        return next(
            (
                (figure, at)
                for figure in figures(self.question)
                if figure.unit != self.claim.figure.unit and (at := side(self.question, figure))
            ),
            None,
        )

    def told(self, row: Scored) -> list[Figure]:
        """The figures of the unit in the sentence, or in the row of it that is for the case.

        Where the claim is a limit, limits of its sort come before other figures.
        """
        text = row.sentence.text
        told = [
            figure
            for figure in figures(text)
            if _unit(figure) == self.claim.figure.unit and not _ANY.search(text[: figure.start])
        ]
        alike = [one for one in told if standing_of(text, one).limit is self.claim.standing.limit]
        told = alike if self.claim.standing.limit and alike else told
        case = self.case
        if case is None:
            return told
        inside = [found.span() for found in _ROW.finditer(text) if _is_for(case, found.group())]
        return [one for one in told if any(start <= one.start < end for start, end in inside)]

    def differs(self, row: Scored, least: float) -> bool:
        """Whether a sentence with `least` of the words counts the same and has no such figure."""
        text, told = row.sentence.text, self.told(row)
        if not 0 < len(told) <= _AT_MOST or any(_leaves(self.claim, text, one) for one in told):
            return False
        if not any(_comparable(self.claim.figure, figure) for figure in told):
            return False
        return self._noun() in text and self.shared(in_place(row)) >= least

    def granted(self, ranked: Sequence[Scored], beside: Scored) -> float:
        """How near a sentence comes that has the claimed figure, or a range that holds it.

        One of another clause that answers the question less well counts for less.
        """
        return max(
            self.grants(row)
            * (1.0 if row.clause is beside.clause else min(1.0, row.score / beside.score))
            for row in ranked
        )

    def grants(self, row: Scored) -> float:
        """How much of the claim's words a sentence holds that has its figure."""
        text = row.sentence.text
        has_it = any(
            _meet(self.claim.figure, figure) and _one_sort(self.claim, text, figure)
            for figure in self.told(row)
        )
        return self.shared(in_place(row)) if has_it and self._noun() in text else 0.0

    def beside(self, row: Scored) -> float:
        """How much of the claim stands between the same commas as the figure."""
        told = self.told(row)
        return max((self.shared(_around(row.sentence.text, one)) for one in told), default=0.0)

    def alone(self, row: Scored) -> bool:
        """Whether the figure stands by itself (期限一般不超过1年), for the sentence's subject.

        Behind 组织生活会 it would belong to that.
        """
        told = self.told(row)
        if len(told) != 1 or self.shared(in_place(row)) < _PLAINLY:
            return False
        text = row.sentence.text
        here = _around(text, told[0]).replace(text[told[0].start : told[0].end], " ")
        words = [term for term in named(self.terms(here)) if term not in self.question]
        return all(len(term) < _THING for term in words)

    def _noun(self) -> str:
        """What the rule has to name as well; behind a time or a rate nothing may be counted."""
        noun = self.claim.noun[:_NOUN]
        return "" if measures(self.claim.figure) and not self.shared(noun) else noun


def _leaves(claim: Claim, text: str, figure: Figure) -> bool:
    """Whether the claim may be true for all that the figure of the rule says.

    Half a year is within 不超过一年 as long as nobody claims it to be the limit.
    """
    if _meet(claim.figure, figure) or not _one_sort(claim, text, figure):
        return True
    limit = standing_of(text, figure).limit
    if claim.standing.limit is not None and not claim.allowed:
        return False
    if limit is None:
        return claim.allowed
    smaller = claim.figure.high < figure.low
    if recurs(figure):  # the longer from one time to the next, the fewer times
        smaller = not smaller
    return smaller if limit is Limit.MOST else not smaller


def _one_sort(claim: Claim, text: str, figure: Figure) -> bool:
    """Whether not one of the two is an upper and the other a lower limit: 最多 and 3人以上."""
    limit = standing_of(text, figure).limit
    return limit is None or claim.standing.limit is None or limit is claim.standing.limit


def _meet(one: Figure, other: Figure) -> bool:
    return one.low <= other.high and other.low <= one.high


def _comparable(one: Figure, other: Figure) -> bool:
    return one.high <= _FAR * other.low and other.low <= _FAR * one.high


def _unit(figure: Figure) -> str:
    """Enterprises are counted by 家 as they are by 个."""
    return "个" if figure.unit == "家" else figure.unit


def _is_for(case: tuple[Figure, Limit], text: str) -> bool:
    known, at = case
    return any(
        figure.unit == known.unit and figure.low == known.low and side(text, figure) is at
        for figure in figures(text)
    )


def _around(text: str, figure: Figure) -> str:
    return next(
        found.group()
        for found in SEGMENT.finditer(text)
        if found.start() <= figure.start < found.end()
    )
