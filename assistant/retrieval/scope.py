"""Whether a document may answer within a scope."""

from __future__ import annotations

from datetime import date

from assistant.domain import Document, Scope


def within(document: Document, scope: Scope) -> bool:
    """Whether the document meets every restriction of the scope."""
    lists = (
        (scope.documents, document.id),
        (scope.levels, document.level),
        (scope.regions, document.region),
        (scope.statuses, document.status),
        (scope.collections, document.collection),
    )
    if any(allowed and value not in allowed for allowed, value in lists):
        return False
    return scope.as_of is None or _stood_on(document, scope.as_of)


def _stood_on(document: Document, day: date) -> bool:
    """Whether the document had been made, and had not expired, by that day."""
    begun = document.effective or document.published or document.written
    if begun is not None and begun > day:
        return False
    return document.expires is None or document.expires >= day
