"""The wrong-answer book (错题本): what a learner had wrong, until it was right twice in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.item_bank import WrongItem
from assistant.quiz_scoring import PaperResult

ENOUGH = 2  # right answers in a row that take an item out of the book


def after_paper(
    book: Mapping[str, WrongItem], result: PaperResult, day: date
) -> dict[str, WrongItem | None]:
    """What changes in a book after a paper; None where an item goes. Unanswered counts as wrong."""
    changes: dict[str, WrongItem | None] = {}
    for answered in result.answers:
        id = answered.item.id
        known = book.get(id)
        if not answered.mark.right:
            changes[id] = WrongItem(id, (known.wrong if known else 0) + 1, 0, day)
        elif known is not None:
            streak = known.streak + 1
            changes[id] = None if streak >= ENOUGH else replace(known, streak=streak, last=day)
    return changes
