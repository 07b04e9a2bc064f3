"""What is kept of an enterprise as records for JSON."""

from __future__ import annotations

from typing import Any

from assistant.profile_fields import value_text
from assistant.visit_batch import BatchRow
from assistant.visits import KeptProfile


def kept_record(kept: KeptProfile) -> dict[str, Any]:
    """An enterprise that is kept: its outcomes, problems and visits."""
    profile, latest = kept.profile, kept.latest
    return {
        "name": profile.name,
        "area": profile.area,
        "last_visit": profile.last_visit and profile.last_visit.isoformat(),
        "checked_on": latest and latest.day.isoformat(),
        "values": {
            name: {"value": value_text(name, getattr(profile, name)), "day": day.isoformat()}
            for name, day in profile.kept_on.items()
        },
        "checks": [
            {"requirement": one.requirement, "state": str(one.state)}
            for one in (latest.outcomes if latest else ())
        ],
        "problems": [
            {"text": one.text, "due": one.due and one.due.isoformat(), "done": one.done}
            for one in profile.problems
        ],
        "visits": [{"day": one.day.isoformat(), "found": one.found} for one in kept.visits],
    }


def batch_record(row: BatchRow) -> dict[str, Any]:
    """What became of one row of a sheet."""
    told = {"row": row.number, "name": row.name, "file": row.file or None, "reason": row.reason}
    return {**told, "existed": row.existed}
