"""Dated limits as calendar entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.calendar_entries import CalendarEntry
from assistant.checklist_dates import NO_CLAUSE, ChecklistDate
from assistant.time_limits import AnswerDates, DueDate

_LABEL = re.compile("^[^，。；：]{2,4}：")  # 时限：
_ADVICE = re.compile("^建议|（工作建议.*$")
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


def checklist_entry(one: ChecklistDate, today: date) -> CalendarEntry:
    """The entry of a date of a checklist: what is only advice says so, and what has passed."""
    entry = date_entry(one.due, [(one.clause, one.label)])
    words = _ADVICE.sub("", title(one.due, one.clause))
    words = f"{NO_CLAUSE if one.advised else one.edge}：{words}"
    lines = [NO_CLAUSE] if one.advised else []
    if one.passed(today) and one.missed:
        lines.append(f"已经过期，{one.missed}（工作建议）")
    text = "\n".join((*lines, entry.text))
    return CalendarEntry(entry.date, words, text, one.passed(today))


def title(due: DueDate, clause: str) -> str:
    """The part of the clause that holds the limit, short enough for a month view."""
    parts = [
        part.strip()
        for part in _PARTS.split(_LABEL.sub("", _SOURCE.sub("", clause)))
        if part.strip()
    ]
    at = next((i for i, part in enumerate(parts) if due.limit.words in part), 0)
    words = parts[at] if parts else clause
    if len(words) < _TITLE // 2 and at + 1 < len(parts):
        words = f"{words}，{parts[at + 1]}"
    return words if len(words) <= _TITLE else words[: _TITLE - 1] + "…"
