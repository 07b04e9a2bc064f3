"""Checklists out of labelled guides: nothing of a step is lost, and nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, Checklist, Settings, Step, build_assistant

HEAD = """---
title: {}
kind: 解读
status: 现行有效
written: 2023-01-01
sources:
  - title: "果园灌溉办法"
    articles: ["第二条", "第三条"]
    status: "现行有效"
---

# {}

"""
GUIDE = (
    HEAD.format("果园灌溉操作指引", "果园灌溉操作指引")
    + """## 一、果园灌溉按什么步骤办

### 第一步 定水量

1. 做什么：管理组开会研究，定出每块地的水量（《果园灌溉办法》第二条）。
2. 材料：灌溉记录，样式条款未规定；没有记录的，不得灌溉（工作建议，无直接条款依据）。
3. 时限：按月；几号之前条款未规定，建议月初（《果园灌溉办法》第二条）。
4. 滴灌：可以结合施肥一起办（《果园灌溉办法》第二条）。
5. 漫灌：书记召开会议研究以后，通知社员参加（《果园灌溉办法》第二条）。

### 第二步 管好水渠

1. 做什么：灌溉的水渠必须专人看管，不得挪作他用（《果园灌溉办法》第三条）。
2. 谁办：管理组（《果园灌溉办法》第三条）。
3. 谁批：理事会（《果园灌溉办法》第三条）。

### 第三步 对照用水项目

1. 第一项：培训社员用水（《果园灌溉办法》第三条）。
2. 第二项：添置灌溉用的水泵（《果园灌溉办法》第三条）。
"""
)
DIGEST = (
    HEAD.format("果园灌溉要点摘编", "果园灌溉要点摘编")
    + """## 一、果园灌溉怎么办

1. 每块地的水量，由管理组开会研究定出来（《果园灌溉规程》第九条）。
2. 党小组会每月研究一次灌溉用水的安排（《果园灌溉规程》第十条）。
3. 支委会每月研究一次灌溉用水的安排（《果园灌溉规程》第十一条）。
4. 条例没有写灌溉的次数，管理组每年至少检查1次（《果园灌溉规程》第十二条）。
"""
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checklist]:
    folder: Path = tmp_path_factory.mktemp("guides")
    (folder / "指引.md").write_text(GUIDE, "utf-8")
    (folder / "摘编.md").write_text(DIGEST, "utf-8")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([folder / "指引.md", folder / "摘编.md"]).failed
        checklist = assistant.checklist("果园灌溉")
        assert not checklist.refused, checklist.reason
        yield checklist


def step(made: Checklist, words: str) -> Step:
    (found,) = [one for one in made.steps if words in one.text]
    return found


def notes(made: Checklist) -> str:
    return "\n".join(note.text for note in made.notes)


def test_a_paper_stays_when_only_its_form_is_not_laid_down(made: Checklist) -> None:
    assert step(made, "定出每块地的水量").materials == ("灌溉记录",)


def test_what_is_said_of_a_limit_stays_beside_what_is_advised(made: Checklist) -> None:
    assert step(made, "定出每块地的水量").limit == "按月；建议月初"


def test_a_task_with_a_ban_behind_it_is_a_step_and_keeps_its_fields(made: Checklist) -> None:
    task = step(made, "专人看管")
    assert "不得" not in task.text and (task.who, task.approver) == ("管理组", "理事会")
    assert "不得挪作他用" in notes(made) and "做什么" not in notes(made)


def test_ways_beside_each_other_and_counted_items_stay_together(made: Checklist) -> None:
    assert step(made, "滴灌").part == step(made, "漫灌").part
    assert step(made, "第一项").part == step(made, "第二项").part


def test_what_another_digest_says_in_other_words_is_not_told_again(made: Checklist) -> None:
    assert sum("水量" in one.text for one in made.steps) == 1


def test_like_duties_of_two_bodies_are_both_told(made: Checklist) -> None:
    assert step(made, "党小组会每月") and step(made, "支委会每月")


def test_that_a_text_is_silent_is_nothing_to_tick_off(made: Checklist) -> None:
    assert "条例没有写灌溉的次数" in notes(made)
    assert not any("条例没有写" in one.text for one in made.steps)


def test_filling_a_vacancy_is_found_under_other_words_for_it(starter: Assistant) -> None:
    for topic in ("补选支部委员", "支委空缺", "增补支委"):
        made = starter.checklist(topic)
        assert any("补选" in one.text for one in made.steps), topic


def test_training_of_secretaries_is_no_training_of_applicants(starter: Assistant) -> None:
    texts = [one.text for one in starter.checklist("书记培训").steps]
    assert any("集中轮训" in text for text in texts)
    assert not any("发展对象" in text or "二十四学时" in text for text in texts)


def test_elections_are_dated_from_the_end_and_from_the_beginning_of_a_term(
    starter: Assistant,
) -> None:
    made = starter.checklist("支部换届")
    for start, day in (("届满日=2027-05-20", (2026, 11, 20)), ("当选日=2024-05-20", (2027, 5, 20))):
        days = [one.due.date for one in starter.checklist_dates(made, [start])]
        assert date(*day) in days


def test_the_two_approvals_of_admission_have_days_of_their_own(starter: Assistant) -> None:
    made = starter.checklist("发展党员")
    for start, day in (("上报审批日=2026-12-05", 2027), ("转正上报日=2027-12-05", 2028)):
        (one,) = starter.checklist_dates(made, [start])
        assert one.due.date.year == day
    alone = starter.checklist("预备党员转正")
    assert len(starter.checklist_dates(alone, ["上报审批日=2026-12-05"])) == 1
