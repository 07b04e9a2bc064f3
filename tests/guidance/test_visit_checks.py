"""Every requirement on both sides of its limits, and where a fact is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant import CheckState, Organisation, Ownership, VisitCheck
from assistant.profile_fields import LegalForm, Origin
from tests.guidance.visits import ON, SOUND, pack, profile, starter_visits, state

FIELDS = [one for one in profile().__dataclass_fields__ if one != "problems"]
NONE, BRANCH, JOINT = Organisation.NONE, Organisation.BRANCH, Organisation.JOINT
GENERAL, COMMITTEE = Organisation.GENERAL, Organisation.COMMITTEE
UNMET, OPEN, NEAR, MET, BESIDE = CheckState

# Facts that only an organisation has, taken away.
ALONE: dict[str, Any] = {
    "organisation": NONE,
    "organised_on": None,
    "secretary": None,
    "committee_members": None,
    "last_election": None,
    "term_ends_on": None,
}
NOBODY: dict[str, Any] = {"members": 0, "probationary": 0, **{"mobile": 0, "hidden_members": 0}}
LOST: dict[str, Any] = dict(lost_members=1, lost_since=date(2026, 1, 1), lost_searched=True)
OVERDUE: dict[str, Any] = {
    "last_election": date(2023, 11, 27),
    "term_ends_on": date(2026, 11, 26),
}
TOGETHER: dict[str, Any] = {"organisation": JOINT, "members": 2, "branch_members": 8}


def test_nothing_is_wanting_where_nothing_is_wanting() -> None:
    found = pack(secretary_origin=Origin.MANAGEMENT, last_election=date(2025, 6, 1))
    assert found.in_state(UNMET) == found.in_state(OPEN) == ()
    assert found.missing == ()
    beside = {"joint", "work-coverage", "joint-units", "venue-other", "applicants"}
    assert {one.id for one in found.in_state(BESIDE)} == beside


@pytest.mark.parametrize(
    ("check", "facts", "expected"),
    [
        ("branch", {"members": 3, "organisation": BRANCH}, MET),
        ("branch", {"members": 3, "organisation": GENERAL}, MET),
        ("branch", {**ALONE, "members": 3}, UNMET),
        ("branch", {**TOGETHER, "members": 3}, UNMET),
        ("branch", {**ALONE, "members": 2, "probationary": 1}, BESIDE),
        ("branch", {"members": 3, "organisation": None}, OPEN),
        ("branch", {**ALONE, "members": None}, OPEN),
        ("branch", {"members": None, "organisation": BRANCH}, MET),
        ("joint", {**TOGETHER}, MET),
        ("joint", {**ALONE, "members": 1}, UNMET),
        ("joint", {**ALONE, "members": 2}, UNMET),
        ("joint", {"members": 2, "organisation": BRANCH, "committee_members": None}, UNMET),
        ("joint", {**ALONE, "members": 3}, BESIDE),
        ("joint", {**ALONE, "members": 0}, BESIDE),
        ("joint", {**ALONE, "members": None}, OPEN),
        ("joint-units", {**TOGETHER, "joint_units": 5}, MET),
        ("joint-units", {**TOGETHER, "joint_units": 6}, UNMET),
        ("joint-units", {**TOGETHER}, OPEN),
        ("work-coverage", {**ALONE, "instructor": True}, MET),
        ("work-coverage", {**ALONE, "instructor": False}, UNMET),
        ("work-coverage", {**ALONE}, OPEN),
        ("work-coverage", {}, BESIDE),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY}, UNMET),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY, "mobile": 1}, MET),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY, "hidden_members": 1}, MET),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY, "mobile": None}, OPEN),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY, "probationary": 1}, MET),
        ("target-fifty", {**ALONE, "employees": 50, **NOBODY, "probationary": None}, OPEN),
        ("target-fifty", {**ALONE, "employees": 50, "members": 1, "probationary": None}, MET),
        ("target-fifty", {**ALONE, "employees": 49, "members": 0, "union_members": 0}, BESIDE),
        ("target-fifty", {**ALONE, "employees": None, **NOBODY}, OPEN),
        ("target-hundred", {**ALONE, "employees": 100}, UNMET),
        ("target-hundred", {**ALONE, "employees": 99}, BESIDE),
        ("target-hundred", {**TOGETHER, "employees": 100}, MET),
        ("branch-size", {"members": 49, "probationary": 1}, MET),
        ("branch-size", {"members": 50, "probationary": 1}, UNMET),
        ("branch-size", {"members": 51, "probationary": None}, UNMET),
        ("branch-size", {"members": 50, "probationary": None}, OPEN),
        ("branch-size", {**TOGETHER, "branch_members": 51}, UNMET),
        ("branch-size", {"members": 60, "organisation": COMMITTEE}, BESIDE),
        ("committee", {"members": 6, "committee_members": 0}, BESIDE),
        ("committee", {"members": 7, "committee_members": 0}, UNMET),
        ("committee", {"members": 7, "committee_members": 2}, UNMET),
        ("committee", {"members": 7, "committee_members": 3}, MET),
        ("committee", {"members": 9, "committee_members": 7}, MET),
        ("committee", {"members": 9, "committee_members": 8}, UNMET),
        ("committee", {"members": 7, "committee_members": None}, OPEN),
        ("committee", {**TOGETHER, "branch_members": 7, "committee_members": 0}, UNMET),
        ("committee", {**TOGETHER, "branch_members": None, "committee_members": 0}, OPEN),
        ("secretary", {"secretary": "空缺"}, UNMET),
        ("secretary", {"secretary": None}, OPEN),
        ("secretary-seniority", {"secretary_seniority": 0}, UNMET),
        ("secretary-seniority", {"secretary": "空缺", "secretary_seniority": None}, BESIDE),
        ("secretary-source", {"secretary_origin": Origin.SENT}, MET),
        ("secretary-source", {"secretary_origin": Origin.OTHER}, OPEN),
        ("secretary-source", {"secretary_origin": None}, OPEN),
        ("term-length", {"last_election": date(2025, 5, 31)}, UNMET),
        ("term-length", {"last_election": date(2025, 6, 2)}, MET),
        ("term-length", {"last_election": None}, OPEN),  # not known is never 不适用
        ("term-length", {"last_election": date(2025, 6, 1), "term_ends_on": None}, OPEN),
        ("applicants", {"applicants": None}, OPEN),
        ("term-length", {**OVERDUE, "term_ends_on": ON}, MET),
        ("term-length", {**OVERDUE}, BESIDE),
        ("dues", {"dues_monthly": False}, UNMET),
        ("dues", {**ALONE, "dues_monthly": None}, BESIDE),
        ("venue-company", {"venue": False}, UNMET),
        ("venue-company", {"venue": False, "legal_form": LegalForm.PARTNERSHIP}, BESIDE),
        ("venue-company", {"venue": False, "legal_form": None}, OPEN),
        ("venue-other", {"venue": False, "legal_form": LegalForm.SOLE}, BESIDE),
        ("venue-other", {"venue": True, "legal_form": LegalForm.SOLE}, MET),
        ("venue-other", {"venue": None, "legal_form": LegalForm.SOLE}, OPEN),
        (
            "venue-other",
            {"venue": False, "ownership": Ownership.HOUSEHOLD, "legal_form": None},
            BESIDE,
        ),
        ("funds", {"funds": False}, BESIDE),
        ("funds", {"funds": None}, OPEN),
        ("hidden-members", {"hidden_members": 1}, UNMET),
        ("hidden-members", {**ALONE, "hidden_members": None}, OPEN),
        ("detached-members", {"detached_members": 1}, UNMET),
        ("lost-members", {"lost_members": 1}, OPEN),
        ("lost-members", {**LOST, "lost_since": date(2026, 5, 27)}, UNMET),
        ("lost-members", {**LOST, "lost_since": date(2026, 5, 28)}, BESIDE),
        ("lost-members", {**LOST, "lost_searched": False}, BESIDE),
        ("lost-members", {**LOST, "lost_searched": None}, OPEN),
        ("lost-members", {**LOST, "lost_members": 0}, MET),
        ("applicants", {"applicants": 0}, BESIDE),
        ("applicants", {"applicants": 1, "applicants_met": None}, OPEN),
        ("applicants", {"applicants": 1, "applicants_met": False}, UNMET),
        ("applicants", {"applicants": 1, "applicants_met": True}, MET),
        ("mobile-settled", {"mobile": 0, "mobile_settled": 0}, BESIDE),
        ("mobile-settled", {"mobile": 1, "mobile_settled": 1}, UNMET),
        ("mobile-settled", {"mobile": 1, "mobile_settled": None}, OPEN),
        ("mobile-settled", {"mobile": None, "mobile_settled": None}, OPEN),
        ("union", {"union": False, "union_members": 25}, UNMET),
        ("union", {"union": False, "union_members": 24}, BESIDE),
        ("union", {"union": None, "union_members": 25}, OPEN),
        ("union", {"union": False, "union_members": None}, OPEN),
        ("union", {"union": True, "union_members": None}, MET),
        ("union", {"union": None, "union_members": None, "employees": 24}, BESIDE),
        ("union", {"union": None, "union_members": None, "employees": 25}, OPEN),
    ],
)
def test_a_state_turns_at_its_limit(
    check: str, facts: dict[str, Any], expected: CheckState
) -> None:
    assert state(check, **facts) is expected


@pytest.mark.parametrize(
    ("on", "held", "expected"),
    [
        (date(2026, 3, 31), 0, BESIDE),  # the first quarter is not over
        (date(2026, 4, 1), 0, UNMET),
        (date(2026, 4, 1), 1, MET),
        (date(2026, 9, 30), 2, MET),
        (date(2026, 10, 1), 2, UNMET),
        (date(2026, 10, 1), 3, MET),
        (date(2026, 10, 1), None, OPEN),
        (date(2027, 1, 1), None, BESIDE),
    ],
)
def test_meetings_of_members_follow_the_quarters(
    on: date, held: int | None, expected: CheckState
) -> None:
    assert state("member-meetings", on, member_meetings=held) is expected


@pytest.mark.parametrize(
    ("on", "held", "expected"),
    [
        (date(2026, 1, 31), 0, BESIDE),
        (date(2026, 2, 1), 0, UNMET),
        (date(2026, 2, 1), 1, MET),
        (date(2026, 3, 1), 1, UNMET),
        (date(2026, 12, 31), 11, MET),
    ],
)
@pytest.mark.parametrize("check", ["committee-meetings", "party-days"])
def test_monthly_meetings_follow_the_months(
    check: str, on: date, held: int, expected: CheckState
) -> None:
    assert state(check, on, committee_meetings=held, party_days=held) is expected


def test_a_count_is_held_against_the_day_it_was_taken_on() -> None:
    told: dict[str, Any] = {"party_days": 6, "committee_meetings": 6, "member_meetings": 2}
    assert state("party-days", recorded_on=date(2026, 6, 30), **told) is MET
    assert state("party-days", recorded_on=date(2026, 7, 31), **told) is UNMET


def test_what_was_counted_last_year_tells_nothing_of_this_one() -> None:
    found = pack(recorded_on=date(2025, 12, 31))
    open_now = {one.id for one in found.in_state(OPEN)}
    yearly = {"life-meeting", "appraisal", "secretary-training", "dues-published", "lectures"}
    assert {"member-meetings", "committee-meetings", "party-days", *yearly} <= open_now
    assert {"dues", "venue-company", "term"}.isdisjoint(open_now)


def test_a_branch_set_up_within_the_year_owes_only_what_came_after() -> None:
    young: dict[str, Any] = {
        "organised_on": date(2026, 7, 2),
        "party_days": 3,
        "member_meetings": 0,
    }
    assert state("party-days", date(2026, 11, 1), **young) is MET  # August, September, October
    assert state("party-days", date(2026, 12, 1), **young) is UNMET
    assert state("member-meetings", date(2026, 9, 30), **young) is BESIDE
    assert state("member-meetings", date(2027, 1, 1), **young) is BESIDE


@pytest.mark.parametrize(
    ("check", "field"),
    [
        ("life-meeting", "life_meeting"),
        ("appraisal", "appraisal"),
        ("secretary-training", "secretary_trained"),
        ("heart-talks", "heart_talks"),
        ("reported", "reported"),
        ("dues-published", "dues_published"),
    ],
)
def test_what_is_due_once_a_year_is_to_be_done_until_the_year_is_over(
    check: str, field: str
) -> None:
    def found(on: date, value: bool | None, recorded_on: date | None = None) -> VisitCheck:
        made = pack(on, recorded_on=recorded_on, **{field: value})
        return next(one for one in made.checks if one.id == check)

    for on in (date(2026, 2, 1), date(2026, 10, 1), date(2026, 12, 31)):
        undone = found(on, None if on is None else False)
        assert undone.state is BESIDE and undone.pending
        assert undone.steps[0].due == date(2026, 12, 31) and undone.citations
        assert "年底前完成" in undone.facts
    last = date(2026, 12, 31)
    assert found(last, False, last).state is UNMET
    assert found(date(2027, 3, 31), False, last).state is UNMET
    assert found(date(2027, 4, 1), False, last).state is not UNMET
    assert found(date(2027, 1, 1), True, last).state is MET
    assert found(date(2026, 2, 1), True).state is MET
    assert found(date(2026, 11, 1), None).state is OPEN
    assert not found(date(2026, 9, 1), None).pending


@pytest.mark.parametrize(
    ("on", "expected", "reminded"),
    [
        (date(2027, 12, 31), MET, False),
        (date(2028, 1, 1), NEAR, True),  # half a year before
        (date(2028, 7, 1), NEAR, True),  # the last day
        (date(2028, 7, 2), UNMET, False),
    ],
)
def test_a_term_is_reminded_of_half_a_year_before_it_ends(
    on: date, expected: CheckState, reminded: bool
) -> None:
    found = pack(on, term_ends_on=date(2028, 7, 1))
    assert next(one.state for one in found.checks if one.id == "term") is expected
    assert ("换届提醒" in [one.name for one in found.strategies]) is reminded


def test_a_term_is_reckoned_from_the_last_election() -> None:
    unsaid: dict[str, Any] = {"term_ends_on": None, "last_election": date(2023, 11, 27)}
    assert state("term", date(2026, 11, 27), **unsaid) is NEAR
    assert state("term", date(2026, 11, 28), **unsaid) is UNMET
    shown = next(one for one in pack(**unsaid).checks if one.id == "term").facts
    assert shown[0].startswith("任期2026年11月27日届满（按每届3年推算），今天届满")
    never: dict[str, Any] = {"term_ends_on": None, "last_election": None}
    assert state("term", organised_on=date(2025, 1, 1), **never) is MET
    assert state("term", organised_on=date(2019, 1, 1), **never) is OPEN


def test_what_is_missing_is_told_with_what_hangs_on_it() -> None:
    found = pack(organisation=None, members=None, employees=None, venue=None, legal_form=None)
    assert found.guide is None
    missing = dict(found.missing)
    assert missing["organisation"].startswith("组织覆盖、班子和换届")
    assert "应建组织形式" in missing["members"]
    assert "legal_form" not in missing  # what comes first is asked first
    assert list(missing) == sorted(missing, key=FIELDS.index)


def test_each_fact_that_is_taken_away_opens_checks_and_closes_none() -> None:
    """Not knowing is never worse than knowing that all is well, and never better."""
    sound = {one.id: one.state for one in pack().checks}
    for field in SOUND:
        if field == "name":
            continue
        found = starter_visits().pack(profile(**{field: None}), ON)
        for check in found.checks:
            known = sound[check.id]
            assert check.state in (known, OPEN) or known is BESIDE, (field, check.id)
