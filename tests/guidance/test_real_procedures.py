"""Checklists over real rules: what the source counts off is what the list holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings, build_assistant

RULES = ("01_", "04_", "05_")  # 支部工作条例, 党费规定, 发展党员工作细则


@pytest.fixture(scope="module")
def rules(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = shared / "documents" / "party-rules"
    files = [file for file in sorted(folder.glob("*.txt")) if file.name.startswith(RULES)]
    assert len(files) == len(RULES)
    with build_assistant(Settings(home=tmp_path_factory.mktemp("rules"))) as assistant:
        assert not assistant.add(files).failed
        yield assistant


def _text(rules: Assistant, title: str) -> str:
    document = next(one for one in rules.documents() if title in one.title)
    return rules.contents(document.id).text


def test_admission_lists_every_item_of_its_four_chapters(rules: Assistant) -> None:
    text = _text(rules, "发展党员工作细则")
    chapters = text[text.index("第二章") : text.index("第六章")]
    items = [found[1] for found in re.finditer(r"^（.）(.+)$", chapters, re.MULTILINE)]
    assert len(items) > 12
    made = rules.checklist("发展党员")
    told = [step.text for step in made.steps if step.lead]
    assert made.complete and sum(one.items for one in made.lists) >= len(items)
    assert [
        one for one in items if one.rstrip("；。") not in {t.rstrip("；。") for t in told}
    ] == []


def test_becoming_a_full_member_has_the_six_acts_in_their_order(rules: Assistant) -> None:
    text = _text(rules, "发展党员工作细则")
    acts = re.search(r"转正的手续是：(.+?)。", text)
    assert acts
    made = rules.checklist("预备党员转正")
    assert [s.text for s in made.steps if s.lead.endswith("转正的手续是")] == acts[1].split("；")
    approval = next(step for step in made.steps if "三个月内审批" in step.text)
    assert (approval.who, approval.limit) == ("党委", "在三个月内")


def test_a_branch_is_founded_as_its_article_says(rules: Assistant) -> None:
    made = rules.checklist("成立党支部")
    request = next(step for step in made.steps if "提出申请" in step.text)
    assert request.who == "基层单位"
    assert request.limit == "一般不超过1个月"
    assert request.approver == "所在乡镇（街道）或者单位基层党委"
    order = [
        next(i for i, step in enumerate(made.steps) if words in step.text)
        for words in ("提出申请", "召开党员大会选举", "组织部门备案")
    ]
    assert order == sorted(order)


def test_dues_that_are_hard_to_pay_take_one_step_and_an_approval(rules: Assistant) -> None:
    (step,) = rules.checklist("少交免交").steps
    assert step.approver == "上一级党委批准"


def test_a_joint_branch_is_founded_like_a_branch(rules: Assistant) -> None:
    texts = [step.text for step in rules.checklist("联合党支部").steps]
    assert any("联合党支部" in text for text in texts)
    assert any("提出申请" in text and "批复" in text for text in texts)
