"""Checklists over the starter library: nothing of its guides is lost on the way."""

from __future__ import annotations

import re

import pytest

from assistant import Assistant, Checklist

TOPICS = (
    *(
        "成立党支部",
        "联合党支部",
        "发展党员",
        "预备党员转正",
        "支部换届",
        "党费收缴",
        "少交免交",
        "转移组织关系",
    ),
    *(
        "组织生活会",
        "民主评议党员",
        "三会一课",
        "处置不合格党员",
        "流动党员管理",
        "税前扣除",
        "设立工会",
    ),
)
# Topics that a guide with headings 第一步, 第二步 … leads, and that guide.
STAGED = {
    "成立党支部": "成立党支部和联合党支部操作指引",
    "支部换届": "支部换届全流程操作指引",
    "发展党员": "发展党员全流程操作指引",
    "党费收缴": "党费收缴操作指引",
}
_STEP = re.compile(r"^### (第[一二三四五六七八九十]+步 .+)$", re.MULTILINE)
_ENDS = re.compile(r"（《|（工作建议|；(?:谁办|材料|时限|谁批)：")
_TASK = re.compile(r"^\d+\. 做什么(?:、谁办)?：(.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def made(starter: Assistant) -> dict[str, Checklist]:
    return {topic: starter.checklist(topic) for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_has_a_checklist_in_literal_words(
    starter: Assistant, made: dict[str, Checklist], topic: str
) -> None:
    checklist = made[topic]
    assert not checklist.refused, checklist.reason
    assert checklist.dropped == 0
    for citation in checklist.citations:
        text = starter.contents(citation.document.id).text
        assert text[citation.start : citation.end] == citation.quote
    quotes = {citation.id: " ".join(citation.quote.split()) for citation in checklist.citations}
    for step in checklist.steps:
        assert any(step.text in quotes[number] for number in step.citations), step.text


@pytest.mark.parametrize("topic", STAGED)
def test_every_step_and_task_of_the_guide_is_there_in_its_order(
    starter: Assistant, made: dict[str, Checklist], topic: str
) -> None:
    guide = next(one for one in starter.documents() if one.title == STAGED[topic])
    text = starter.contents(guide.id).text
    headings = [found[1] for found in _STEP.finditer(text)]
    parts = list(dict.fromkeys(step.part for step in made[topic].steps))
    assert [part for part in parts if part in headings] == headings
    told = "\n".join(step.text for step in made[topic].steps)
    told += "\n".join(note.text for note in made[topic].notes)
    run = text[text.index(headings[0]) : text.index("## ", text.rindex(headings[-1]))]
    tasks = [_ENDS.split(found[1])[0] for found in _TASK.finditer(run)]
    assert len(tasks) > len(headings) // 2
    missing = [task for task in tasks if task.rstrip("。") not in told]
    assert missing == []


def test_who_materials_limit_and_approver_come_from_the_labelled_lines(
    made: dict[str, Checklist],
) -> None:
    reply = next(step for step in made["成立党支部"].steps if step.part.startswith("第五步"))
    assert reply.limit == "基层党委批复成立党支部的时间一般不超过1个月"
    assert "基层党委" in reply.approver and "基层党委" in reply.who
    assert reply.materials == ("基层党委研究成立党支部的会议记录", "批复文件")
    assert "materials" in reply.advised and "limit" not in reply.advised


def test_what_no_clause_says_stays_empty(made: dict[str, Checklist]) -> None:
    fields = [
        value
        for checklist in made.values()
        for step in checklist.steps
        for value in (step.who, step.limit, step.approver, *step.materials)
    ]
    assert any(fields)
    assert not any("条款未" in value for value in fields)


def test_one_matter_of_a_guide_gets_its_own_step_alone(made: dict[str, Checklist]) -> None:
    (step,) = made["少交免交"].steps
    assert "上一级党委批准" in step.approver
    assert step.part == "第六步 办理少交、免交"


def test_six_cases_of_striking_off_are_six_steps(made: dict[str, Checklist]) -> None:
    steps = made["处置不合格党员"].steps
    cases = [step for step in steps if step.part == "除名的六种情形"]
    assert len(cases) == 6


def test_no_step_is_told_twice(made: dict[str, Checklist]) -> None:
    for checklist in made.values():
        texts = [step.text for step in checklist.steps]
        assert len(texts) == len(set(texts)), checklist.topic
