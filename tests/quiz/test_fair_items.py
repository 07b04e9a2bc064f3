"""What readers would call unfair is not asked: each rule with a sentence that invites the fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import (
    RIGHT,
    WRONG,
    Aim,
    Assistant,
    Item,
    ItemKind,
    QuizRequest,
    Settings,
    build_assistant,
)
from tests.quiz.meadow_rules import NOTES, write

SEEDS = range(5)


@pytest.fixture(scope="module")
def meadow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the rules of a meadow and two digests of them."""
    folder = tmp_path_factory.mktemp("meadow")
    with build_assistant(Settings(home=folder / "home")) as assistant:
        assert not assistant.add([write(folder / "files")]).failed
        yield assistant


@pytest.fixture(scope="module")
def items(meadow: Assistant) -> list[Item]:
    """All items of several seeds."""
    return [one for seed in SEEDS for one in meadow.quiz(QuizRequest(200, seed=seed)).items]


def _on(items: list[Item], words: str) -> list[Item]:
    found = [one for one in items if words in one.citation.quote]
    assert found, words
    return found


def _denied(items: list[Item], words: str) -> list[str]:
    return [one.stem for one in _on(items, words) if one.key == (WRONG,)]


def _wrong_options(items: list[Item], words: str, aim: Aim) -> set[str]:
    singles = [one for one in _on(items, words) if one.kind is ItemKind.SINGLE and one.aim is aim]
    return {option.text for one in singles for option in one.options if not option.right}


def test_a_bound_is_not_moved_to_where_the_rule_may_hold_too(items: list[Item]) -> None:
    # 不足九人的党支部 has a secretary as well; 设书记两名 is false.
    assert not [stem for stem in _denied(items, "不足七人") if "不足七人" not in stem]


def test_a_period_is_not_changed_beside_the_time_of_year(items: list[Item]) -> None:
    assert not [stem for stem in _denied(items, "第四季度") if "每年" not in stem]
    assert not _wrong_options(items, "第四季度", Aim.LIMIT) & {"每月", "每季度", "每半年"}
    assert [stem for stem in _denied(items, "水渠") if "每半年" not in stem]


def test_a_term_is_not_changed_that_the_rest_tells(items: list[Item]) -> None:
    assert not _denied(items, "留党察看")
    assert not _wrong_options(items, "留党察看", Aim.TERM)


def test_what_must_be_done_is_not_said_to_be_left_open(items: list[Item]) -> None:
    assert not [stem for stem in _denied(items, "单独设立") if "可以" in stem]
    assert not [stem for stem in _denied(items, "流动书屋") if "应当" in stem]


def test_what_is_forbidden_may_be_said_to_be_allowed(items: list[Item]) -> None:
    assert [stem for stem in _denied(items, "垫交党费") if "可以为草场党员垫交" in stem]


def test_only_who_can_elect_stands_for_who_elects(items: list[Item]) -> None:
    stems = _denied(items, "选举产生")
    assert not [stem for stem in stems if "部门选举" in stem or "党委选举" in stem]
    assert not {one for one in _wrong_options(items, "选举产生", Aim.BODY) if "部门" in one}


def test_a_body_that_another_rule_gives_the_same_to_is_no_wrong_option(items: list[Item]) -> None:
    told = [one for one in _on(items, "公布") if one.aim is Aim.BODY]
    assert told
    assert "上级党委" not in _wrong_options(items, "公布", Aim.BODY)


def test_no_single_one_of_like_things_is_left_out(items: list[Item]) -> None:
    blanks = [one for one in _on(items, "山前银行") if one.kind is ItemKind.BLANK]
    assert not [one.stem for one in blanks if one.key[0].endswith("银行")]


def test_who_is_not_named_is_not_asked_about(items: list[Item]) -> None:
    assert not [one.stem for one in items if "该单位" in one.stem]


def test_notes_are_asked_about_only_when_named_or_alone(
    meadow: Assistant, items: list[Item], tmp_path: Path
) -> None:
    assert not [one.stem for one in items if "围栏" in one.stem]
    assert [one.stem for one in items if "水渠" in one.stem]
    named = meadow.quiz(QuizRequest(documents=("草场笔记要点摘编",))).items
    assert named and all("围栏" in one.stem for one in named)
    topic = meadow.quiz(QuizRequest(topics=("笔记",))).items
    assert topic and all("围栏" in one.stem for one in topic)
    (tmp_path / "草场笔记要点摘编.md").write_text(NOTES, "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as alone:
        assert not alone.add([tmp_path / "草场笔记要点摘编.md"]).failed
        assert alone.quiz(QuizRequest()).items


def test_of_a_digest_for_quizzes_the_rule_is_shown(items: list[Item]) -> None:
    for one in _on(items, "水渠"):
        assert "《草场党支部守则》第二条：" in one.explanation
        assert "以原文为准" not in one.explanation
        assert "试行" not in one.explanation and "摘编自" not in one.explanation
        assert one.citation.label.startswith("《草场党支部守则》第二条（要点见《草场应知应会")


def test_what_is_far_from_a_branch_comes_when_little_else_is_left(meadow: Assistant) -> None:
    few = meadow.quiz(QuizRequest(count=6, seed=2)).items
    assert not [one.stem for one in few if "省级党委" in one.citation.quote]
    every = meadow.quiz(QuizRequest(count=200, seed=2)).items
    assert [one.stem for one in every if "省级党委" in one.citation.quote]


def test_the_steps_of_a_procedure_are_asked_for_in_plain_words(
    orchard_items: tuple[Item, ...],
) -> None:
    ordered = [one.stem for one in orchard_items if one.aim is Aim.PROCEDURE and one.options]
    assert ordered and not [stem for stem in ordered if "程序的先后" in stem]


def test_right_statements_are_there_too(items: list[Item]) -> None:
    assert [one for one in _on(items, "单独设立") if one.key == (RIGHT,)]


def test_steps_are_no_set_of_letters(orchard_items: tuple[Item, ...]) -> None:
    steps = [one for one in orchard_items if one.aim is Aim.PROCEDURE]
    assert {ItemKind.SINGLE, ItemKind.SHORT} <= {one.kind for one in steps}
    assert ItemKind.MULTIPLE not in {one.kind for one in steps}


def test_one_of_two_ways_is_not_changed(items: list[Item]) -> None:
    assert not [stem for stem in _denied(items, "灌溉情况") if "口头" in stem]


def test_what_may_be_done_does_not_rule_out_another_place(items: list[Item]) -> None:
    assert not _wrong_options(items, "持证向流入地", Aim.TERM)
    assert _wrong_options(items, "必须及时向流入地", Aim.TERM)


def test_a_case_whose_subject_stands_before_it_is_not_asked_about(items: list[Item]) -> None:
    assert not [one.stem for one in items if "合适人选" in one.stem]


def test_a_gap_holds_one_answer_and_leaves_its_head_in_the_stem(items: list[Item]) -> None:
    keys = [key for one in items if one.kind is ItemKind.BLANK for key in one.key]
    assert not [key for key in keys if "和草场牧工大会" in key]
    told = [one for one in _on(items, "帮扶教育措施") if one.kind is ItemKind.BLANK]
    assert [one for one in told if "措施" in one.stem]
    assert not [one for one in told if "措施" in "".join(one.key)]


def test_a_condition_of_a_case_is_not_cut_off(items: list[Item]) -> None:
    several = [one for one in items if one.kind is ItemKind.MULTIPLE]
    assert not [one for one in several for o in one.options if o.text == "没有正当理由"]
