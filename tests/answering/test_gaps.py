"""Questions of the field that no document answers: refused, with the document that is needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings, build_assistant

RULES = """果园支部手册

第一条 支部大会每季度召开一次，由支部书记召集并主持。

第二条 支部活动室由合作社提供，支部应当爱护设施。

第三条 党建指导员由上级党委选派，任务是指导支部开展工作。

第四条 支部书记每届任期三年。
"""
LOCAL = """---
title: 果园县党建指导员管理办法
kind: 文件
level: 县级
region: 果园县
status: 现行有效
---

# 果园县党建指导员管理办法

第一条 县里给党建指导员每月发放补贴五百元。
"""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("gaps")
    (folder / "手册.txt").write_text(RULES, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assistant.add([folder / "手册.txt"])
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "县里给党建指导员每月发多少补贴？",
        "我们街道的支部活动室标准是什么？",
        "本公司支部的考勤制度是怎么规定的？",
    ],
)
def test_what_only_an_own_text_lays_down_is_refused_with_the_text_that_is_needed(
    handbook: Assistant, question: str
) -> None:
    answer = handbook.ask(question)
    assert answer.refused
    assert "需要" in answer.reason


@pytest.mark.parametrize(
    "question",
    [
        "支部书记最多能连任几届？",
        "支部活动室最少要多少平方米？",
        "支部大会一次要开多长时间？",
        "党建指导员的电话是多少？",
    ],
)
def test_a_near_clause_with_another_number_is_no_answer(handbook: Assistant, question: str) -> None:
    assert handbook.ask(question).refused


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("支部大会多久开一次？", "每季度"),
        ("支部书记每届任期几年？", "三年"),
        ("我们公司的支部大会由谁召集？", "支部书记召集"),
    ],
)
def test_a_general_rule_still_answers(handbook: Assistant, question: str, stated: str) -> None:
    answer = handbook.ask(question)
    assert not answer.refused
    assert any(stated in item.text for item in answer.sections[0].items)


def test_the_text_of_the_own_place_answers_once_it_is_held(tmp_path: Path) -> None:
    (tmp_path / "办法.md").write_text(LOCAL, "utf-8")
    (tmp_path / "手册.txt").write_text(RULES, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "办法.md", tmp_path / "手册.txt"])
        answer = assistant.ask("县里给党建指导员每月发多少补贴？")
    assert not answer.refused
    assert "五百元" in answer.sections[0].items[0].text
