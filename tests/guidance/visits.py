"""Visit packs over the starter library, read once, and a profile to change one fact at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant import CheckState, Organisation, Ownership, Profile, VisitPack
from assistant.answering.evidence import deepest_locator
from assistant.domain import ParsedDocument
from assistant.guidance.setup_loading import shipped_rulebook
from assistant.guidance.visit_loading import shipped_visitbook
from assistant.guidance.visiting import Visiting
from assistant.profile_fields import LegalForm
from assistant.protocols import LineWriter
from assistant.testing import InMemoryCatalogue
from tests.guidance.kit import digests

ON = date(2026, 11, 27)
KEPT = Path(__file__).resolve().parents[2] / "evals" / "visits"

# A branch of nine in a company, where nothing is wanting on ON.
SOUND: dict[str, Any] = {
    "name": "示例有限公司",
    "ownership": Ownership.PRIVATE,
    "legal_form": LegalForm.COMPANY,
    "employees": 120,
    "members": 9,
    "probationary": 1,
    "applicants": 0,
    "mobile": 1,
    "mobile_settled": 0,
    "union": True,
    "union_members": 30,
    "organisation": Organisation.BRANCH,
    "organised_on": date(2019, 6, 1),
    "secretary": "王某",
    "secretary_seniority": 1,
    "secretary_trained": True,
    "committee_members": 3,
    "term_ends_on": date(2028, 6, 1),
    "member_meetings": 3,
    "committee_meetings": 10,
    "party_days": 10,
    "lectures": 1,
    "life_meeting": True,
    "heart_talks": True,
    "reported": True,
    "appraisal": True,
    "venue": True,
    "funds": True,
    "dues_monthly": True,
    "dues_published": True,
    "hidden_members": 0,
    "detached_members": 0,
    "lost_members": 0,
}


def visiting(
    documents: Iterable[ParsedDocument], today: date = ON, writer: LineWriter | None = None
) -> Visiting:
    return Visiting(
        InMemoryCatalogue(documents),
        deepest_locator,
        shipped_visitbook,
        shipped_rulebook,
        lambda: today,
        writer,
    )


@cache
def starter_visits() -> Visiting:
    return visiting(digests())


def profile(**facts: Any) -> Profile:
    """The sound enterprise with other facts."""
    return Profile(**{**SOUND, **facts})


def pack(on: date = ON, **facts: Any) -> VisitPack:
    return starter_visits().pack(profile(**facts), on)


def state(check: str, on: date = ON, **facts: Any) -> CheckState:
    return next(one.state for one in pack(on, **facts).checks if one.id == check)
