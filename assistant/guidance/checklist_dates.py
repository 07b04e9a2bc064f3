"""The time limits in what a checklist cites, as dates once a start is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checklist import Checklist
from assistant.checklist_dates import ChecklistDate
from assistant.domain import Citation
from assistant.guidance.due_dates import due_date
from assistant.guidance.limit_reading import limits_of
from assistant.guidance.start_names import known_starts, read_starts, served_by
from assistant.guidance.working_days import WorkingDays
from assistant.text import sentence_spans
from assistant.time_limits import StartDate, TimeLimit

# How long a period may be extended is counted from its end, which no start tells.
_EXTENDS = re.compile(r"延长[^。；]{0,24}$")

_FITS_ANYTHING = "起算日"  # would tie one day to limits of different events
_ANY_DAY = "2026-01-05"


def checklist_dates(
    checklist: Checklist, starts: Sequence[StartDate], days: WorkingDays
) -> tuple[ChecklistDate, ...]:
    """The dates, earliest first; one that several sentences set alike is told once."""
    cited = [(one, *each) for one in checklist.citations for each in _limits(one)]
    by_name = served_by((limit.start_name for _, limit, _ in cited), starts)
    found: dict[object, ChecklistDate] = {}
    for citation, limit, clause in cited:
        due = due_date(limit, by_name, days)
        if due is not None:
            step = _step_of(checklist, citation.id)
            key = due.date, limit.edge, limit.start_name, limit.amount, limit.unit, step
            one = ChecklistDate(due, clause, citation.id, citation.label, step)
            found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: one.due.date))


def checklist_starts(checklist: Checklist, days: WorkingDays) -> tuple[tuple[str, str], ...]:
    """The known starts, with their meanings, that some limit of the list runs from."""
    named = [start for start in known_starts() if start[0] != _FITS_ANYTHING]
    given = read_starts([f"{name}={_ANY_DAY}" for name, _ in named])
    reached = {one.due.start.name for one in checklist_dates(checklist, given, days)}
    return tuple(start for start in named if start[0] in reached)


def _limits(citation: Citation) -> Iterator[tuple[TimeLimit, str]]:
    """The limits within the quote; the passage is read whole, as sentences go on about others."""
    text = citation.passage.text
    first, last = citation.start - citation.passage.start, citation.end - citation.passage.start
    spans = sentence_spans(text)
    for limit in limits_of(text):
        extends = _EXTENDS.search(text, 0, limit.start)
        if first <= limit.start and limit.end <= last and not extends:
            begin, end = next(span for span in spans if span[0] <= limit.start < span[1])
            yield limit, text[max(begin, first) : min(end, last)].strip()


def _step_of(checklist: Checklist, citation: int) -> int | None:
    places = (i for i, step in enumerate(checklist.steps) if citation in step.citations)
    return next(places, None)
