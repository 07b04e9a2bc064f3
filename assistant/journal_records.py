"""The journal as plain data for `--json`."""

from __future__ import annotations

from typing import Any

from assistant.blind_spots import BlindSpot
from assistant.journal_entries import Asked


def asked_record(one: Asked) -> dict[str, Any]:
    """A question with what was said of its answer; without marks of browser and conversation."""
    told = one.feedback
    return {
        "id": one.id,
        "at": one.at.isoformat(timespec="seconds"),
        "question": one.question,
        "ending": str(one.ending),
        "reason": one.reason,
        "kind": one.kind,
        "ms": round(one.ms, 1),
        "documents": list(one.documents),
        "revision": one.revision,
        "channel": str(one.channel),
        "answer": one.said,
        "feedback": {
            "verdict": str(told.verdict),
            "note": told.note,
            "given": told.given.isoformat(timespec="seconds"),
            "handling": str(told.handling),
            "remark": told.remark,
        }
        if told
        else None,
    }


def blind_spot_record(one: BlindSpot) -> dict[str, Any]:
    """Questions about one thing that had no answer."""
    return {
        "count": one.count,
        "questions": list(one.questions),
        "last": one.last.isoformat(timespec="seconds"),
        "wanted": one.wanted,
        "reason": one.reason,
        "since_answered": one.since_answered,
    }
