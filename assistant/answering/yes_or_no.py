"""The sentence that decides a question for yes or no, and the word that may stand before it.

A secretary acts on the first word. So it is said only where the decision is likely by far, the
sentence holds enough of the question, and it is no rule of a place or a unit that nobody named;
otherwise the rule stands there without a word of ours before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.claims import claims
from assistant.answering.decision import Decision, decide
from assistant.answering.decision_features import denies
from assistant.answering.grounds import may_deny
from assistant.answering.halves import half_reached
from assistant.answering.heads import heads_missed
from assistant.answering.question import Ask, Asks
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.answering.verdict import contrary, lead
from assistant.answering.written_cases import CASES, by_degree
from assistant.domain import Level
from assistant.figures import figures
from assistant.leads import Lead

_NEAR = 0.7  # the sentence that decides reaches this share of the best score
# One that rules another way than is proposed: 无记名 where 举手 is asked about. Its own words for
# that are not those of the question.
_NEAR_AGAINST, _SHARED_AGAINST = 0.5, 0.2
# What a sentence needs so that its yes or no is said: share of the question's words, score,
# likelihood (docs/decisions/0023-yes-or-no.md).
_SHARED, _SCORE, _SURE = 0.3, 0.5, 0.6
_SHARED_TO_ALLOW = 0.4  # a wrong 可以 does the most harm
# A passage that the judge gives less does not answer: one in fifty (docs/decisions/0011-judge.md).
_RULED_OUT = 0.05
_ON_RECEIVING = re.compile(r"发展党员|发展对象|接收|预备党员|转正|入党")
_COMMITTEE = re.compile(r"支委|委员")
# A yes to these is no permission: 这算违规吗.
_WRONG = re.compile(r"违|犯|不对|有问题|错")
_WORDS = {
    Asks.PERMISSION: {"yes": Lead.MAY, "no": Lead.MAY_NOT},
    Asks.DUTY: {"yes": Lead.MUST, "no": Lead.NEED_NOT},
    Asks.TRUTH: {"yes": Lead.YES, "no": Lead.NO},
}


def deciding(
    ask: Ask, ranked: Sequence[Scored], weigh: Weigh, weigh_act: Weigh
) -> tuple[Scored, Lead | None]:
    """The sentence that goes first, and the yes or no that it decides; `ranked`: best first."""
    best = ranked[0]
    if not ask.wants_verdict:
        return best, None
    halves = _by_halves(ask, ranked, weigh)
    if halves:
        return halves
    few = _too_few(ask, ranked, weigh)
    if few:
        return few, Lead.NEED_NOT if ask.asks is Asks.DUTY else Lead.NO
    against = [
        row
        for row in ranked
        if row.score >= _NEAR_AGAINST * best.score
        and contrary(ask.text, row.sentence.text)
        and weigh(row.sentence.text) >= _SHARED_AGAINST
    ]
    near = against or [row for row in ranked if row.score >= _NEAR * best.score]
    row = max(near, key=lambda one: _worth(one, weigh_act))
    if by_degree(ask, row.sentence.text, weigh):
        return row, Lead.DEPENDS
    answer, likely = _decision(ask, row, weigh, weigh_act).best()
    shared = weigh(row.sentence.text)
    sure = likely >= _SURE and shared >= _SHARED and row.score >= _SCORE
    fits = not _elsewhere(ask, row) and not _ruled_out(row) and _on_figures(ask, row)
    if against and fits:
        return row, _word(ask, "no")
    if answer == "no" and not may_deny(ask.text, row.sentence.text):
        fits = False
    word = _word(ask, answer) if sure and fits else None
    if word and not (word is Lead.MAY and shared < _SHARED_TO_ALLOW):
        return row, word
    return _by_cases(ask, ranked, weigh) or (row, None)


def _by_halves(ask: Ask, ranked: Sequence[Scored], weigh: Weigh) -> tuple[Scored, Lead] | None:
    """The rule of a half that the numbers of the question miss, or else meet; mostly none."""
    near = [row for row in ranked if row.score >= _NEAR_AGAINST * ranked[0].score]
    near.sort(key=lambda row: (_other_meeting(ask.text, row), -weigh(row.sentence.text)))
    reached = [(row, half_reached(ask.text, row.sentence.text)) for row in near]
    missed = next((row for row, met in reached if met is False), None)
    if missed:
        return missed, _word(ask, "no")
    met = next((row for row, met in reached if met), None)
    return (met, _word(ask, "yes")) if met else None


def _too_few(ask: Ask, ranked: Sequence[Scored], weigh: Weigh) -> Scored | None:
    """The rule for more heads than the question counts; mostly none."""
    if denies(ask.text) or ask.without:
        return None
    near = [row for row in ranked if row.score >= _NEAR * ranked[0].score]
    for row in near:
        if heads_missed(ask.text, row.sentence.text) and weigh(row.sentence.text) >= _SHARED:
            return None if _elsewhere(ask, row) else row
    return None


def _by_cases(ask: Ask, ranked: Sequence[Scored], weigh: Weigh) -> tuple[Scored, Lead] | None:
    """The first sentence on which one of the written cases bears; mostly none."""
    for row in ranked:
        if row.score < _NEAR_AGAINST * ranked[0].score or _elsewhere(ask, row) or _ruled_out(row):
            continue
        answers = (case(ask, row.sentence.text, weigh) for case in CASES)
        answer = next(filter(None, answers), None)
        if answer:
            return row, _word(ask, answer)
    return None


def _other_meeting(question: str, row: Scored) -> bool:
    """Whether the rule is for another meeting than the question: of the committee, on members."""
    rule = row.clause.document.title + row.sentence.text
    on_members = bool(_ON_RECEIVING.search(rule)) > bool(_ON_RECEIVING.search(question))
    return on_members or bool(_COMMITTEE.search(rule)) != bool(_COMMITTEE.search(question))


def _worth(row: Scored, weigh_act: Weigh) -> float:
    return row.score + weigh_act(row.sentence.text)


def _decision(ask: Ask, row: Scored, weigh: Weigh, weigh_act: Weigh) -> Decision:
    text = row.sentence.text
    return decide(ask, text, weigh, weigh_act, lead(ask, text, weigh_act))


def _word(ask: Ask, answer: str) -> Lead:
    """The word for an answer: 可以 only where the question asks for it without denying it."""
    if answer == "depends":
        return Lead.DEPENDS
    denied = denies(ask.text) and not ask.without
    asks = Asks.TRUTH if denied or _WRONG.search(ask.text) else ask.asks or Asks.TRUTH
    return _WORDS[asks][answer]


def _ruled_out(row: Scored) -> bool:
    judged = row.clause.hit.answers  # nothing where no judge is used
    return judged is not None and judged < _RULED_OUT


def _on_figures(ask: Ask, row: Scored) -> bool:
    """Whether the sentence has each figure that the question claims and no other of its unit.

    Otherwise it decides nothing: 党章写三年至五年，条例定为3年 is no yes to five years.
    """
    told = figures(row.sentence.text)
    for claim in (one.figure for one in claims(ask.text)):
        alike = [one for one in told if one.unit == claim.unit]
        if not alike or not all(one.low <= claim.low and claim.high <= one.high for one in alike):
            return False
    return True


def _elsewhere(ask: Ask, row: Scored) -> bool:
    """Whether the rule is that of a place or of a unit which the question does not name."""
    document = row.clause.document
    local = document.level in (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.UNIT)
    return local and not (document.region and document.region[:2] in ask.text)
