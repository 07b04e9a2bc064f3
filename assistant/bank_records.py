"""The item bank as JSON records: the wire format of `quiz bank … --json`."""

from __future__ import annotations

from assistant.item_bank import BankItem, ImportedResults, ItemStatistics
from assistant.quiz_records import item_record
from assistant.quiz_scoring import PaperResult
from assistant.records import Record


def bank_record(one: BankItem) -> Record:
    """An item that is kept, with what was decided on it; `flag`: what became of its evidence."""
    return {
        **item_record(one.item),
        "state": str(one.state),
        "reason": one.reason,
        "flag": one.flag,
        "edited": one.edited,
        "added": one.added.isoformat() if one.added else None,
        "papers": list(one.uses),
    }


def imported_record(told: ImportedResults) -> Record:
    """`quiz bank import-results --json`."""
    return {
        "paper": told.paper,
        "persons": told.persons,
        "items": told.items,
        "notes": list(told.notes),
    }


def statistics_record(one: ItemStatistics) -> Record:
    """`quiz bank stats --json`: shares from 0 to 1, the others from -1 to 1 or null."""
    return {
        "id": one.item_id,
        "persons": one.persons,
        "difficulty": round(one.difficulty, 4),
        "discrimination": _rounded(one.discrimination),
        "correlation": _rounded(one.correlation),
        "remark": one.remark,
        "weak": one.weak,
    }


def result_record(result: PaperResult) -> Record:
    """A paper that was taken: points, and each answer beside the key."""
    return {
        "paper": result.paper.id,
        "title": result.paper.full_title,
        "earned": result.earned,
        "total": result.paper.total,
        "rule": str(result.rule),
        "seconds": result.seconds,
        "late": result.late,
        "answers": [
            {
                "number": one.number,
                "id": one.item.id,
                "given": one.given,
                "key": one.item.key_text,
                "earned": one.earned,
                "points": one.points,
                "right": one.mark.right,
                "by_hand": one.mark.by_hand,
            }
            for one in result.answers
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
