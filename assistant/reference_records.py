"""Cross-references as JSON records: what `ask --json` and `library show --json` add to a clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.cross_references import CrossReference, ReferencedClause
from assistant.domain import Answer
from assistant.records import answer_record

Record = dict[str, Any]


def referring_record(answer: Answer, references: Mapping[int, Sequence[CrossReference]]) -> Record:
    """`ask --json`: each citation with what its quote refers to, by the number of the citation."""
    record = answer_record(answer)
    for citation in record["citations"]:
        found = references.get(citation["id"], ())
        citation["references"] = [reference_record(one) for one in found]
    return record


def reference_record(reference: CrossReference) -> Record:
    """The words that refer, with their place, and the clauses that they mean."""
    return {
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "clauses": [clause_record(one) for one in reference.clauses],
    }


def clause_record(clause: ReferencedClause) -> Record:
    """A clause with its literal text."""
    return {
        "document_id": clause.document.id,
        "title": clause.document.title,
        "status": str(clause.document.status),
        "locator": clause.locator,
        "start": clause.start,
        "end": clause.end,
        "label": clause.label,
        "note": clause.note,
        "text": clause.text,
    }
