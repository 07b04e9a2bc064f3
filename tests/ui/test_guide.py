"""The setup guide on the page: entries read, problems beside their fields, the result as HTML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from assistant import Enterprise, Group, Organisation
from tests.ui.page_assistant import HOSTILE, PageAssistant, setup_guide
from ui.guide import Guiding
from ui.guide_facts import FIELDS, read_enterprise
from ui.guide_form import guide_form
from ui.guide_result import guide_parts, guide_result, guide_text

NEEDED = {"employees": "80", "members": "4"}
FOUR = Enterprise(employees=80, members=4)


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_what_is_not_written_is_not_known() -> None:
    blank = {field.name: "" for field in FIELDS}
    enterprise, entries = read_enterprise(blank | NEEDED)
    assert enterprise == FOUR
    assert entries.problems == {}


def test_every_field_reaches_the_enterprise() -> None:
    enterprise, _ = read_enterprise(
        {
            "employees": "１，２００人",
            "members": " 8 名 ",
            "probationary": "0",
            "organisation": "党支部",
            "site": "园区",
            "region": "浙江",
            "industry": "机械制造",
            "foreign": "是",
            "group": "集团公司",
            "unit_members": "5，2、1",
            "joint_units": "3个",
            "project_months": "7个月",
            "project_members": "3",
            "project_transferred": "否",
            "mobile": "1",
            "union_members": "30",
            "youth": "20",
        }
    )
    assert enterprise is not None
    assert (enterprise.employees, enterprise.members, enterprise.probationary) == (1200, 8, 0)
    assert (enterprise.organisation, enterprise.group) == (Organisation.BRANCH, Group.PARENT)
    assert (enterprise.unit_members, enterprise.joint_units) == ((5, 2, 1), 3)
    assert (enterprise.foreign, enterprise.project_transferred) == (True, False)
    assert None not in [getattr(enterprise, field.name) for field in FIELDS]


@pytest.mark.parametrize(
    ("written", "field", "said"),
    [
        ({"employees": ""}, "employees", "请填写职工人数"),
        ({"members": "三四个"}, "members", "“三四个”不是整数"),
        ({"members": "2.5"}, "members", "不是整数"),
        ({"members": "-3"}, "members", "-3"),
        ({"members": "90"}, "members", "多于职工人数（80）"),
        ({"members": "9" * 5000}, "members", "太长"),
        ({"members": "9" * 50}, "members", "太大"),
        ({"probationary": "78"}, "probationary", "合计（82）多于职工人数"),
        ({"unit_members": "2,1"}, "unit_members", "合计 3，与正式党员人数 4 对不上"),
        ({"region": "省" * 61}, "region", "1 到 60 个字"),
        ({"site": "<script>"}, "site", "请从列出的几项里选"),
        ({"project_months": "900"}, "project_months", "0 到 600"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    written: dict[str, str], field: str, said: str
) -> None:
    enterprise, entries = read_enterprise(NEEDED | written)
    assert enterprise is None
    assert list(entries.problems) == [field]
    page = read(guide_form(entries))
    control = page.select_one("[aria-invalid]")
    assert control["name"] == field
    told = page.find(id=control["aria-describedby"].split()[-1])
    assert said in told.text
    assert told["role"] == "alert"


def test_the_form_keeps_what_was_written_and_labels_every_field() -> None:
    _, entries = read_enterprise({"employees": HOSTILE, "organisation": "党支部"})
    page = read(guide_form(entries))
    assert page.find(id="dw-guide-employees")["value"] == HOSTILE
    assert page.select_one("option[selected]").text == "党支部"
    assert page.find_all(["script", "img", "a"]) == []
    controls = [control["id"] for control in page.select("input, select")]
    assert controls == [label["for"] for label in page.find_all("label")]
    assert len(controls) == len(FIELDS)


def test_the_result_holds_every_part_with_marks_and_sources() -> None:
    page = read(guide_result(setup_guide(FOUR)))
    titles = "结论 为什么 注意 下一步 还缺什么 需请示 需核实 地方参考 出处".split()
    assert [h.text for h in page.find_all("h3")] == titles
    assert page.select_one(".dw-chief").text.startswith("结论应当成立党支部[1]")
    assert [mark["data-cite"] for mark in page.select("ol:not(.dw-references ol) .dw-mark")] == [
        "2",
        "2",
    ]
    apart = [section.h3.text for section in page.select(".dw-apart")]
    assert apart == ["注意", "需请示", "需核实"]
    assert "职工人数 80，正式党员人数 4" in page.select_one(".dw-remark").text
    assert len(page.select(".dw-references li")) == 3


def test_hostile_sentences_stay_text() -> None:
    page = read(guide_result(setup_guide(FOUR)))
    assert page.find_all(["script", "img", "a"]) == []
    assert f"照抄{HOSTILE}" in page.text


def test_without_a_form_the_conclusion_says_so_and_empty_parts_are_left_out() -> None:
    made = setup_guide(FOUR)
    bare = type(made)(FOUR, (), (), (), (), made.missing, (), (), ())
    assert [part.title for part in guide_parts(bare)] == ["结论", "还缺什么"]
    assert "还不能断定" in read(guide_result(bare)).text
    assert "出处" not in [h.text for h in read(guide_result(bare)).find_all("h3")]


def test_the_pasted_result_counts_steps_and_lists_sources() -> None:
    lines = guide_text(setup_guide(FOUR)).splitlines()
    assert "应当成立党支部（党内法规）[1]" in lines
    assert "2. 再申请（要点）[2]" in lines
    assert any(line.startswith("[1] 《示例支部工作条例》") for line in lines)


def test_a_refused_entry_asks_the_assistant_nothing() -> None:
    assistant = PageAssistant()
    steps = list(Guiding(assistant).guide({"employees": "80", "members": "90"}))
    assert [(guide, result) for guide, _, result in steps] == [(None, "")]
    assert assistant.guided == []


def test_a_result_opens_its_sources_and_an_old_one_says_so() -> None:
    guiding = Guiding(PageAssistant())
    made, _, _ = list(guiding.guide(NEEDED))[-1]
    assert "<mark>先与相邻企业的党员商量" in guiding.source(made, 2)
    assert "已经过期" in guiding.source(None, 2)
    assert "已经过期" in guiding.source(made, 9)


def test_errors_become_notices(caplog: pytest.LogCaptureFixture) -> None:
    guiding = Guiding(PageAssistant(held=()))
    assert "dangwu library add" in list(guiding.guide(NEEDED))[-1][2]
    broken = list(Guiding(PageAssistant()).guide(NEEDED | {"industry": "意外"}))[-1][2]
    assert "程序出了意外" in broken
    assert "not foreseen" in caplog.text
