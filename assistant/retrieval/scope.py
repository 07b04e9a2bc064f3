"""Whether a document may answer a question within a scope."""

from __future__ import annotations

import re

from assistant.asked_time import prefers_earlier
from assistant.domain import Document, Scope, Status
from assistant.quiz_items import FOR_QUIZZES

# A question that asks what once held may be answered from what holds no longer.
_OF_THE_PAST = re.compile(r"废止|失效|[12]\d{3}年")
# One that asks what will hold may be answered from what does not hold yet.
_OF_THE_FUTURE = re.compile(
    r"新修[订改正]|新版|新规|即将|将要|(?:尚未|还没|没有|未)(?:施行|实施|生效)|(?:施行|实施|生效)(?:以后|之后|后)"
    r"|明年|后年|20\d\d年(?:\d+月)?(?:\d+日)?起"
)


def within(document: Document, scope: Scope) -> bool:
    """Whether the document meets every restriction of the scope.

    With a day, its status is the one of that day.
    """
    lists = (
        (scope.documents, document.id),
        (scope.levels, document.level),
        (scope.regions, document.region),
        (scope.statuses, document.status),
        (scope.collections, document.collection),
    )
    if any(allowed and value not in allowed for allowed, value in lists):
        return False
    if document.collection == FOR_QUIZZES and not (scope.documents or scope.collections):
        return False
    if scope.as_of is None or scope.statuses or scope.documents:
        return True
    return not _is_over(document) and document.status is not Status.NOT_YET


def holds_today(document: Document, question: str, scope: Scope) -> bool:
    """False for a text that is over, or that has not begun, unless such a one is asked for."""
    if scope.as_of is not None or scope.statuses or scope.documents:
        return True
    if document.status is Status.NOT_YET:
        return bool(_OF_THE_FUTURE.search(question))
    return not _is_over(document) or _asks_of_the_past(question)


def _asks_of_the_past(question: str) -> bool:
    return prefers_earlier(question) or bool(_OF_THE_PAST.search(question))


def _is_over(document: Document) -> bool:
    """Repealed or expired, or revised by a version that the library holds."""
    if document.status is Status.REVISED:
        return document.replaced_by is not None
    return document.status is Status.REPEALED
