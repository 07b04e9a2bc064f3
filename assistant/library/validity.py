"""The documents of the library as they stand on a day, in the order in which lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.domain import Document, Level
from assistant.validity import Standing, Validity

_DAYS_KEPT = 8  # days for which the answer is remembered: today, and what --as-of asked for


class Timeline:
    """One generation of live documents, judged for any day."""

    def __init__(self, generation: int, documents: Iterable[Document]) -> None:
        self.generation = generation
        self._validity = Validity(documents)
        self._days: dict[tuple[date, date], dict[str, Standing]] = {}

    def on(self, day: date, today: date) -> dict[str, Standing]:
        """By id; status, links and clauses are those of the day. `today` is when this is asked."""
        known = self._days.get((day, today))
        if known is None:
            judged = sorted(self._validity.on(day, today), key=_list_order)
            known = {one.document.id: one for one in judged}
            kept = list(self._days.items())[-_DAYS_KEPT + 1 :]
            self._days = dict([*kept, ((day, today), known)])
        return known


def _list_order(standing: Standing) -> tuple[int, str, int, str]:
    document = standing.document
    rank = document.level.rank if document.level else len(Level)
    newest_first = -document.date.toordinal() if document.date else 0
    return rank, document.title, newest_first, document.id
