"""Which of several live documents of one title binds: derived, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.domain import Document, Kind, Level, Status
from assistant.text import squeeze

# Two speeches or news items of one title stand side by side; neither revises the other.
_NEVER_REVISED = (Kind.SPEECH, Kind.NEWS)


def with_validity(documents: Iterable[Document]) -> list[Document]:
    """The documents with older versions shown as 已修订, in the order in which lists show them."""
    groups: dict[tuple[Kind, str], list[Document]] = {}
    for document in documents:
        groups.setdefault((document.kind, squeeze(document.title)), []).append(document)
    judged = [_judged(document, group) for group in groups.values() for document in group]
    return sorted(judged, key=_list_order)


def _judged(document: Document, group: list[Document]) -> Document:
    newer = [other for other in group if _revises(other, document)]
    if not newer:
        return document
    latest = max(newer, key=lambda other: (other.date or date.min, other.id))
    repealed = document.status is Status.REPEALED
    status = Status.REPEALED if repealed else Status.REVISED
    return replace(document, status=status, replaced_by=latest.id)


def _revises(newer: Document, older: Document) -> bool:
    if newer.kind in _NEVER_REVISED or newer.status is Status.NOT_YET:
        return False
    if newer.date is None or older.date is None or newer.date <= older.date:
        return False
    return not _from_elsewhere(newer, older)


def _from_elsewhere(one: Document, other: Document) -> bool:
    """Whether another place or unit issued it: titles such as 党支部工作制度 repeat everywhere."""
    if one.region and other.region and one.region != other.region:
        return True
    if one.level and other.level and one.level != other.level:
        return True
    if Level.UNIT not in (one.level, other.level) or not (one.issuer and other.issuer):
        return False
    return squeeze(one.issuer) != squeeze(other.issuer)


def _list_order(document: Document) -> tuple[int, str, int, str]:
    rank = document.level.rank if document.level else len(Level)
    newest_first = -document.date.toordinal() if document.date else 0
    return rank, document.title, newest_first, document.id
