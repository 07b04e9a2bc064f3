"""What a pack says, when, and what it leaves unsaid for want of evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import (
    AssistantError,
    CheckState,
    Heading,
    Organisation,
    Ownership,
    Problem,
    Profile,
    ProfileImpossible,
    Site,
    Status,
    Table,
    Tick,
    VisitPack,
    VisitStep,
    report_lines,
    visit_report,
)
from assistant.domain import ParsedDocument
from assistant.profile_fields import LegalForm
from tests.guidance.kit import BRANCH_RULES, digests, texts
from tests.guidance.test_visit_checks import ALONE, LOST, NOBODY, OVERDUE, TOGETHER
from tests.guidance.visits import ON, pack, profile, starter_visits, visiting

LABOUR = "中华人民共和国工会法"


def steps(found: VisitPack, check: str) -> tuple[VisitStep, ...]:
    return next(one.steps for one in found.checks if one.id == check)


def names(found: VisitPack) -> list[str]:
    return [one.name for one in found.strategies]


def printed(found: VisitPack) -> str:
    return "\n".join(report_lines(visit_report(found, ON)))


def test_limits_of_clauses_and_proposals_are_dates_from_the_day_of_the_visit() -> None:
    where, apply, reply, move, elect = steps(pack(**ALONE), "branch")
    assert where.due is not None and where.due < apply.due
    assert move.due is not None and reply.due < move.due < elect.due
    assert (apply.due, apply.limit, apply.by_clause) == (date(2026, 12, 11), "工作建议", False)
    assert reply.due == date(2027, 1, 11)
    assert reply.by_clause and "一般不超过1个月" in reply.limit
    assert elect.due == date(2027, 1, 25)
    soon = steps(pack(dues_monthly=False), "dues")[0]
    assert soon.due == date(2026, 12, 28), "the 27th is a Sunday"
    quarterly = steps(pack(date(2026, 8, 31), member_meetings=0), "member-meetings")[0]
    assert (quarterly.due, quarterly.by_clause) == (date(2026, 9, 30), True)
    monthly = steps(pack(date(2026, 2, 3), party_days=0), "party-days")[0]
    assert monthly.due == date(2026, 2, 28)
    yearly = steps(pack(life_meeting=False), "life-meeting")[0]
    assert (yearly.due, yearly.limit) == (date(2026, 12, 31), "每年至少1次")


def test_a_step_stands_on_its_clause_and_fits_the_organisation_there_is() -> None:
    alone = steps(pack(**ALONE), "branch")
    joint = steps(pack(**{**TOGETHER, "members": 3, "branch_members": 8}), "branch")
    assert [one.text[:4] for one in alone] == [
        "逐人查清",
        "同企业和",
        "跟踪批复",
        "批复以后",
        "组织关系",
    ]
    assert [one.text[:6] for one in joint] == ["商所在联合党"]
    assert all(one.basis and one.basis.citations for one in (*alone, *joint))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({**ALONE, "members": 4, "founded": date(2025, 11, 28)}, ["抓早"]),
        ({**ALONE, "members": 4, "founded": date(2025, 11, 27)}, ["抓难"]),
        ({**ALONE, "members": 3, "ownership": Ownership.FOREIGN}, ["抓难"]),
        ({**ALONE, "members": 2, "employees": 49}, ["抓小"]),
        ({**ALONE, "members": 2, "employees": 50}, ["补空白"]),
        ({**ALONE, **NOBODY}, ["抓早"]),
        ({**ALONE, **NOBODY, "mobile": 4, "mobile_settled": 3}, ["先转组织关系"]),
        ({**ALONE, **NOBODY, "mobile": 2, "mobile_settled": 2}, []),
        ({**ALONE, "members": 3, "applicants": 1}, ["抓难", "发展党员"]),
        ({**ALONE, "members": 3, "site": Site.PARK}, ["抓难"]),
        ({**ALONE, "members": 3, "site": Site.BUILDING}, ["抓难", "不在园区的参照办"]),
        ({"applicants": 1, "probationary": 0}, ["发展党员", "巩固提升"]),
        (
            {
                **ALONE,
                "members": 1,
                "ownership": Ownership.HOUSEHOLD,
                "legal_form": None,
                "employees": 40,
            },
            ["抓小"],
        ),
        ({"organised_on": date(2026, 3, 1), "probationary": 0}, ["扶上马送一程", "巩固提升"]),
        ({}, ["预备党员转正", "巩固提升"]),
        ({"probationary": 0}, ["巩固提升"]),
        ({"organisation": None}, []),
    ],
)
def test_what_to_do_follows_from_the_kind_of_enterprise(
    facts: dict[str, Any], expected: list[str]
) -> None:
    assert names(pack(**facts)) == expected


def test_only_companies_are_told_of_the_company_law_and_the_income_tax() -> None:
    company = printed(pack(**ALONE))
    assert "公司应当为党组织的活动提供必要条件" in company
    assert "企业实际发生的、与取得收入有关的、合理的支出" in company
    for form in (LegalForm.PARTNERSHIP, LegalForm.SOLE):
        other = printed(pack(**{**ALONE, "legal_form": form}))
        assert "公司应当为党组织的活动提供必要条件" not in other
        assert "准予扣除" not in other
        assert "问主管税务机关" in other


def test_what_is_no_duty_of_the_branch_is_asked_of_those_above() -> None:
    found = pack(funds=False, legal_form=LegalForm.PARTNERSHIP)
    check = next(one for one in found.checks if one.id == "funds")
    assert check.pending and check.citations
    assert "各级党组织的责任" in "".join(check.facts)
    assert not any("管理费用" in step.text for step in check.steps), "no company"
    assert any("管理费用" in step.text for step in steps(pack(funds=False), "funds"))
    assert "待办" in printed(found)


def test_an_overdue_term_has_a_last_day_and_what_comes_first_comes_first() -> None:
    late = pack(**{**TOGETHER, **OVERDUE}, joint_units=6)
    term = next(one for one in late.checks if one.id == "term")
    assert "2027年11月26日" in "".join(term.facts)
    last = next(step for step in term.steps if step.by_clause)
    assert last.due == date(2027, 11, 26)
    election = term.steps[-1].due
    assert election and all(one.due and one.due < election for one in steps(late, "joint-units"))
    gone = steps(pack(date(2028, 1, 1), **{**TOGETHER, **OVERDUE}), "term")
    assert all(step.due is None for step in gone if step.by_clause)


def test_the_lost_are_looked_for_before_anything_is_decided() -> None:
    looked = steps(pack(**{**LOST, "lost_searched": False}), "lost-members")
    decided = steps(pack(**LOST), "lost-members")
    assert not any("作出停止党籍的决定" in step.text for step in looked)
    assert any("作出停止党籍的决定" in step.text for step in decided)
    assert any("满2年" in step.text for step in decided)


def test_nothing_is_put_on_a_secretary_who_is_not_there() -> None:
    found = pack(secretary="空缺", dues_monthly=False, party_days=0, life_meeting=False)
    done_by = [step.who for check in found.checks for step in check.steps]
    assert len(done_by) > 4
    assert not any("党支部书记" in who for who in done_by)
    assert any("书记空缺" in who for who in done_by)


def test_a_province_hears_of_its_own_rules() -> None:
    assert "浙江：民营企业应当为党组织的活动提供必要条件" in printed(pack(region="浙江省"))
    assert "浙江：" not in printed(pack(region="江苏"))


def test_a_digest_is_called_one_in_the_list_of_sources() -> None:
    assert {one.status for one in visit_report(pack(), ON).sources} == {"要点摘编"}


def test_questions_follow_what_is_missing_or_wanting() -> None:
    asked = [q for part in pack(**ALONE).interview for q in part.questions]
    assert any("谁有威信、愿意牵头" in one for one in asked)
    assert not any("党费怎么收" in one for one in asked)
    asked = [q for part in pack(dues_monthly=None).interview for q in part.questions]
    assert any("党费怎么收" in one for one in asked)
    sound = [q for part in pack().interview for q in part.questions]
    assert not any("党费怎么收" in one for one in sound)
    nobody = pack(**{**ALONE, "members": 0, "probationary": 0, "mobile": 0})
    assert [part.whom[:2] for part in nobody.interview] == ["企业", "党员", "职工"]


def test_problems_of_the_last_visit_are_followed_up() -> None:
    noted = (
        Problem("没有场地", date(2026, 10, 1)),
        Problem("没有名册", date(2026, 11, 27)),
        Problem("没有书记", done=True),
    )
    report = visit_report(pack(problems=noted, last_visit=date(2026, 5, 1)), ON)
    table = next(one for one in report.body if isinstance(one, Table) and "这次核实" in one.columns)
    assert [row[2:4] for row in table.rows] == [
        ("2026年10月1日", "未办结，已过期57天"),
        ("2026年11月27日", "未办结"),
        ("没有定", "已办结"),
    ]
    assert any("上次走访记录" in one.text for one in report.body if isinstance(one, Tick))
    assert "没有上次走访的记录" in printed(pack())


def test_the_report_is_numbered_and_marks_gaps() -> None:
    report = visit_report(pack(employees=None, industry=None), ON)
    sections = [one.text for one in report.body if isinstance(one, Heading) and one.level == 1]
    assert [title.split("、")[0] for title in sections] == list("一二三四五六七八九十")
    basics = next(one for one in report.body if isinstance(one, Table))
    cells = [cell for row in basics.rows for cell in row]
    assert cells[cells.index("职工人数") + 1] == "【待核】"
    assert report.title == "示例有限公司走访资料包"
    assert "不是正式文件" in report.notice


def test_all_that_is_cited_is_literal_and_used() -> None:
    stored = {one.document.id: one.text for one in digests()}
    for facts in ({}, ALONE, TOGETHER, {"organisation": None}, {"members": 60}):
        found = pack(**facts)
        for one in found.citations:
            assert stored[one.document.id][one.start : one.end] == one.quote
        marks = {number for check in found.checks for number in check.citations}
        assert marks <= {one.id for one in found.citations}
        assert not found.doubts
        beside = [one for one in found.in_state(CheckState.BESIDE) if not one.pending]
        assert all(check.citations == () for check in beside)
        assert all(check.citations for check in found.checks if check not in beside)


def test_what_the_library_does_not_show_is_not_asserted() -> None:
    others = [one for one in digests() if "工会" not in one.document.title]
    found = visiting(others).pack(profile(union=False), ON)
    assert "union" not in {check.id for check in found.checks}
    doubt = next(one for one in found.doubts if "二十五人" in one.text)
    assert f"资料库里没有《{LABOUR}》" in doubt.reason
    assert "十、需核实" in printed(found)


def repealed(document: ParsedDocument) -> ParsedDocument:
    return replace(
        document, document=replace(document.document, status=Status.REPEALED, trial=False)
    )


def test_a_repealed_text_is_shown_as_one_and_asserts_nothing(tmp_path: Path) -> None:
    library = [
        repealed(one) if one.document.title == BRANCH_RULES else one
        for one in (*digests(), *texts(tmp_path))
    ]
    found = visiting(library).pack(profile(**ALONE), ON)
    assert "branch" not in {check.id for check in found.checks}
    doubt = next(one for one in found.doubts if one.text.startswith("企业有正式党员3人"))
    assert "已废止" in doubt.reason and doubt.citations


def test_the_rule_itself_is_cited_where_the_library_holds_it(tmp_path: Path) -> None:
    found = visiting((*digests(), *texts(tmp_path))).pack(profile(), ON)
    branch = next(check for check in found.checks if check.id == "branch")
    cited = found.citations[branch.citations[0] - 1].document
    assert cited.title == BRANCH_RULES


def test_an_empty_library_and_days_that_cannot_be_are_errors() -> None:
    with pytest.raises(AssistantError, match="资料库还是空的"):
        visiting([]).pack(profile(), ON)
    for field in ("recorded_on", "last_visit", "founded", "organised_on"):
        late = profile(**{field: date(2026, 11, 28)})
        with pytest.raises(ProfileImpossible, match="晚于走访日期") as caught:
            starter_visits().pack(late, ON)
        assert caught.value.fact == field


def test_a_visit_is_today_when_no_day_is_said() -> None:
    assert visiting(digests(), today=date(2026, 3, 4)).pack(Profile("甲")).on == date(2026, 3, 4)


def test_the_form_is_told_without_the_number_of_employees() -> None:
    found = pack(**ALONE, employees=None)
    assert found.guide is not None
    assert found.guide.forms[0].form == "党支部"
    assert "employees" in [gap.fact for gap in found.guide.missing]


def test_a_name_alone_gives_a_pack_full_of_questions() -> None:
    found = starter_visits().pack(Profile("甲"), ON)
    states = {check.state for check in found.checks}
    assert states <= {CheckState.OPEN, CheckState.BESIDE}
    assert len(found.missing) > 15
    assert found.strategies == ()
    assert "还不能断定应建哪种组织形式" in printed(found)


def test_every_organisation_gives_a_pack() -> None:
    for form in Organisation:
        bare = Profile("甲", organisation=form, employees=200, members=60)
        assert printed(starter_visits().pack(bare, ON))
