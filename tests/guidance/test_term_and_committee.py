"""What a pack says of a term that ends soon, and of a branch without a committee."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from assistant import CheckState
from tests.guidance.test_visit_packs import printed
from tests.guidance.visits import ON, pack

NO_COMMITTEE: dict[str, Any] = {
    **dict.fromkeys(("committee_members", "committee_meetings", "member_meetings")),
    "members": 4,
    "term_ends_on": date(2026, 12, 20),
}


@pytest.mark.parametrize("left", [0, 1, 2, 5, 22, 60, 66, 150, 180])
def test_permission_is_asked_for_before_the_election_and_the_end_of_the_term(left: int) -> None:
    end = ON + timedelta(days=left)
    found = pack(term_ends_on=end)
    (reminder,) = [one for one in found.strategies if one.name == "换届提醒"]
    *before, election = [step.due for step in reminder.steps]
    assert election == end and reminder.steps[-1].by_clause
    assert all(day and ON <= day and (day < end or left < 3) for day in before)
    asked = next(step for step in reminder.steps if "向上级请示" in step.text)
    assert not asked.by_clause and "无直接条款依据" in asked.limit
    assert any("批准延期" in step.text for step in reminder.steps) is (left <= 60)


def test_without_a_committee_nothing_is_asked_about_one() -> None:
    small = pack(**NO_COMMITTEE)
    asked = "".join(question for part in small.interview for question in part.questions)
    assert "支委会" not in asked and "委员职数" not in asked and "书记人选怎么考虑" in asked
    assert {"committee_members", "committee_meetings"}.isdisjoint(dict(small.missing))
    assert small.guide is not None
    steps_told = "".join(point.text for point in small.guide.next_steps)
    whole = printed(small)
    assert "不足7名，不设支委会，不适用：支委会会议" in whole
    assert "支部委员会会议一般每月召开1次" not in whole and "委员报上级" not in steps_told
    rows = dict(next(one for one in small.ledgers if "建立党组织" in one.name).rows)
    assert rows["支委会委员人数"] == "不设支委会，不适用"
    large = pack(**{**NO_COMMITTEE, "members": 7})
    asked = "".join(question for part in large.interview for question in part.questions)
    assert "支委会有几名委员" in asked and "committee_members" in dict(large.missing)


def test_what_ends_soon_is_near_and_counted_apart() -> None:
    soon = pack(term_ends_on=date(2026, 12, 20))
    assert [one.id for one in soon.in_state(CheckState.NEAR)] == ["term"]
    assert "临近1项" in printed(soon) and "已过160天" in printed(soon)
    assert "临近" not in printed(pack())


def test_a_committee_that_there_is_meets_monthly_whatever_its_branch_counts() -> None:
    def meetings(**facts: Any) -> CheckState:
        found = pack(**facts).checks
        return next(one.state for one in found if one.id == "committee-meetings")

    assert meetings(members=6, committee_members=3) is CheckState.MET
    assert meetings(members=6, committee_members=None) is CheckState.BESIDE
    assert meetings(members=7, committee_meetings=None) is CheckState.OPEN
