"""Items as JSON records: the wire format of `quiz --json`."""

from __future__ import annotations

from assistant.quiz_items import Item, QuizResult
from assistant.records import Record, citation_record, wording_record


def quiz_record(result: QuizResult) -> Record:
    """`quiz --json`."""
    return {
        "asked": result.asked,
        "made": result.made,
        "reasons": list(result.reasons),
        "items": [item_record(item) for item in result.items],
        **wording_record(result.wording),
    }


def item_record(item: Item) -> Record:
    """One item; `key` is what a paper prints, `answers` its parts."""
    return {
        "id": item.id,
        "kind": str(item.kind),
        "stem": item.stem,
        "options": [option.text for option in item.options],
        "key": item.key_text,
        "answers": list(item.key),
        "explanation": item.explanation,
        "difficulty": str(item.difficulty),
        "topic": item.topic,
        "aim": str(item.aim),
        "clause": item.clause,
        "citation": citation_record(item.citation),
        "spans": [list(span) for span in item.spans],
    }
