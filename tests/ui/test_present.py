"""Nouns become HTML that shows what they hold and runs nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from bs4 import BeautifulSoup

from assistant import Answer, AnswerItem, AnswerSection
from tests.ui.page_assistant import HOSTILE, JOINT, hostile_answer, joint_answer, refusal
from ui import present
from ui.conversation import Phase, Turn
from ui.notices import copy_button, notice


def done(answer: Answer) -> Turn:
    return list(Turn(answer.question).answered(answer).unfold())[-1]


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_sections_stand_in_order_with_their_marks() -> None:
    page = read(present.turn(done(joint_answer(JOINT, JOINT)), 4))
    assert [h.text for h in page.select(".dw-section h3")] == ["结论", "依据", "怎么做", "注意"]
    marks = [(m.text, m["data-turn"], m["data-cite"]) for m in page.select(".dw-mark")]
    assert marks[:2] == [("[1]", "4", "1"), ("[1]", "4", "1")]
    assert page.select_one(".dw-chief h3").text == "结论"
    assert "第四条" in page.select_one(".dw-mark")["aria-label"]


def test_references_name_each_source_with_its_status_and_digests() -> None:
    rows = read(present.references(joint_answer(JOINT, JOINT), 0)).select(".dw-references li")
    assert len(rows) == 4
    assert [badge.text for badge in rows[0].select(".dw-badge")] == ["现行有效"]
    assert [badge.text for badge in rows[2].select(".dw-badge")] == ["状态未知", "要点摘编"]


def test_digests_among_the_sources_are_pointed_out() -> None:
    answer = joint_answer(JOINT, JOINT)
    assert "请核对原文" in present.references(answer, 0)
    assert "请核对原文" not in present.references(
        replace(answer, citations=answer.citations[:2]), 0
    )


def test_the_wording_that_was_searched_is_told_only_when_it_differs() -> None:
    assert "检索用语" not in present.references(joint_answer(JOINT, JOINT), 0)
    assert "检索用语：联合支部 申请" in present.references(joint_answer(JOINT, "联合支部 申请"), 0)


def test_statements_appear_one_by_one_and_references_last() -> None:
    steps = list(Turn(JOINT).answered(joint_answer(JOINT, JOINT)).unfold())
    pages = [read(present.turn(step, 0)) for step in steps]
    assert [len(page.select(".dw-section li")) for page in pages] == [1, 2, 3, 4, 5, 6]
    assert [bool(page.select(".dw-references")) for page in pages] == [False] * 5 + [True]
    assert [bool(page.select("[data-busy]")) for page in pages] == [True] * 5 + [False]


def test_steps_are_numbered_unless_the_sentences_bring_numbers() -> None:
    answer = joint_answer(JOINT, JOINT)
    bring = AnswerSection(
        "怎么做", (AnswerItem("（一）商量", (3,)), AnswerItem("（二）申请", (4,)))
    )
    plain = AnswerSection("怎么做", (AnswerItem("商量", (3,)), AnswerItem("申请", (4,))))
    assert read(present.sections(replace(answer, sections=(bring,)), 0, 9)).select("ol") == []
    assert len(read(present.sections(replace(answer, sections=(plain,)), 0, 9)).select("ol")) == 1


def test_steps_can_be_ticked_off_and_lead_to_a_checklist() -> None:
    answer = joint_answer("那怎么申请？", f"{JOINT} 那怎么申请？")
    page = read(present.turn(done(answer), 0))
    ticks = page.select_one("[data-ticks]")
    assert ticks["data-ticks"] == "那怎么申请？"
    assert [label.text for label in ticks.select("label")] == [
        item.text for item in answer.sections[2].items
    ]
    assert len({box["data-tick"] for box in ticks.select("input")}) == 2
    assert ticks.select_one("[data-checklist]")["data-checklist"] == f"{JOINT} 那怎么申请"
    assert len(page.select("input")) == 2  # no other section has boxes


def test_a_step_of_another_edition_is_another_step() -> None:
    answer = joint_answer(JOINT, JOINT)
    newer = tuple(
        replace(one, document=replace(one.document, id="newer")) for one in answer.citations
    )
    boxes = [
        [box["data-tick"] for box in read(present.sections(each, 0, 9)).select("input")]
        for each in (answer, replace(answer, citations=newer))
    ]
    assert set(boxes[0]).isdisjoint(boxes[1])


def test_what_to_ask_and_to_heed_stand_apart() -> None:
    answer = joint_answer(JOINT, JOINT)
    told = (AnswerSection("需请示", (AnswerItem("名额由上级核定。", (1,)),)), *answer.sections[3:])
    page = read(present.sections(replace(answer, sections=told), 0, 9))
    assert [section.h3.text for section in page.select(".dw-apart")] == ["需请示", "注意"]


def test_a_mark_without_its_citation_is_not_shown() -> None:
    answer = replace(joint_answer(JOINT, JOINT), citations=())
    assert read(present.sections(answer, 0, 9)).select(".dw-mark") == []


def test_a_refusal_tells_reason_search_leads_and_whom_to_ask() -> None:
    page = read(present.turn(done(refusal("今天天气怎么样？")), 2))
    text = page.select_one(".dw-refusal").text
    for words in ("没有一句原文", "今天天气怎么样？", "未经确认的线索", "上级党委组织部门"):
        assert words in text
    assert [lead["data-lead"] for lead in page.select("[data-lead]")] == ["0", "1"]
    assert page.select("[data-copy]") == []
    assert "到“资料管理”补充有关文件" in text


def test_a_refusal_names_nothing_that_only_the_command_line_can_do() -> None:
    reason = "《办法》已修订。请在问题里写明“以前”或年份，或用 --as-of 指定日期。"
    view = present.refusal(replace(refusal("问"), reason=reason), 0)
    assert "写明“以前”或年份。" in read(view).text
    assert not {"dangwu", "命令行", "--"} & set(re.findall(r"dangwu|命令行|--", view))


def test_a_refusal_without_leads_promises_none() -> None:
    assert "线索" not in present.refusal(replace(refusal("问"), leads=()), 0)


def test_hostile_text_stays_text_everywhere() -> None:
    html = (
        present.turn(done(hostile_answer(HOSTILE)), 0)
        + present.turn(done(refusal(HOSTILE)), 0)
        + present.turn(Turn(HOSTILE).failed(HOSTILE), 0)
        + notice(HOSTILE, HOSTILE)
        + copy_button(HOSTILE, HOSTILE)
    )
    page = read(html)
    assert page.find_all(["script", "img", "a"]) == []
    assert {
        attribute for tag in page.find_all() for attribute in tag.attrs if attribute[:2] == "on"
    } == set()
    assert HOSTILE in page.text
    assert page.select_one(".dw-button[data-copy]")["data-copy"].startswith(HOSTILE)


def test_the_copied_answer_holds_every_statement_and_numbered_sources() -> None:
    text = present.plain_text(joint_answer(JOINT, JOINT))
    assert text.splitlines()[:3] == [
        JOINT,
        "【结论】",
        "可以。正式党员不足三人的单位，可以与其他单位联合成立支部。[1]",
    ]
    assert "[2] 《示例支部工作条例》（示发〔2018〕7号，示例机关）第四条：“联合支部" in text


def test_a_stopped_answer_says_that_it_is_incomplete() -> None:
    step = next(iter(Turn(JOINT).answered(joint_answer(JOINT, JOINT)).unfold()))
    page = read(present.turn(step.stopped(), 0))
    assert "不完整" in page.text
    assert page.select_one("[data-ask]")["data-ask"] == JOINT
    assert page.select(".dw-references") == []


def test_a_failure_is_a_notice_with_a_way_back() -> None:
    page = read(present.turn(Turn("问题", Phase.FAILED, problem="资料库正在更新。"), 0))
    assert "资料库正在更新。" in page.select_one("[role=alert]").text
    assert page.select_one("[data-ask]")["data-ask"] == "问题"


def test_an_empty_library_names_the_command_to_fill_it() -> None:
    assert "dangwu library add 文件夹" in present.library_state(0)
    assert "3 份文件" in present.library_state(3)


def test_the_welcome_asks_for_the_role_and_offers_questions_for_each() -> None:
    page = read(present.conversation(())[1])
    roles = ["支部书记", "党建工作指导员", "培训讲师", "资料员"]
    assert [one.text for one in page.select("[data-role-set]")] == [*roles, "全部都显示"]
    assert [h.text for h in page.select(".dw-role h3")] == roles
    asked = [chip["data-ask"] for chip in page.select("[data-ask]")]
    assert JOINT in asked
    for topic in ("换届", "党费", "发展党员", "税前扣除", "三会一课"):
        assert any(topic in question for question in asked)
