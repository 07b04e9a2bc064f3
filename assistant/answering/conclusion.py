"""The conclusion: what answers, in at most 120 characters, with yes or no before it if it can."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import Sentence
from assistant.answering.question import Ask, holds_count, holds_procedure
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.answering.shortening import shortened, without_source
from assistant.answering.yes_or_no import deciding
from assistant.domain import Kind
from assistant.figures import figures
from assistant.leads import Lead
from assistant.text import squeeze

LIMIT = 120  # characters of a conclusion: what a secretary reads before anything else
_SHORTEST = 24  # characters below which a stretch of a long sentence says too little
# A further sentence counts when it reaches this share of the best one; from another clause, that.
_CLOSE, _CLOSE_ELSEWHERE = 0.75, 0.85
LEADS_IN = ("：", ":", "如下。")  # how a sentence ends that announces others
_SENTENCES = 4
_STEP = re.compile(r"第[一二三四五六七八九十\d]{1,3}步[，：、]")
_AS_WELL = 0.85  # of the best one's score
_STATED = 0.3  # for the number asked for, in a stretch of a long sentence
_ALIKE = 0.5  # share of character pairs that two members of one table of cases have in common


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or a stretch of one, as the conclusion says it; `lead` stands before it."""

    row: Scored
    sentence: Sentence
    lead: Lead | None = None

    @property
    def text(self) -> str:
        """What a user reads."""
        return self.lead.before(self.sentence.text) if self.lead else self.sentence.text


def conclude(
    ask: Ask,
    scored: Sequence[Scored],
    weigh: Weigh,
    weigh_act: Weigh,
    correction: tuple[Scored, Lead] | None = None,
) -> list[Said]:
    """What answers best, the best one first where it decides a yes or no.

    `correction`: the sentence that puts the question right; it goes first and says so.
    Otherwise clauses come in the order of their best sentence, and inside a clause the text's
    order holds. Empty only when there is no sentence that can be cut to the limit.
    """
    ranked = sorted(scored, key=lambda row: -row.score)
    decided = None if correction else deciding(ask, ranked, weigh, weigh_act)
    first, word = decided or correction or (ranked[0], None)
    if ask.wants_steps and not word:
        first = _first_step(first, scored)
    room = LIMIT - (len(word.before("")) if word else 0)
    chosen: list[Said] = []
    for row in _candidates(first, ranked, scored):
        piece = row.sentence
        if _leaves_a_gap(row, chosen, scored):
            continue
        if len(piece.text) > room:
            if chosen and not _completes(row, chosen):
                continue
            cut = _cut(row, _with_count(ask, weigh), room)
            if cut is None or (chosen and room < _SHORTEST):
                continue
            piece = cut
            if word and row is first and _figure_is_cut(row.sentence, cut):
                word = None
        chosen.append(Said(row, piece, word if row is first else None))
        room -= len(piece.text)
    return _in_order(chosen, first if word or ask.wants_verdict else None)


def _first_step(best: Scored, scored: Sequence[Scored]) -> Scored:
    """The first of the steps that answer about as well as the best one: a way has a beginning.

    第四步，备案 answers 手续怎么走 no better than 第一步，申请. The steps of a digest are numbered;
    those of a rule are what somebody does, in the order of its text.
    """
    if not _is_step(best):
        return best
    document = best.clause.document
    near = [
        row
        for row in scored
        if row.score >= _AS_WELL * best.score
        and _is_step(row)
        and (row.clause is best.clause or document.kind is not Kind.DIGEST)
        and row.clause.document.id == document.id
    ]
    return min(near, key=lambda row: row.span)


def _is_step(row: Scored) -> bool:
    text = row.sentence.text
    digest = row.clause.document.kind is Kind.DIGEST
    return bool(_STEP.match(text)) if digest else holds_procedure(text)


def _with_count(ask: Ask, weigh: Weigh) -> Weigh:
    """The weight of a stretch, more where it states the number that is asked for."""
    if not ask.wants_count:
        return weigh
    return lambda text: weigh(text) + _STATED * holds_count(ask.text, text)


def _figure_is_cut(sentence: Sentence, cut: Sentence) -> bool:
    """Whether what was left of a sentence with figures has none: it puts nothing right."""
    return bool(figures(sentence.text)) and not figures(cut.text)


def _cut(row: Scored, weigh: Weigh, room: int) -> Sentence | None:
    """The stretch of the sentence that answers; a line of a digest loses only its source."""
    stored = row.clause.contents.text
    if row.clause.document.kind is not Kind.DIGEST:
        return shortened(row.sentence, stored, weigh, room)
    said = without_source(row.sentence, stored)
    return said if len(said.text) <= room else None


def _candidates(
    first: Scored, ranked: Sequence[Scored], scored: Sequence[Scored]
) -> Iterator[Scored]:
    """The first one with what completes it, then the others that come near the best."""
    seen: set[tuple[str, int, int]] = set()
    near = [row for row in ranked if row.score >= _needed(row, first) * ranked[0].score]
    for row in (first, *near[:_SENTENCES]):
        beside = [other for other in scored if other.clause is row.clause]
        for other in (row, *led_in(row, beside), *_cases(row, beside)):
            if other.span not in seen:
                seen.add(other.span)
                yield other


def _needed(row: Scored, first: Scored) -> float:
    return _CLOSE if row.clause is first.clause else _CLOSE_ELSEWHERE


def _completes(row: Scored, chosen: Sequence[Said]) -> bool:
    """Whether a long sentence is what a chosen one only leads in."""
    last = chosen[-1].row
    return row.clause is last.clause and last.sentence.text.endswith(LEADS_IN)


def _leaves_a_gap(row: Scored, chosen: Sequence[Said], scored: Sequence[Scored]) -> bool:
    """Whether it is an item of an announced list of which the item before has found no room."""
    spans = {one.row.span for one in chosen}
    for one in chosen:
        items = led_in(one.row, [other for other in scored if other.clause is one.row.clause])
        places = [place for place, other in enumerate(items) if other.span == row.span]
        if places and places[0] and items[places[0] - 1].span not in spans:
            return True
    return False


def _in_order(chosen: Sequence[Said], first: Scored | None) -> list[Said]:
    order = list(dict.fromkeys(id(said.row.clause) for said in chosen))
    return sorted(
        chosen,
        key=lambda said: (
            said.row is not first,
            order.index(id(said.row.clause)),
            said.row.span,
        ),
    )


def led_in(row: Scored, beside: Sequence[Scored]) -> list[Scored]:
    """What follows a sentence that announces it, up to the end of its section; none otherwise."""
    if not row.sentence.text.endswith(LEADS_IN):
        return []
    holding = [
        section.end
        for section in row.clause.contents.sections
        if section.start <= row.sentence.start and section.end > row.sentence.end
    ]
    end = min([*holding, row.clause.end], key=lambda at: at - row.sentence.end)
    return [other for other in beside if row.sentence.end <= other.sentence.start < end]


def _cases(row: Scored, beside: Sequence[Scored]) -> list[Scored]:
    """The neighbours, without a gap, that say the same of another case (rates, age limits)."""
    at = beside.index(row)
    found: list[Scored] = []
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(beside) and _alike(row, beside[place]):
            found.append(beside[place])
            place += step
    return found


def _alike(one: Scored, other: Scored) -> bool:
    first, second = _pairs(one.sentence.text), _pairs(other.sentence.text)
    return len(first & second) >= _ALIKE * max(len(first), len(second), 1)


def _pairs(text: str) -> set[str]:
    plain = squeeze(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
