"""Every number in the rules, on both sides, over digests and over the texts themselves."""

from __future__ import annotations

import pytest

from assistant import Group, Organisation, SetupGuide, Site
from assistant.guidance.setup_guiding import SetupGuiding
from tests.guidance.kit import ask, digests, forms, guiding, texts

BRANCH, JOINT = ("党支部", "应当"), ("联合党支部", "应当")
COMMITTEE, SECRETARY = ("支部委员会", "应当"), ("设1名书记，不设支部委员会", "应当")
GENERAL, LARGE = ("党总支", "可以"), ("党委", "可以")
UNIONS, INSTRUCTOR = ("先建群团组织（工会、共青团）", "可以"), ("选派党建工作指导员", "可以")
PROJECT, TEMPORARY = ("项目党支部", "应当"), ("临时党支部", "可以")
UNION, UNION_MAY = ("基层工会委员会", "应当"), ("工会（单独建、联合建或者选组织员）", "可以")
NONE = Organisation.NONE


@pytest.fixture(scope="module", params=["digests", "texts"])
def guide(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SetupGuiding:
    if request.param == "digests":
        return guiding(digests())
    return guiding(texts(tmp_path_factory.mktemp("texts")))


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (0, [UNIONS, INSTRUCTOR]),
        (1, [JOINT]),
        (2, [JOINT]),
        (3, [BRANCH, SECRETARY]),
        (6, [BRANCH, SECRETARY]),
        (7, [BRANCH, COMMITTEE]),
        (49, [BRANCH, COMMITTEE]),
        (50, [BRANCH, COMMITTEE]),
        (51, [BRANCH, GENERAL, LARGE, COMMITTEE]),
        (99, [BRANCH, GENERAL, LARGE, COMMITTEE]),
        (100, [BRANCH, GENERAL, LARGE, COMMITTEE]),
    ],
)
def test_full_members(guide: SetupGuiding, members: int, expected: list[tuple[str, str]]) -> None:
    told = ask(guide, members=members, organisation=NONE)
    assert forms(told) == expected
    assert forms(ask(guide, members=members)) == expected, "no organisation known: as if none"


@pytest.mark.parametrize(("probationary", "waiting"), [(0, False), (1, True), (30, True)])
def test_two_full_members_are_not_three(
    guide: SetupGuiding, probationary: int, waiting: bool
) -> None:
    told = ask(guide, members=2, probationary=probationary)
    assert forms(told) == [JOINT]
    assert any("只数正式党员" in note.text for note in told.notes) is waiting


@pytest.mark.parametrize(("probationary", "over"), [(0, False), (1, True)])
def test_fifty_and_a_probationary_member(
    guide: SetupGuiding, probationary: int, over: bool
) -> None:
    """The limit of fifty speaks of members; where the article means full members it says so."""
    told = ask(guide, members=50, probationary=probationary)
    larger = [GENERAL, LARGE] if over else []
    assert forms(told) == [BRANCH, *larger, COMMITTEE]
    assert any("连预备党员一起数" in words for words in told.ask) is over


def test_no_member_is_told_as_a_clerk_would(guide: SetupGuiding) -> None:
    reasons = "".join(fact for form in ask(guide, members=0).forms for fact in form.facts)
    assert "没有正式党员" in reasons and "0名" not in reasons


@pytest.mark.parametrize(
    ("organisation", "members", "expected", "words"),
    [
        (Organisation.BRANCH, 2, [JOINT], "原党支部由上级党组织调整或者撤销"),
        (Organisation.BRANCH, 3, [BRANCH, SECRETARY], "保留党支部"),
        (Organisation.JOINT, 2, [JOINT], "继续参加联合党支部"),
        (Organisation.JOINT, 3, [BRANCH, SECRETARY], "单独成立党支部"),
        (Organisation.BRANCH, 51, [BRANCH, GENERAL, LARGE, COMMITTEE], "报批调整"),
        (Organisation.GENERAL, 60, [GENERAL], "保留党总支"),
        (Organisation.COMMITTEE, 120, [LARGE], "保留党委"),
        (Organisation.GENERAL, 2, [JOINT], "与别的单位一起成立联合党支部"),
    ],
)
def test_what_there_is_already(
    guide: SetupGuiding,
    organisation: Organisation,
    members: int,
    expected: list[tuple[str, str]],
    words: str,
) -> None:
    told = ask(guide, members=members, organisation=organisation)
    assert forms(told) == expected
    assert words in told.forms[0].text


def test_a_branch_without_members_is_adjusted_not_founded(guide: SetupGuiding) -> None:
    told = ask(guide, members=0, organisation=Organisation.BRANCH)
    assert forms(told) == []
    assert any("调整或者撤销" in note.text for note in told.notes)


