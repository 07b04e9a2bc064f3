"""What stands beside the conclusion: 依据, or 怎么做 where the way is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.conclusion import LEADS_IN, Said, led_in
from assistant.answering.evidence import Clause
from assistant.answering.listing import listed_rows, part_around
from assistant.answering.matter import matter_of
from assistant.answering.question import Ask, holds_procedure
from assistant.answering.ranges import fit, told, without_case
from assistant.answering.reservations import says_nothing, stands_beside
from assistant.answering.sentence_scores import Scored, by_score, without_sources
from assistant.answering.stages import first_task, whole_way
from assistant.domain import Kind
from assistant.text import squeeze

_CLOSEST = 0.92  # what a further clause needs to be shown beside the conclusion
_BESIDE = 5  # sentences of 依据 from the clause of the conclusion, where it is no list
_LONG = 12  # sentences of a clause of which only the part around the conclusion is shown
_ON_THE_WAY = 3  # sentences of a neighbouring article of the same procedure
_BESIDE_OF_DIGEST = 3  # each of its sentences restates another clause
_WHOLE = 30  # sentences of a clause that is shown whole when a list or steps are asked for
# What a sentence needs by itself, of the best sentence's score: from another clause, where it
# leaves something to another body, from a digest, and there where a figure is asked for.
_ELSEWHERE, _TO_ASK = 0.85, 0.7
_OF_DIGEST, _OF_OTHER_DIGEST, _FOR_A_FIGURE = 0.55, 0.6, 0.75
_LOOKED_UP = 1.0  # the similarity of an article that the question names by its number
_LAYS_DOWN = 0.85  # of the best clause: one that lays the way down goes before it
_IN_SHORT = re.compile(r"结论|一句话|简要|概述|总的")
_HOW = re.compile(
    r"手续|步骤|程序|流程|(?:怎么|怎样|如何)(?:[办走做开转收建选管用报定]|组织|处置|成立)"
)
_LEADS_A_WAY = re.compile(r"程序|步骤|流程|手续")


def way_of(
    question: str, found: Sequence[Clause], terms: Callable[[str], list[str]]
) -> list[Scored]:
    """The first task of each stage of the procedure that is asked for as a whole; mostly none."""
    matter = matter_of(question, terms) or without_case(question)
    names = [term for term in terms(matter) if len(term) > 1]
    tasks = [(stage, first_task(stage)) for stage in whole_way(names, found)]
    return [Scored(stage, task, 0.0) for stage, task in tasks if task]


def on_the_way(way: Sequence[Scored], scored: Sequence[Scored]) -> list[Scored]:
    """The sentences that may conclude: not what the guide tells apart from the way it lays down.

    What goes wrong, what another case needs and what to ask about stand under headings of their
    own; only what it says in short (先看结论) speaks of the way as a whole.
    """
    if not way:
        return list(scored)
    guide, stages = way[0].clause.document.id, {row.clause.start for row in way}
    return [
        row
        for row in scored
        if row.clause.document.id != guide
        or row.clause.start in stages
        or _IN_SHORT.search(row.clause.title)
    ] or list(way)


def ground(
    ask: Ask,
    conclusion: Sequence[Said],
    found: Sequence[Clause],
    scored: Sequence[Scored],
    way: Sequence[Scored],
    to_ask: Sequence[Scored],
) -> list[Scored]:
    """Its clause, whole for a list, or the way with its stages, and the nearest other clauses.

    A sentence that does not come near the best one by itself is left out, whatever clause it
    stands in. `to_ask`: those that leave something to another body.
    """
    whole = {said.row.span for said in conclusion if said.sentence is said.row.sentence}
    listed = ask.wants_list or ask.wants_steps
    chief = _chief(ask, conclusion, found)
    best = max((row.score for row in scored), default=0.0)
    rows: list[Scored] = list(way)
    for clause in sorted(found, key=lambda one: one is not chief):
        own = [row for row in scored if row.clause is clause]
        fresh = [row for row in own if row.span not in whole]
        if way and clause.document.id == way[0].clause.document.id:
            continue
        if clause is chief and listed and fresh and not way:
            rows += listed_rows(ask.text, own, _WHOLE)
        elif clause is chief:
            rows += _around(ask, conclusion, own, fresh, best)
        elif ask.wants_steps and clause.document.id == chief.document.id:
            rows += _best([row for row in own if holds_procedure(row.sentence.text)], _ON_THE_WAY)
        elif clause.score >= _CLOSEST * found[0].score:
            rows += _best([row for row in fresh if row.score >= _needed(row, to_ask) * best], 1)
    if ask.wants_steps and not way and not _is_digest(chief):  # as the procedure runs in the text
        own = [row for row in rows if row.clause.document.id == chief.document.id]
        rows = sorted(own, key=lambda row: row.span) + [row for row in rows if row not in own]
    rows = _of_the_case(ask, rows)
    return _readable(_announced(conclusion, rows, scored) + rows, scored)


def _announced(
    conclusion: Sequence[Said], rows: Sequence[Scored], scored: Sequence[Scored]
) -> list[Scored]:
    """What the conclusion announces, has no room for, and `rows` lack: half a list misleads."""
    said = {one.row.span for one in conclusion}
    shown = said | {row.span for row in rows}
    rest: list[Scored] = []
    for one in conclusion:
        listed = led_in(one.row, [row for row in scored if row.clause is one.row.clause])
        if any(row.span in said for row in listed):
            rest += [row for row in listed if row.span not in shown]
    return rest


def _around(
    ask: Ask,
    conclusion: Sequence[Said],
    own: Sequence[Scored],
    fresh: Sequence[Scored],
    best: float,
) -> list[Scored]:
    """The best sentences of the clause of the conclusion, of a long one those of its part."""
    if own and _is_digest(own[0].clause):
        figure = ask.wants_count or (ask.wants_quantity and not ask.wants_list)
        least = (_FOR_A_FIGURE if figure else _OF_DIGEST) * best
        return _best([row for row in fresh if row.score >= least], _BESIDE_OF_DIGEST)
    if len(own) > _LONG and conclusion:
        part = part_around(conclusion[0].row, own)
        fresh = [row for row in fresh if row in part]
    return _best(fresh, _BESIDE)


def _needed(row: Scored, to_ask: Sequence[Scored]) -> float:
    if row.clause.hit.similarity >= _LOOKED_UP:
        return 0.0
    if _is_digest(row.clause):
        return _OF_OTHER_DIGEST
    return _TO_ASK if row in to_ask else _ELSEWHERE


def _chief(ask: Ask, conclusion: Sequence[Said], found: Sequence[Clause]) -> Clause:
    """The clause that is shown before all others.

    Where the way is asked for, one that lays it down; where a list is, one whose list the
    conclusion announces; where a case decides, that of the conclusion.
    """
    if ask.wants_steps:
        ways = [one for one in found if not stands_beside(one.title, ask.text)] or list(found)
        near = [clause for clause in ways if clause.score >= _LAYS_DOWN * ways[0].score]
        return next((clause for clause in near if _lays_down(clause)), ways[0])
    if not ask.wants_list or (conclusion and told(ask.text)):
        return conclusion[0].row.clause if conclusion else found[0]
    leads = (one.row.clause for one in conclusion if one.row.sentence.text.endswith(LEADS_IN))
    return next(leads, found[0])


def _lays_down(clause: Clause) -> bool:
    """Whether the clause is about the way: its heading says so, or a list it leads in.

    Articles of rules have no heading: 支部大会讨论接收预备党员的主要程序是：….
    """
    leads = (one.text for one in clause.sentences() if one.text.endswith(LEADS_IN))
    return bool(_HOW.search(clause.title)) or any(_LEADS_A_WAY.search(text) for text in leads)


def _of_the_case(ask: Ask, rows: Sequence[Scored]) -> list[Scored]:
    """The rows without those for other cases than the one told, where its own is among them."""
    case = [] if ask.wants_verdict else told(ask.text)  # a no rests on the rule that leaves it out
    fits = [fit(case, row.sentence.text, row.clause.title) for row in rows]
    if 1 not in fits:
        return list(rows)
    return [row for row, one in zip(rows, fits, strict=True) if one >= 0]


def _readable(rows: Sequence[Scored], scored: Sequence[Scored]) -> list[Scored]:
    """The rows each once, without such as announce a list that does not follow or say nothing."""
    shown = {row.span for row in rows}
    order = {row.span: place for place, row in enumerate(scored)}
    kept: dict[str, Scored] = {}
    for row in rows:
        text = row.sentence.text
        behind = scored[order[row.span] + 1 :][:1] if row.span in order else ()
        hollow = text.endswith(LEADS_IN) and not (behind and behind[0].span in shown)
        if not hollow and not says_nothing(without_sources(row.sentence)):
            kept.setdefault(squeeze(text), row)
    return list(kept.values())


def _is_digest(clause: Clause) -> bool:
    return clause.document.kind is Kind.DIGEST


def _best(rows: Sequence[Scored], most: int) -> list[Scored]:
    """The best rows, in the order of the text."""
    return sorted(sorted(rows, key=by_score)[-most:], key=lambda row: row.span)
