"""What is kept of an enterprise as the text of one row, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.kept_facts import dated
from assistant.profile import Profile
from assistant.profile_fields import PROBLEMS, PROFILE_FIELDS
from assistant.profile_limits import EARLIEST
from assistant.profile_values import profile_of
from assistant.visit_pack import CheckState
from assistant.visits import Judged, KeptProfile, Outcome, Visit


def row_text(kept: KeptProfile) -> str:
    """The row; days and choices as their words."""
    record = {
        "profile": _facts(kept.profile),
        "days": kept.profile.kept_on,
        "visits": [{"day": one.day, "found": one.found} for one in kept.visits],
        "first": _outcomes(kept.first),
        "latest": _outcomes(kept.latest),
    }
    return json.dumps(record, ensure_ascii=False, default=str)


def row_kept(text: str) -> KeptProfile:
    """What the row says. Raises: ValueError, TypeError, KeyError, ProfileImpossible."""
    record = json.loads(text)
    profile, latest = profile_of(record["profile"]), _judged(record["latest"])
    if "days" in record:
        days = {name: date.fromisoformat(day) for name, day in record["days"].items()}
        profile = replace(profile, kept_on=days)
    else:  # of an earlier version, which kept the profile of the last pack and its day
        profile = dated(profile, latest.day if latest else EARLIEST)
    return KeptProfile(
        profile,
        tuple(Visit(date.fromisoformat(one["day"]), one["found"]) for one in record["visits"]),
        _judged(record["first"]),
        latest,
    )


def _facts(profile: Profile) -> dict[str, Any]:
    """What is known, as `profile_of` reads it."""
    facts = {name: getattr(profile, name) for name in PROFILE_FIELDS}
    problems = [{"text": one.text, "due": one.due, "done": one.done} for one in profile.problems]
    return {name: value for name, value in facts.items() if value is not None} | {
        PROBLEMS: problems
    }


def _outcomes(judged: Judged | None) -> dict[str, Any] | None:
    if judged is None:
        return None
    said = [[one.id, one.requirement, one.state] for one in judged.outcomes]
    return {"day": judged.day, "outcomes": said}


def _judged(record: Mapping[str, Any] | None) -> Judged | None:
    if record is None:
        return None
    said = (Outcome(key, text, CheckState(state)) for key, text, state in record["outcomes"])
    return Judged(date.fromisoformat(record["day"]), tuple(said))
