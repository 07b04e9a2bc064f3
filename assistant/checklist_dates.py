"""The dates that the time limits of a checklist lead to: nouns only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.time_limits import DueDate


@dataclass(frozen=True, slots=True)
class ChecklistDate:
    """A date with the cited sentence (`clause`) that sets the limit.

    `citation` is its number in the checklist, `label` what can be pasted. `step` is the place of
    the first step that rests on it, from 0; none where only a note does.
    """

    due: DueDate
    clause: str
    citation: int
    label: str
    step: int | None
