"""Dates as JSON records: the wire format of `dates --json`."""

from __future__ import annotations

from typing import Any

from assistant.records import answer_record
from assistant.time_limits import AnswerDates, CitedLimit, DueDate

Record = dict[str, Any]


def dates_record(dates: AnswerDates) -> Record:
    """`dates --json`: dated and undated limits; `citations` as in `ask --json`."""
    answer = answer_record(dates.answer)
    kept = ("question", "query_used", "refused", "reason")
    return {
        **{name: answer[name] for name in kept},
        "dates": [{**_limit(one), **_due(one.due)} for one in dates.limits if one.due],
        "undated": [_limit(one) for one in dates.undated],
        "citations": answer["citations"],
        "leads": answer["leads"],
    }


def _limit(one: CitedLimit) -> Record:
    limit = one.limit
    return {
        "limit": limit.words,
        "event": limit.event,
        "start_name": limit.start_name,
        "recurring": limit.recurring,
        "usual": limit.usual,
        "clauses": [clause.text for clause in one.clauses],
        "citations": [clause.citation for clause in one.clauses],
    }


def _due(due: DueDate) -> Record:
    return {
        "date": due.date.isoformat(),
        "edge": str(due.edge),
        "start": {"name": due.start.name, "date": due.start.date.isoformat()},
        "rule": due.rule,
        "notes": list(due.notes),
        "by_working_days": due.by_working_days,
        "safe_day": due.safe_day.isoformat() if due.safe_day else None,
    }
