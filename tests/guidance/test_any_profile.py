"""Any profile that can be gives a pack in which every state has its consequence."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import (
    CheckState,
    Organisation,
    Ownership,
    Profile,
    report_lines,
    visit_report,
)
from tests.guidance.visits import starter_visits

_COUNT = st.none() | st.integers(0, 60)
_WHETHER = st.none() | st.booleans()
_DAY = st.none() | st.dates(date(2015, 1, 1), date(2029, 12, 31))
_PAST = st.none() | st.dates(date(2015, 1, 1), date(2024, 12, 31))
_COUNTS = (
    *("members", "probationary", "mobile", "committee_members", "member_meetings"),
    *("party_days", "hidden_members", "union_members", "lost_members"),
)
_FACTS = ("union", "secretary_trained", "life_meeting", "venue", "funds", "instructor")


@st.composite
def any_profile(draw: st.DrawFn) -> Profile:
    """A profile of which nothing but the name need be known."""
    form = draw(st.none() | st.sampled_from(Organisation))
    facts: dict[str, Any] = {name: draw(_COUNT) for name in _COUNTS}
    facts |= {name: draw(_WHETHER) for name in _FACTS}
    if form is Organisation.NONE or (facts["committee_members"] or 0) > (facts["members"] or 0):
        facts["committee_members"] = None
    if form is not Organisation.NONE:
        facts |= {"term_ends_on": draw(_DAY), "organised_on": draw(_PAST)}
    if form is Organisation.JOINT:
        facts |= {"joint_units": draw(st.none() | st.integers(1, 9)), "branch_members": 90}
    return Profile(
        "甲",
        employees=draw(st.none() | st.integers(120, 900)),
        organisation=form,
        ownership=draw(st.none() | st.sampled_from(Ownership)),
        founded=draw(_PAST),
        **facts,
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known=any_profile(), on=st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_any_profile_gives_a_pack_in_which_every_state_has_its_consequence(
    known: Profile, on: date
) -> None:
    found = starter_visits().pack(known, on)
    assert len(found.checks) == len({one.id for one in found.checks}) > 25
    for check in found.checks:
        assert bool(check.steps) is (check.state is CheckState.UNMET or check.pending), check.id
        assert bool(check.missing) is (check.state is CheckState.OPEN), check.id
        silent = check.state is CheckState.BESIDE and not check.pending
        assert bool(check.citations) is not silent, check.id
        assert all(getattr(known, field) is None for field in check.missing)
        assert all(step.due is None or step.due >= on for step in check.steps)
    assert {one.id for one in found.citations} == set(range(1, len(found.citations) + 1))
    assert list(report_lines(visit_report(found, on)))
