"""The time limits in the sentences that an answer cites, with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain import Answer, Citation
from assistant.guidance.due_dates import due_date
from assistant.guidance.limit_reading import limits_of
from assistant.guidance.start_names import served_by
from assistant.guidance.working_days import WorkingDays
from assistant.text import sentence_spans
from assistant.time_limits import AnswerDates, CitedClause, CitedLimit, StartDate, TimeLimit


def answer_dates(answer: Answer, starts: Sequence[StartDate], days: WorkingDays) -> AnswerDates:
    """Every limit in what the answer cites: by date, then those without one as they were cited.

    A passage is read whole, because a sentence may go on about the one before it; what is kept
    lies in the quote. Clauses that state the same limit from the same start stand together,
    under the one that names the start in so many words.
    """
    cited = [each for citation in answer.citations for each in _limits(citation)]
    by_name = served_by((limit.start_name for limit, _ in cited), starts)
    found: dict[object, CitedLimit] = {}
    for limit, clause in cited:
        one = CitedLimit(limit, (clause,), due_date(limit, by_name, days))
        key = _likeness(limit)
        found[key] = _together(found[key], one) if key in found else one
    return AnswerDates(answer, tuple(sorted(found.values(), key=_order)))


def _limits(citation: Citation) -> Iterator[tuple[TimeLimit, CitedClause]]:
    text = citation.passage.text
    first, last = citation.start - citation.passage.start, citation.end - citation.passage.start
    spans = sentence_spans(text)
    for limit in limits_of(text):
        if first <= limit.start and limit.end <= last:
            begin, end = next(span for span in spans if span[0] <= limit.start < span[1])
            clause = text[max(begin, first) : min(end, last)].strip()
            yield limit, CitedClause(clause, citation.id)


def _likeness(limit: TimeLimit) -> object:
    """What two limits share that say the same: amount, direction, meaning, start."""
    event = "" if limit.start_name else limit.event
    return limit.amount, limit.unit, limit.side, limit.edge, limit.start_name, event


def _together(held: CitedLimit, one: CitedLimit) -> CitedLimit:
    clauses = tuple(dict.fromkeys([*held.clauses, *one.clauses]))
    first = one if one.limit.stated and not held.limit.stated else held
    if first is one:
        clauses = tuple(dict.fromkeys([*one.clauses, *held.clauses]))
    return replace(first, clauses=clauses)


def _order(one: CitedLimit) -> date:
    return one.due.date if one.due else date.max
