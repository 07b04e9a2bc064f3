"""What is known of a passage before its score: is it in force, is it of the question's field."""

from __future__ import annotations

import re

from assistant.domain import Document, Passage, Status

# A replaced text reads almost like the one in force; it must not stand above it.
_OUTDATED = 0.85
# Votes, terms and funds stand in company and labour law as well: a question that speaks of
# party matters is meant for texts that do.
_OTHER_FIELD = 0.8
_PARTY = re.compile(r"党|支部|支委|支书")
_OF_PARTY = re.compile(r"党|支部|支委|支书|积极分子|发展对象|预备期|转正|政审|主题党日|三会一课")


def prior(question: str, document: Document, passage: Passage) -> float:
    """A factor in (0, 1] for the passage's score."""
    factor = 1.0
    if document.status in (Status.REVISED, Status.REPEALED) and document.replaced_by:
        factor *= _OUTDATED
    if _OF_PARTY.search(question) and not _speaks_of_party(document, passage):
        factor *= _OTHER_FIELD
    return factor


def _speaks_of_party(document: Document, passage: Passage) -> bool:
    places = (document.title, *passage.headings, passage.text)
    return any(_PARTY.search(place) for place in places)
