"""The dates that the time limits of a checklist lead to: nouns only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.time_limits import DueDate, Edge

NO_CLAUSE = "建议（无直接条款依据）"


@dataclass(frozen=True, slots=True)
class ChecklistDate:
    """A date with the cited sentence (`clause`) that sets the limit.

    `citation` is its number in the checklist, `label` what can be pasted. `step` is the place of
    the first step that rests on it, from 0; none where only a note does. `advised`: the day is a
    suggestion that no clause sets. `missed`: what to do once it has passed, which is advice too.
    """

    due: DueDate
    clause: str
    citation: int
    label: str
    step: int | None
    advised: bool = False
    missed: str = ""

    @property
    def edge(self) -> str:
        """What the day is to whoever reads it: 最迟, 建议最迟."""
        return f"建议{self.due.edge}" if self.advised else str(self.due.edge)

    def passed(self, today: datetime.date) -> str:
        """已过161天, or nothing for a day that has not passed or only opens a stretch of time."""
        over = (today - self.due.date).days
        return f"已过{over}天" if over > 0 and self.due.edge is not Edge.EARLIEST else ""
