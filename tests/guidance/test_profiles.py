"""Profiles: what may be written, and what is refused with the field and an example."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant import (
    PROBLEMS,
    PROFILE_FIELDS,
    FieldKind,
    Organisation,
    Ownership,
    Problem,
    Profile,
    ProfileImpossible,
    Site,
    profile_of,
    profile_template,
    value_text,
)
from assistant.guidance.profile_reading import read_profile
from assistant.profile_fields import LegalForm

NAME = {"企业名称": "示例有限公司"}


def test_the_table_of_fields_is_the_profile() -> None:
    assert [one.name for one in fields(Profile)] == [*PROFILE_FIELDS, PROBLEMS, "kept_on"]


def test_a_name_is_enough_and_the_rest_is_unknown() -> None:
    known = profile_of(NAME)
    assert known.name == "示例有限公司"
    assert all(getattr(known, name) is None for name in PROFILE_FIELDS if name != "name")
    assert known.problems == ()
    assert known.enterprise() is None


def test_every_example_of_the_table_is_read() -> None:
    """The table is shown in templates and errors, so what it shows has to work."""
    for name, field in PROFILE_FIELDS.items():
        value = getattr(profile_of({**NAME, field.label: field.example}), name)
        assert value_text(name, value) == field.example
        for word in field.choices:
            assert getattr(profile_of({**NAME, field.label: word}), name) is not None


def _only_joint(line: str) -> bool:
    return "只有联合党支部填" in line


def test_the_template_is_a_profile_and_stays_one_when_everything_is_filled_in(
    tmp_path: Path,
) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(profile_template(), "utf-8")
    assert read_profile(path) == Profile("某某机械有限公司")
    lines = profile_template().splitlines()
    # Joint branches and households exclude what others have, so those lines stay as they are.
    filled = [
        re.sub(r"^# (?=\"|\[\[)", "", line) if not _only_joint(line) else line for line in lines
    ]
    path.write_text("\n".join(filled), "utf-8")
    known = read_profile(path)
    assert known.problems == (Problem("组织生活会没有记录", date(2026, 12, 31), done=False),)
    unknown = {name for name in PROFILE_FIELDS if getattr(known, name) is None}
    assert unknown == {"joint_units", "branch_members"}


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ({"职工人数": "８６人"}, "employees", 86),
        ({"职工人数": 86.0}, "employees", 86),
        ({"members": 0}, "members", 0),
        ({"正式党员人数": " 不清楚 "}, "members", None),
        ({"正式党员人数": ""}, "members", None),
        ({"正式党员人数": None}, "members", None),
        ({"工会": "有"}, "union", True),
        ({"工会": False}, "union", False),
        ({"工会": "不清楚"}, "union", None),
        ({"党费按月交纳": "是"}, "dues_monthly", True),
        ({"成立日期": "2015年3月8日"}, "founded", date(2015, 3, 8)),
        ({"成立日期": datetime(2015, 3, 8, 0, 0)}, "founded", date(2015, 3, 8)),
        ({"成立日期": "2015/03/08"}, "founded", date(2015, 3, 8)),
        ({"所有制": "外资"}, "ownership", Ownership.FOREIGN),
        ({"园区": "城东工业园"}, "area", "城东工业园"),
        ({"行业": "  机械   制造 "}, "industry", "机械 制造"),
    ],
)
def test_values_are_read_as_people_write_them(
    typed: dict[str, Any], field: str, value: object
) -> None:
    assert getattr(profile_of({**NAME, **typed}), field) == value


@pytest.mark.parametrize(
    ("typed", "said", "field"),
    [
        ({"企业名称": ""}, "没有写“企业名称”，例如", "name"),
        (
            {"企业名称": 3.5, "职工人数": "很多"},
            "“职工人数”写的是“很多”，应写整数，例如：86",
            "employees",
        ),
        ({"企业名称": 5}, "“企业名称”写的是“5”，不像名称", "name"),
        ({"企业名称": "..."}, "不像名称，例如：某某机械有限公司", "name"),
        ({"书记党龄": 90}, "应为 0 到 75 之间", "secretary_seniority"),
        ({"职工人数": True}, "“职工人数”写的是“true”，应写整数", "employees"),
        ({"职工人数": 86.5}, "应写整数，例如：86", "employees"),
        ({"职工人数": -1}, "“职工人数”写的是 -1，应为 1 到", "employees"),
        ({"职工人数": 0}, "应为 1 到", "employees"),
        ({"职工人数": "9" * 30}, "应写整数", "employees"),
        ({"成立日期": "2015年3月"}, "应写日期（年-月-日），例如：2015-03-18", "founded"),
        ({"成立日期": "2015-02-30"}, "“成立日期”写的是“2015-02-30”", "founded"),
        ({"成立日期": date(1500, 1, 1)}, "不像是真的", "founded"),
        ({"所有制": "国企"}, "应写内资民营、外资、个体工商户、集团子公司", "ownership"),
        ({"工会": "也许"}, "“工会”写的是“也许”，应写有、无，例如：有；不清楚就不写", "union"),
        ({"党员大会次数": 400}, "应为 0 到 366 之间", "member_meetings"),
        ({"行业": "长" * 61}, "“行业”应写 1 到 60 个字，例如：机械制造", "industry"),
        ({"职工人": 5}, "不认识“职工人”这一项，是不是“职工人数”？", ""),
        ({"memebers": 5}, "是不是“members”？", ""),
        ({"颜色": "红"}, "可写的项目见 dangwu visit --template", ""),
        ({"职工人数": 5, "employees": 6}, "“职工人数”写了两次", "employees"),
        ({"上次走访问题": [3]}, "“上次走访问题”里有看不懂的内容：3", "problems"),
        ({"上次走访问题": [{"问题": "甲", "谁": "乙"}]}, "看不懂的内容：谁", "problems"),
        ({"上次走访问题": [{"期限": "2026-01-01"}]}, "没有“问题”", "problems"),
        ({"上次走访问题": [{"问题": "甲", "期限": "年底"}]}, "“期限”写的是“年底”", "due"),
        ({"上次走访问题": [" "]}, "“问题”应写 1 到 500 个字，例如", "problems"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field_and_an_example(
    typed: dict[str, Any], said: str, field: str
) -> None:
    with pytest.raises(ProfileImpossible) as caught:
        profile_of({**NAME, **typed})
    assert said in str(caught.value)
    assert caught.value.fact == field


@pytest.mark.parametrize(
    ("facts", "said", "field"),
    [
        ({"employees": 3, "members": 4}, "“正式党员人数”（4）多于“职工人数”（3）", "members"),
        ({"employees": 5, "members": 4, "probationary": 2}, "合计 6 名", "probationary"),
        (
            {"mobile": 1, "mobile_settled": 2},
            "“流动满6个月人数”（2）多于“流动党员人数”（1）",
            "mobile_settled",
        ),
        (
            {"organisation": Organisation.JOINT, "members": 3, "branch_members": 2},
            "多于“联合支部正式党员总数”（2）",
            "members",
        ),
        (
            {"last_election": date(2024, 1, 2), "term_ends_on": date(2024, 1, 1)},
            "“上次换届日期”（2024-01-02）晚于“任期届满日期”（2024-01-01）",
            "last_election",
        ),
        (
            {"organisation": Organisation.NONE, "secretary": "王某"},
            "“党组织形式”写的是无，却写了“书记”",
            "secretary",
        ),
        (
            {"organisation": Organisation.NONE, "committee_members": 3},
            "却写了“支委会委员人数”",
            "committee_members",
        ),
        (
            {"organisation": Organisation.BRANCH, "joint_units": 3},
            "只有联合党支部填",
            "joint_units",
        ),
        (
            {"ownership": Ownership.HOUSEHOLD, "legal_form": LegalForm.COMPANY},
            "对不上",
            "legal_form",
        ),
        (
            {"organisation": Organisation.BRANCH, "members": 3, "committee_members": 9},
            "“支委会委员人数”（9）多于“正式党员人数”（3）",
            "committee_members",
        ),
        (
            {"employees": 5, "hidden_members": 50},
            "“口袋党员人数”（50）多于“职工人数”（5）",
            "hidden_members",
        ),
        ({"problems": (Problem("甲"),) * 101}, "最多写 100 条", "problems"),
    ],
)
def test_facts_that_cannot_be_together_are_refused(
    facts: dict[str, Any], said: str, field: str
) -> None:
    with pytest.raises(ProfileImpossible) as caught:
        Profile("示例有限公司", **facts)
    assert said in str(caught.value)
    assert caught.value.fact == field


def test_who_writes_that_there_is_no_problem_has_none() -> None:
    said = {words: profile_of({**NAME, PROBLEMS: words}).problems for words in ("无。", "没有挂牌")}
    assert said == {"无。": (), "没有挂牌": (Problem("没有挂牌"),)}


def test_none_and_zero_are_told_apart() -> None:
    nobody = Profile("甲", members=0)
    assert nobody.enterprise() is not None
    assert Profile("甲", employees=5).enterprise() is None
    empty = Profile("甲", organisation=Organisation.NONE, committee_members=0, secretary="空缺")
    assert empty.vacant is True
    assert Profile("甲").vacant is None


def test_the_setup_guide_gets_what_it_asks_for() -> None:
    told = Profile(
        "甲",
        ownership=Ownership.FOREIGN,
        legal_form=LegalForm.COMPANY,
        employees=50,
        members=4,
        site=Site.PARK,
        union=True,
        union_members=30,
    ).enterprise()
    assert told is not None
    assert (told.foreign, told.company, told.site) == (True, True, Site.PARK)
    assert told.union_members == 0  # a union that is there already is nothing to set up
    part = Profile("甲", ownership=Ownership.SUBSIDIARY, employees=5, members=1).enterprise()
    assert part is not None
    assert (part.foreign, str(part.group)) == (None, "子公司")


def test_kinds_and_examples_of_the_table_suit_each_other() -> None:
    for field in PROFILE_FIELDS.values():
        assert field.label and field.part and field.example
        chosen = field.kind in (FieldKind.CHOICE, FieldKind.YES_NO)
        assert bool(field.choices) is chosen
        assert not chosen or field.example in field.choices