@pytest.mark.parametrize(
    ("months", "facts", "expected"),
    [
        (0, {}, []),
        (5, {}, [TEMPORARY]),
        (5, {"project_transferred": True}, []),
        (6, {}, [PROJECT]),
        (6, {"project_members": 2}, []),
        (6, {"project_members": 3}, [PROJECT]),
        (6, {"project_transferred": False}, [PROJECT, TEMPORARY]),
    ],
)
def test_months_of_a_project(
    guide: SetupGuiding, months: int, facts: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    told = ask(guide, members=4, organisation=NONE, project_months=months, **facts)
    assert [form for form in forms(told) if form in (PROJECT, TEMPORARY)] == expected


@pytest.mark.parametrize(("mobile", "applies"), [(0, False), (2, False), (3, True)])
def test_a_branch_of_mobile_members_is_asked_about_not_told(
    guide: SetupGuiding, mobile: int, applies: bool
) -> None:
    """How many are many no text says, and it binds the organisation they come from."""
    told = ask(guide, members=5, mobile=mobile)
    assert all("流动党员" not in one.form for one in told.forms)
    assert any("要不要成立流动党员党支部" in words for words in told.ask) is applies


@pytest.mark.parametrize(
    ("members", "to_transfer", "organisation", "expected"),
    [
        (0, 0, NONE, [UNIONS, INSTRUCTOR]),
        (0, 2, NONE, [JOINT, INSTRUCTOR]),
        (0, 3, NONE, [BRANCH, INSTRUCTOR]),
        (2, 0, NONE, [JOINT]),
        (2, 1, NONE, [BRANCH]),
        (3, 4, NONE, [BRANCH, SECRETARY]),
        (1, 1, Organisation.JOINT, [JOINT]),
        (2, 1, Organisation.JOINT, [BRANCH, JOINT]),
    ],
)
def test_who_has_to_transfer_is_counted_in_advance(
    guide: SetupGuiding,
    members: int,
    to_transfer: int,
    organisation: Organisation,
    expected: list[tuple[str, str]],
) -> None:
    told = ask(guide, members=members, to_transfer=to_transfer, organisation=organisation)
    assert forms(told) == expected
    moved_first = any("先把应当转的组织关系转来" in form.text for form in told.forms)
    assert moved_first is ((members, to_transfer) in {(0, 2), (0, 3), (2, 1)})


def test_a_branch_without_a_committee_elects_a_secretary(guide: SetupGuiding) -> None:
    small = "".join(one.text for one in ask(guide, members=4, organisation=NONE).next_steps)
    large = "".join(one.text for one in ask(guide, members=7, organisation=NONE).next_steps)
    assert "选出书记、副书记（不设支部委员会）" in small and "选出的书记、副书记报" in small
    assert "委员报上级党组织备案" in large and "委员报上级党组织备案" not in small


def test_registrations_are_moved_before_the_election(guide: SetupGuiding) -> None:
    steps = [one.text[:3] for one in ask(guide, members=3, organisation=NONE).next_steps]
    order = ["转关系", "申请：", "批复：", "编入：", "选举："]
    assert [one for one in steps if one in order] == order


@pytest.mark.parametrize(("new", "hatched"), [(None, True), (False, True), (True, False)])
def test_what_was_founded_this_year_has_not_been_without_one_for_long(
    guide: SetupGuiding, new: bool | None, hatched: bool
) -> None:
    told = ask(guide, members=4, organisation=NONE, foreign=True, new=new)
    assert (INSTRUCTOR in forms(told)) is hatched


def test_two_members_and_a_mobile_one_hear_of_the_transfer(guide: SetupGuiding) -> None:
    told = ask(guide, members=2, mobile=1)
    assert forms(told) == [JOINT]
    assert any("应当转移组织关系" in note.text for note in told.notes)


@pytest.mark.parametrize("members", [0, 5])
@pytest.mark.parametrize(("count", "form"), [(24, UNION_MAY), (25, UNION)])
def test_union_members(
    guide: SetupGuiding, members: int, count: int, form: tuple[str, str]
) -> None:
    told = forms(ask(guide, members=members, union_members=count))
    assert [one for one in told if one in (UNION, UNION_MAY)] == [form]


@pytest.mark.parametrize(("units", "too_many"), [(5, False), (6, True)])
def test_units_of_a_joint_branch(guide: SetupGuiding, units: int, too_many: bool) -> None:
    told = ask(guide, members=2, organisation=Organisation.JOINT, joint_units=units)
    assert any("划小组建单元" in note.text for note in told.notes) is too_many


@pytest.mark.parametrize(
    ("employees", "members", "targets"),
    [(49, 0, []), (50, 0, ["50"]), (99, 0, ["50"]), (100, 0, ["50", "100"]), (100, 3, ["100"])],
)
def test_the_targets_of_the_speech_count_employees(
    guide: SetupGuiding, employees: int, members: int, targets: list[str]
) -> None:
    told = ask(guide, employees=employees, members=members, organisation=NONE)
    notes = [note for note in told.notes if note.text.startswith("职工")]
    assert [note.text[2:].partition("人")[0] for note in notes] == targets
    assert all("讲话要求" in note.source for note in notes)


@pytest.mark.parametrize("facts", [{"foreign": True}, {"industry": "移动互联网"}])
def test_enterprises_that_are_hard_to_reach(guide: SetupGuiding, facts: dict[str, object]) -> None:
    told = ask(guide, members=4, organisation=NONE, **facts)
    assert forms(told)[0] == BRANCH
    assert INSTRUCTOR in forms(told)
    assert INSTRUCTOR not in forms(ask(guide, members=4, organisation=NONE, foreign=False))


def test_companies_of_a_group_are_counted_one_by_one(guide: SetupGuiding) -> None:
    def group(*units: int) -> SetupGuide:
        return ask(guide, members=sum(units), group=Group.PARENT, unit_members=units)

    assert forms(group(2, 2, 2)) == [JOINT]
    assert forms(group(5, 2, 1)) == [BRANCH, JOINT, SECRETARY]
    assert forms(group(7, 3)) == [BRANCH, GENERAL, COMMITTEE]


@pytest.mark.parametrize("site", [Site.BUILDING, Site.STREET, Site.MARKET])
def test_buildings_markets_and_streets(guide: SetupGuiding, site: Site) -> None:
    told = ask(guide, members=1, site=site)
    assert any("商务楼宇" in note.text for note in told.notes)
