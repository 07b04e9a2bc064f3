"""Who asks how a thing is done gets the way from its beginning, not lines around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings, build_assistant

HEAD = """---
title: {}
kind: 解读
status: 现行有效
written: 2023-01-01
sources:
  - title: "果园修剪办法"
    number: "果发〔2020〕7号"
    articles: ["第二条", "第三条", "第四条"]
    status: "现行有效"
---

# {}

"""
TITLE = "果园修剪操作指引"
GUIDE = (
    HEAD.format(TITLE, TITLE)
    + """## 一、先看结论：修剪多久一次

1. 果园的果树一般每三年修剪一次，到期应当修剪（《果园修剪办法》第二条）。

## 二、修剪按什么步骤办

### 第一步 查看果树

1. 做什么：管理组逐棵查看果树，列出要修剪的名单（《果园修剪办法》第二条）。
2. 谁办：管理组（工作建议，无直接条款依据）。
3. 谁批：条款未写审批（工作建议，无直接条款依据）。

### 第二步 报理事会

1. 做什么：管理组写出修剪申请，报理事会批准（《果园修剪办法》第三条）。
2. 材料：修剪申请（工作建议，无直接条款依据）。
3. 时限：条款未规定（工作建议，无直接条款依据）。

### 第三步 动手修剪

1. 做什么：批准以后组织社员修剪，登记每棵的结果（《果园修剪办法》第四条）。
2. 谁办：社员（《果园修剪办法》第四条）。

## 三、不能按期修剪怎么办

1. 管理组写明延期修剪的理由，报理事会批准（《果园修剪办法》第三条）。
2. 临时果园一般不修剪，由理事会指定专人看管（《果园修剪办法》第四条）。

## 四、常见错误

1. 没有报批就修剪。修剪要报理事会批准（《果园修剪办法》第三条）。
"""
)
DIGEST_TITLE = "果园社员入社要点摘编"
DIGEST = (
    HEAD.format(DIGEST_TITLE, DIGEST_TITLE)
    + """## 一、社员入社的手续怎么走

1. 第一步，申请：本人向管理组提出入社申请（《果园修剪办法》第二条）。
2. 第二步，讨论：管理组讨论入社申请，写出意见（《果园修剪办法》第二条）。
3. 第三步，备案：入社申请和讨论结果报理事会备案（《果园修剪办法》第三条）。

## 二、贵州：社员入社更细的要求

1. 贵州要求，社员入社申请递交满三个月才讨论（《果园修剪办法》第四条；仅适用于贵州）。
2. 贵州要求，社员入社的讨论由管理组和会计一起开（《果园修剪办法》第四条；仅适用于贵州）。

## 三、按社员人数，管理组怎么设

1. 0人：先动员农户申请入社（《果园修剪办法》第二条）。
2. 1至2人：与相邻果园合设管理组（《果园修剪办法》第二条）。
3. 3人以上：应当单独设管理组（《果园修剪办法》第二条）。
"""
)


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("ways")
    (folder / "指引.md").write_text(GUIDE, "utf-8")
    (folder / "摘编.md").write_text(DIGEST, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder / "指引.md", folder / "摘编.md"]).failed
        yield assistant


def section(answer: Answer, title: str) -> list[str]:
    return [item.text for one in answer.sections if one.title == title for item in one.items]


def test_the_way_is_shown_stage_by_stage_with_what_is_done(orchard: Assistant) -> None:
    way = section(orchard.ask("果园修剪怎么办？"), "怎么做")
    starts = ("管理组逐棵查看果树", "管理组写出修剪申请", "批准以后组织社员修剪")
    assert [line[: len(start)] for line, start in zip(way, starts, strict=False)] == list(starts)


def test_what_only_says_that_nothing_is_laid_down_is_no_step(orchard: Assistant) -> None:
    answer = orchard.ask("果园修剪怎么办？")
    shown = "".join(item.text for one in answer.sections for item in one.items)
    assert "条款未" not in shown and "做什么：" not in shown


def test_the_conclusion_speaks_of_the_way_not_of_what_stands_beside_it(orchard: Assistant) -> None:
    (conclusion, *_) = section(orchard.ask("果园修剪怎么办？"), "结论")
    assert (
        "延期" not in conclusion and "临时果园" not in conclusion and "没有报批" not in conclusion
    )


def test_a_case_told_first_does_not_lead_away_from_the_matter(orchard: Assistant) -> None:
    told = orchard.ask("40名社员、5名会员，果园修剪怎么办？")
    plain = orchard.ask("果园修剪怎么办？")
    assert section(told, "怎么做")[:3] == section(plain, "怎么做")[:3]


def test_who_asks_about_something_beside_the_way_gets_that(orchard: Assistant) -> None:
    answer = orchard.ask("果园不能按期修剪，延期怎么办？")
    assert "延期修剪的理由" in "".join(section(answer, "结论") + section(answer, "怎么做"))


def test_numbered_steps_begin_with_the_first(orchard: Assistant) -> None:
    answer = orchard.ask("社员入社的手续怎么走？")
    told = section(answer, "结论") + section(answer, "怎么做")
    assert [line[:3] for line in told[:3]] == ["第一步", "第二步", "第三步"]


@pytest.mark.parametrize(
    ("question", "local"),
    [("社员入社申请怎么讨论？", False), ("贵州社员入社申请怎么讨论？", True)],
)
def test_the_rule_of_a_place_goes_first_only_where_the_place_is_named(
    orchard: Assistant, question: str, local: bool
) -> None:
    assert section(orchard.ask(question), "结论")[0].startswith("贵州") is local


DUES = """果园会费规定

按照章程向果园交纳会费，是社员应尽的义务。为了做好会费收缴工作，现作如下规定。

第一条 会费由社员按月交到管理组，管理组登记以后公布。

第二条 修改会费的数额，由社员大会讨论。赞成人数超过应到会社员的半数，才能通过决议。
"""


@pytest.fixture(scope="module")
def dues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("dues")
    (folder / "会费.txt").write_text(DUES, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder / "会费.txt"]).failed
        yield assistant


def test_neither_the_title_nor_the_preamble_is_a_way(dues: Assistant) -> None:
    answer = dues.ask("会费怎么收缴？")
    told = section(answer, "结论") + section(answer, "怎么做")
    assert any("按月交到管理组" in text for text in told)
    assert not any(text == "果园会费规定" or "现作如下规定" in text for text in told)


def test_half_of_those_who_should_come_is_a_number_of_people(dues: Assistant) -> None:
    answer = dues.ask("修改会费数额，多少人同意才算通过？")
    assert "半数" in "".join(section(answer, "结论"))
