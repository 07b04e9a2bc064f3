"""Dated limits as calendar entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calendar_entries import CalendarEntry
from assistant.time_limits import AnswerDates, DueDate

_PARTS = re.compile(r"[，。；\n]")
_SOURCE = re.compile(r"（《[^（）]*(?:（[^（）]*）[^（）]*)*）")  # （《某条例》第六条）
_TITLE = 40  # characters of a clause in a month view


def date_entries(dates: AnswerDates) -> tuple[CalendarEntry, ...]:
    """One entry a dated limit: the clauses, the rule, what to check, the citations."""
    labels = {citation.id: citation.label for citation in dates.answer.citations}
    return tuple(
        date_entry(one.due, [(clause.text, labels[clause.citation]) for clause in one.clauses])
        for one in dates.limits
        if one.due
    )


def date_entry(due: DueDate, clauses: Sequence[tuple[str, str]]) -> CalendarEntry:
    """The entry of one due date; `clauses`: each sentence with the label of its citation."""
    lines = [f"算法：{due.rule}", *due.notes]
    lines += [f"条款：{text}\n出处：{label}" for text, label in clauses]
    return CalendarEntry(due.date, f"{due.edge}：{title(due, clauses[0][0])}", "\n".join(lines))


def title(due: DueDate, clause: str) -> str:
    """The part of the clause that holds the limit, short enough for a month view."""
    parts = [part.strip() for part in _PARTS.split(_SOURCE.sub("", clause)) if part.strip()]
    at = next((i for i, part in enumerate(parts) if due.limit.words in part), 0)
    words = parts[at] if parts else clause
    if len(words) < _TITLE // 2 and at + 1 < len(parts):
        words = f"{words}，{parts[at + 1]}"
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
