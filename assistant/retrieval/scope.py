"""Whether a document may answer a question within a scope."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain import Document, Scope, Status

# A question that asks what once held may be answered from what holds no longer.
_OF_THE_PAST = re.compile(r"废止|失效|旧版|老版|旧规定|老规定|以前|过去|当时|原来|曾经|[12]\d{3}年")


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


def holds_today(document: Document, question: str, scope: Scope) -> bool:
    """False for a repealed or expired text, unless the question or its scope asks for such."""
    if scope.as_of is not None or scope.statuses or scope.documents:
        return True
    expired = document.expires is not None and document.expires < date.today()
    over = document.status is Status.REPEALED or expired
    return not over or bool(_OF_THE_PAST.search(question))


def _stood_on(document: Document, day: date) -> bool:
    """Whether the document had been made, and had not expired, by that day."""
    begun = document.effective or document.published or document.written
    if begun is not None and begun > day:
        return False
    return document.expires is None or document.expires >= day
