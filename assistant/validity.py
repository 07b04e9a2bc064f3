"""Which texts and clauses bind on a day: derived from what the texts say, never stored.

What a text says of itself (施行日, 有效期) and of others (同时废止), and what a clerk stated, is
stored; whether it binds follows for any day. So a library stays right while years go by, and a
text that takes effect next month displaces the present one on that day and not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.document_names import clause_path
from assistant.domain import Document, EndedClause, Status
from assistant.succession import Ending, Succession

_ASSERTED_ENDS = (Status.REPEALED, Status.REVISED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A document with its status on a day, and the clauses that have a status of their own."""

    document: Document
    clauses: tuple[EndedClause, ...] = ()

    def at(self, locator: str) -> Document:
        """The document with the status of the clause at the locator."""
        clause = ended_clause(self.clauses, locator)
        if clause is None:
            return self.document
        return replace(self.document, status=clause.status, replaced_by=clause.ended_by)


def ended_clause(clauses: Sequence[EndedClause], locator: str) -> EndedClause | None:
    """The ended clause that holds the locator, if one does."""
    path = clause_path(locator) if clauses else ()
    return next((one for one in clauses if path[: len(one.path)] == one.path), None)


def begins(document: Document) -> date | None:
    """The first day on which this version binds; none when no date is known.

    A law keeps the 施行日 of its first version: an amended one binds from its amendment.
    """
    first = document.effective or document.published or document.written
    if first and document.amended:
        return max(first, document.amended)
    return first or document.amended


def own_status(document: Document, day: date, today: date) -> Status:
    """The status by what is known of the document alone.

    A stated 已废止 or 已修订 without a date tells nothing of days gone by: 状态未知 then.
    """
    begun = begins(document)
    if begun is not None and day < begun:
        return Status.NOT_YET
    if document.expires is not None and day > document.expires:
        return Status.REPEALED
    if document.status is Status.NOT_YET and document.effective is None:
        return Status.NOT_YET
    if document.status in _ASSERTED_ENDS:
        return document.status if day >= today else Status.UNKNOWN
    if document.status is Status.NOT_YET:
        return Status.TRIAL if _trial(document) else Status.IN_FORCE
    if document.status is Status.UNKNOWN and _trial(document):
        return Status.TRIAL
    return document.status


class Validity:
    """Documents beside each other, judged for any day."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = list(documents)
        self._succession = Succession(self._documents)

    def on(self, day: date, today: date) -> list[Standing]:
        """Every document as it stands on the day, in the order given. `today`: when one asks."""
        return [_standing(one, self._succession, day, today) for one in self._documents]


def _standing(document: Document, succession: Succession, day: date, today: date) -> Standing:
    status = own_status(document, day, today)
    link: str | None = document.replaced_by
    newer = succession.newer(document)
    over = [ending for ending in succession.endings(document) if _has_come(ending, day, today)]
    whole = [ending for ending in over if not ending.path]
    begun = [one for one in newer if own_status(one, day, today) is not Status.NOT_YET]
    if status is not Status.NOT_YET:
        if whole:
            status, link = Status.REPEALED, whole[-1].by.id
        elif begun:
            status = Status.REPEALED if status is Status.REPEALED else Status.REVISED
            link = begun[-1].id
        elif status is Status.UNKNOWN and document.status in _ASSERTED_ENDS and newer:
            # What ended it is known, and had not come by that day.
            status = Status.TRIAL if _trial(document) else Status.IN_FORCE
    dated = replace(
        document,
        status=status,
        replaced_by=link,
        replaces=_names(document, succession.older(document)),
    )
    clauses = tuple(
        EndedClause(one.path, Status.REVISED if one.revises else Status.REPEALED, one.by.id)
        for one in over
        if one.path and status not in (Status.REPEALED, Status.REVISED, Status.NOT_YET)
    )
    return Standing(dated, clauses)


def _has_come(ending: Ending, day: date, today: date) -> bool:
    """Whether the repeal has taken effect; a later end of the repealing text undoes nothing."""
    starts = begins(ending.by)
    if ending.by.status is Status.NOT_YET and ending.by.effective is None:
        return False
    since = ending.since or starts
    return day >= since if since else day >= today


def _names(document: Document, older: Sequence[Document]) -> tuple[str, ...]:
    named = [*document.replaces, *(one.title for one in older)]
    return tuple(dict.fromkeys(named))


def _trial(document: Document) -> bool:
    return document.trial or "试行" in document.title
