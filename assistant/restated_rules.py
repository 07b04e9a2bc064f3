"""The rule that a digest restates: how it is named, and whether it binds.

A digest that was written to be examined on says what one article says, in its own words. Who reads
the key wants the article and its status, not the place in the digest and the digest's own status.
"""

from __future__ import annotations

from assistant.citation_labels import label, spoken_locator
from assistant.domain import Document, Kind
from assistant.quiz_items import FOR_QUIZZES


def for_quizzes(document: Document) -> bool:
    """Whether it is a digest of the collection that items are made from."""
    return document.kind is Kind.DIGEST and document.collection == FOR_QUIZZES


def rule_status(document: Document, clause: str) -> str:
    """The status of the rule that a clause (《…》第X条) names; of a rule itself its own status."""
    named = (one.status for one in document.sources if f"《{one.title}》" in clause)
    return next((one for one in named if one), "") or str(document.status)


def evidence_label(document: Document, locator: str, clause: str) -> str:
    """Where the evidence of an item stands, to paste; of a digest for quizzes the rule first."""
    if not (clause and for_quizzes(document)):
        return label(document, locator)
    return f"{clause}（要点见《{document.title}》{spoken_locator(locator)}）"
