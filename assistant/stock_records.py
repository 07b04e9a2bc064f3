"""What a clerk looks after as JSON records: the wire format of `--json`."""

from __future__ import annotations

from typing import Any

from assistant.particulars import LABELS
from assistant.records import document_record
from assistant.stock import AlikePair, Incomplete, RemovedDocument, Screened

Record = dict[str, Any]


def removed_record(one: RemovedDocument) -> Record:
    """One entry of `library removed --json`."""
    return {
        "document": document_record(one.document),
        "removed": one.day.isoformat(),
        "until": one.until.isoformat(),
    }


def incomplete_record(one: Incomplete) -> Record:
    """One entry of `missing` in `library pending --json`."""
    return {
        "document": document_record(one.document),
        "missing": {name: LABELS[name] for name in one.missing},
        "stated": dict(one.stated),
    }


def alike_record(one: AlikePair) -> Record:
    """One entry of `alike` in `library pending --json`."""
    return {
        "kind": str(one.likeness),
        "older": document_record(one.older),
        "newer": document_record(one.newer),
    }


def screened_record(one: Screened) -> Record:
    """One entry of `screened` in `library pending --json`."""
    return {"document": document_record(one.document), "notes": list(one.notes)}
