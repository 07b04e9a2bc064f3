"""The facts that checks may speak of: taken from a profile, or reckoned from it and the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.guidance.visit_periods import Period, period_of
from assistant.guidance.visit_reckoned import RECKONED, RECKONED_KINDS
from assistant.guidance.visit_shown import Fact, shown_value, shown_yearly
from assistant.numerals import day_words
from assistant.profile import Profile
from assistant.profile_fields import PROFILE_FIELDS, FieldKind

_KINDS: Mapping[FieldKind, type[int] | type[bool] | type[str]] = {
    FieldKind.NUMBER: int,
    FieldKind.YES_NO: bool,
    FieldKind.CHOICE: str,
    FieldKind.TEXT: str,
}
_YEARLY = ("secretary_trained", "lectures", "life_meeting", "appraisal", "dues_published")
_OF_THIS_YEAR = frozenset((*_YEARLY, "member_meetings", "committee_meetings", "party_days"))


def fact_kinds() -> dict[str, type[int] | type[bool] | type[str]]:
    """Every fact and the type of its values."""
    plain = {
        name: _KINDS[field.kind] for name, field in PROFILE_FIELDS.items() if field.kind in _KINDS
    }
    return {**plain, **{f"{name}_due": bool for name in _YEARLY}, **RECKONED_KINDS}


def facts_of(profile: Profile, on: date) -> dict[str, Fact]:
    """The facts of a profile on the day of a visit."""
    period = period_of(profile, on)
    facts = {
        name: _plain(profile, name, period)
        for name, field in PROFILE_FIELDS.items()
        if field.kind in _KINDS
    }
    facts |= {f"{name}_due": _due(facts[name], period) for name in _YEARLY}
    return facts | {name: reckon(profile, on, period) for name, reckon in RECKONED.items()}


def _plain(profile: Profile, name: str, period: Period) -> Fact:
    """What the profile says; what it says of another year than the visit's tells nothing."""
    value = getattr(profile, name)
    if name in _OF_THIS_YEAR and not period.current:
        value = None
    if value is None:
        return Fact(None, "", name)
    if name in _YEARLY:
        return Fact(value, f"截至{day_words(period.until)}，{shown_yearly(name, value)}", name)
    return Fact(value, shown_value(name, value), name)


def _due(done: Fact, period: Period) -> Fact:
    """Whether to hold something against the enterprise that is due once a year.

    Before the last quarter only what has been done already counts.
    """
    due = period.in_last_quarter or bool(done.value)
    return Fact(due, "" if due else "每年的事，还没到第四季度", done.field)
