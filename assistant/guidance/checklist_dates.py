"""The time limits in what a checklist cites, as dates once a start is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checklist import Checklist
from assistant.checklist_dates import ChecklistDate
from assistant.domain import Citation
from assistant.guidance.due_dates import due_date, due_on
from assistant.guidance.limit_reading import limits_of
from assistant.guidance.start_names import (
    advice_when_missed,
    due_by,
    known_starts,
    read_starts,
    served_by,
)
from assistant.guidance.suggested_dates import (
    advised_ranges,
    back_from,
    counted_back,
    is_advice,
    range_due,
)
from assistant.guidance.working_days import WorkingDays
from assistant.text import sentence_spans
from assistant.time_limits import Bound, DueDate, StartDate, TimeLimit, Unit

# How long a period may be extended is counted from its end, which no start tells.
_EXTENDS = re.compile(r"延长[^。；]{0,24}$")

_FITS_ANYTHING = "起算日"  # would tie one day to limits of different events
_ANY_DAY = "2026-01-05"


def checklist_dates(
    checklist: Checklist, starts: Sequence[StartDate], days: WorkingDays
) -> tuple[ChecklistDate, ...]:
    """The dates, earliest first; one that several sentences set alike is told once.

    Beside those that limits lead to: a day given by which something has to be done, what a text
    suggests, and what can be counted back from such a day. Only the first of these is no advice.
    """
    cited = [(one, *each) for one in checklist.citations for each in _limits(one)]
    by_name = served_by((limit.start_name for _, limit, _ in cited), starts)
    found: dict[object, ChecklistDate] = {}
    for citation, limit, clause in cited:
        due = due_date(limit, by_name, days)
        if due is not None:
            _keep(found, checklist, citation, due, clause)
    ends = [one for start in starts for one in _end_itself(checklist, start, days)]
    for citation, due, clause in ends:
        _keep(found, checklist, citation, due, clause, itself=True)
        back = back_from(due.start, tuple(by_name))
        for cite, limit, told in cited:
            dated = counted_back(limit, due.start, back, days)
            if dated is not None:
                _keep(found, checklist, cite, dated, told, advised=True)
    for citation in checklist.citations:
        for limit, most, clause in _ranges(citation):
            dated = range_due(limit, most, by_name, days)
            if dated is not None:
                _keep(found, checklist, citation, dated, clause, advised=True)
    return tuple(sorted(found.values(), key=lambda one: one.due.date))


def checklist_starts(checklist: Checklist, days: WorkingDays) -> tuple[tuple[str, str], ...]:
    """The known starts, with their meanings, that some limit of the list runs from."""
    named = [start for start in known_starts() if start[0] != _FITS_ANYTHING]
    given = read_starts([f"{name}={_ANY_DAY}" for name, _ in named])
    reached = {one.due.start.name for one in checklist_dates(checklist, given, days)}
    return tuple(start for start in named if start[0] in reached)


def _keep(
    found: dict[object, ChecklistDate],
    checklist: Checklist,
    citation: Citation,
    due: DueDate,
    clause: str,
    *,
    advised: bool = False,
    itself: bool = False,
) -> None:
    limit, step = due.limit, _step_of(checklist, citation.id)
    advised = advised or is_advice(citation.passage.text, limit)
    missed = advice_when_missed(due.start.name, itself)
    one = ChecklistDate(due, clause, citation.id, citation.label, step, advised, missed)
    key = due.date, limit.edge, limit.start_name, limit.amount, limit.unit, step
    found.setdefault(key, one)


def _limits(citation: Citation) -> Iterator[tuple[TimeLimit, str]]:
    """The limits within the quote; the passage is read whole, as sentences go on about others."""
    text = citation.passage.text
    for limit in limits_of(text):
        clause = _clause(citation, limit)
        if clause and not _EXTENDS.search(text, 0, limit.start):
            yield limit, clause


def _ranges(citation: Citation) -> Iterator[tuple[TimeLimit, int, str]]:
    for limit, most in advised_ranges(citation.passage.text):
        clause = _clause(citation, limit)
        if clause:
            yield limit, most, clause


def _end_itself(
    checklist: Checklist, start: StartDate, days: WorkingDays
) -> Iterator[tuple[Citation, DueDate, str]]:
    """The day given, where the list cites that something has to be done by then; told once."""
    for citation in checklist.citations:
        first, last = _within(citation)
        match = due_by(start.name, citation.passage.text[first:last])
        if match:
            begin, end = first + match.start(), first + match.end()
            limit = TimeLimit(
                match[0], begin, end, 0, Unit.DAY, Bound.WITHIN, start_name=start.name
            )
            yield citation, due_on(limit, start, days), _clause(citation, limit)
            return


def _clause(citation: Citation, limit: TimeLimit) -> str:
    """The sentence of the quote that holds the limit; empty where it lies outside."""
    text, (first, last) = citation.passage.text, _within(citation)
    if not (first <= limit.start and limit.end <= last):
        return ""
    spans = sentence_spans(text)
    begin, end = next(span for span in spans if span[0] <= limit.start < span[1])
    return text[max(begin, first) : min(end, last)].strip()


def _within(citation: Citation) -> tuple[int, int]:
    """Where the quote lies in its passage."""
    return citation.start - citation.passage.start, citation.end - citation.passage.start


def _step_of(checklist: Checklist, citation: int) -> int | None:
    places = (i for i, step in enumerate(checklist.steps) if citation in step.citations)
    return next(places, None)
