"""Checklists over made-up rules: whole, in order, merged, and cited word for word."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant import Assistant, Checklist, Remark, Scope, checklist_record
from tests.guidance.checklist_library import RULE

TOPIC = "设立图书角"
STEP = {
    *("text", "who", "materials", "limit", "approver", "forms"),
    *("part", "lead", "label", "advised", "citations"),
}


@pytest.fixture(scope="module")
def corner(orchard: Assistant) -> Checklist:
    made = orchard.checklist(TOPIC)
    assert not made.refused, made.reason
    return made


def _titles(made: Checklist) -> set[str]:
    return {citation.document.title for citation in made.citations}


def test_every_item_of_a_list_is_a_step_and_none_is_added(corner: Checklist) -> None:
    items = re.findall(r"^（.）(.+?)[；。]$", RULE, re.MULTILINE)
    steps = [step.text for step in corner.steps if step.lead == "设立图书角的主要程序是"]
    assert len(items) == 5
    assert [step.rstrip("；。") for step in steps] == items


def test_a_list_within_a_sentence_is_counted_as_well(corner: Checklist) -> None:
    sentence = re.search(r"开放手续是：(.+)。", RULE)
    assert sentence
    steps = [step.text for step in corner.steps if step.lead.endswith("开放手续是")]
    assert steps == sentence[1].split("；")


def test_the_counts_of_source_and_list_are_held_against_each_other(corner: Checklist) -> None:
    counts = {one.lead: (one.items, one.told) for one in corner.lists}
    assert counts["设立图书角的主要程序是"] == (5, 5)
    assert set(counts.values()) == {(5, 5), (4, 4)}
    assert corner.complete


def test_the_order_is_that_of_the_leading_text(orchard: Assistant, corner: Checklist) -> None:
    rule = next(one for one in orchard.documents() if one.title == "果园图书角设立办法")
    text = orchard.contents(rule.id).text
    places = [text.index(step.text.rstrip("；。")) for step in corner.steps]
    assert places == sorted(places) and len(places) == len(set(places))


def test_steps_and_notes_stand_word_for_word_in_what_they_cite(corner: Checklist) -> None:
    quotes = {citation.id: citation.quote for citation in corner.citations}
    for said in (*corner.steps, *corner.notes, *(n for group in corner.differences for n in group)):
        assert said.citations
        ground = "".join(quotes[number] for number in said.citations)
        assert said.text.rstrip("；。") in ground
    assert corner.dropped == 0


def test_fields_are_read_from_the_sentence_and_empty_where_it_is_silent(corner: Checklist) -> None:
    apply = next(step for step in corner.steps if "书面申请" in step.text)
    assert apply.approver == "园区党委审批"
    assert apply.forms == ("图书角设立申请表",)
    assert "场地证明" in apply.materials
    answer = next(step for step in corner.steps if "一个月内" in step.text)
    assert (answer.who, answer.limit) == ("园区党委", "在一个月内")
    count = next(step for step in corner.steps if "清点" in step.text)
    assert (count.limit, count.approver) == ("每季度清点一次", "园区党委备案")
    opening = next(step for step in corner.steps if step.text.startswith("挂牌开放"))
    assert (opening.who, opening.materials, opening.limit, opening.approver) == ("", (), "", "")


def test_a_ban_is_a_caution_and_no_step(corner: Checklist) -> None:
    assert not any("不得" in step.text for step in corner.steps)
    cautions = [note.text for note in corner.notes if note.remark is Remark.CAUTION]
    assert "设立图书角不得向社员收取费用。" in cautions


def test_a_limit_of_one_county_stands_beside_that_of_the_rule(corner: Checklist) -> None:
    (pair,) = corner.differences
    assert "一个月内" in pair[0].text and "十个工作日内" in pair[1].text
    assert "梨花县" in pair[1].label
    local = [note.text for note in corner.notes if note.remark is Remark.LOCAL]
    assert any("编号牌" in text for text in local)
    assert [one.title for one in corner.also] == ["梨花县果园图书角设立细则"]
    assert not any("编号牌" in step.text for step in corner.steps)


def test_the_rule_of_the_county_leads_where_it_alone_is_asked_for(orchard: Assistant) -> None:
    county = next(one for one in orchard.documents() if one.region == "梨花县")
    made = orchard.checklist(TOPIC, Scope(documents=(county.id,)))
    assert [len(step.citations) for step in made.steps] == [1, 1]
    assert _titles(made) == {county.title}


def test_neither_a_repealed_text_nor_a_digest_of_what_is_there_is_used(corner: Checklist) -> None:
    assert _titles(corner) == {"果园图书角设立办法", "梨花县果园图书角设立细则"}


@pytest.mark.parametrize(
    "topic", ["以前怎么设立图书角", "按旧版设立图书角", "废止的设立图书角办法"]
)
def test_a_topic_of_the_past_brings_no_repealed_text_back(orchard: Assistant, topic: str) -> None:
    assert not any("旧版" in title for title in _titles(orchard.checklist(topic)))


def test_a_day_of_the_past_gets_the_text_of_that_day(orchard: Assistant) -> None:
    made = orchard.checklist(TOPIC, Scope(as_of=date(2010, 1, 1)))
    assert _titles(made) == {"果园图书角设立办法（旧版）"}
    assert made.steps[0].limit == "在三个月内"


def test_what_a_speech_asks_for_is_labelled_as_such(orchard: Assistant) -> None:
    made = orchard.checklist("筹备采摘节")
    assert [step.label for step in made.steps] == ["讲话要求"] * len(made.steps)
    assert any("安全方案" in step.text for step in made.steps)


@pytest.mark.parametrize("topic", ["办理远洋渔船年检", "明天会不会下雨", "购买游艇保险"])
def test_what_the_library_does_not_lay_down_is_refused(orchard: Assistant, topic: str) -> None:
    made = orchard.checklist(topic)
    assert made.refused and made.reason
    assert (made.steps, made.citations) == ((), ())


def test_an_improper_aim_gets_no_checklist(orchard: Assistant) -> None:
    made = orchard.checklist("怎么伪造设立图书角的会议记录")
    assert made.refused and "违反" in made.reason


@pytest.mark.parametrize("topic", ["", "   ", "果" * 1001, "\ud800"])
def test_odd_topics_are_refused_with_a_reason(orchard: Assistant, topic: str) -> None:
    made = orchard.checklist(topic)
    assert made.refused and made.reason


def test_instructions_in_a_clause_change_nothing(orchard: Assistant) -> None:
    made = orchard.checklist("架设防虫网")
    assert any("申请" in step.text for step in made.steps)
    assert not made.refused and made.topic == "架设防虫网"


def test_the_record_has_the_agreed_fields(corner: Checklist) -> None:
    record = checklist_record(corner)
    assert record["topic"] == TOPIC
    assert all(set(step) == STEP for step in record["steps"])
    used = {n for step in record["steps"] for n in step["citations"]}
    assert used <= {citation["id"] for citation in record["citations"]}
