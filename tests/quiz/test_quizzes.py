"""Whole quizzes: what is asked for, what is made, and that it stays the same."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import (
    MOST_ITEMS,
    Aim,
    Assistant,
    AssistantError,
    Difficulty,
    Item,
    ItemKind,
    QuizRequest,
    QuizResult,
    Settings,
    build_assistant,
    item_faults,
    quiz_record,
    same_meaning,
    set_faults,
)
from assistant.restated_rules import for_quizzes

PER_SECOND = 50
PER_STATEMENT = 1.7  # items that a statement written for items gives on the average


@pytest.fixture(scope="module")
def everything(starter: Assistant) -> QuizResult:
    """All that the starter library yields."""
    return starter.quiz(QuizRequest(count=1000, seed=5))


def test_the_same_request_gives_the_same_items(orchard: Assistant) -> None:
    once = orchard.quiz(QuizRequest(count=15, seed=7)).items
    again = orchard.quiz(QuizRequest(count=15, seed=7)).items
    assert once == again
    assert [one.id for one in once] == [one.id for one in again]


def test_another_seed_gives_other_items(orchard: Assistant) -> None:
    one = orchard.quiz(QuizRequest(count=10, seed=1)).items
    other = orchard.quiz(QuizRequest(count=10, seed=2)).items
    assert {item.id for item in one} != {item.id for item in other}


def test_ids_are_those_of_the_question_not_of_the_order(orchard_items: tuple[Item, ...]) -> None:
    assert len({item.id for item in orchard_items}) == len(orchard_items)


def test_a_request_keeps_to_kinds_topics_and_difficulties(starter: Assistant) -> None:
    request = QuizRequest(
        count=12, kinds=(ItemKind.SINGLE,), topics=("党费",), difficulties=(Difficulty.EASY,)
    )
    for item in starter.quiz(request).items:
        assert item.kind is ItemKind.SINGLE and item.difficulty is Difficulty.EASY
        assert "党费" in item.topic + item.citation.document.title + item.clause


def test_what_has_been_asked_before_is_not_asked_again(orchard: Assistant) -> None:
    first = orchard.quiz(QuizRequest(count=8, seed=3)).items
    stems = tuple(one.stem for one in first)
    second = orchard.quiz(QuizRequest(count=8, seed=3, avoid=stems)).items
    assert second
    assert not {one.id for one in first} & {one.id for one in second}
    assert not set_faults(second, stems)


def test_too_many_items_of_one_page_give_those_there_are_and_say_why(orchard: Assistant) -> None:
    result = orchard.quiz(QuizRequest(count=200, documents=("果园党支部水房管理办法",)))
    assert result.asked == 200
    assert 0 < result.made < 200
    assert f"要 200 题，只出得了 {result.made} 题" in result.reasons[0]


def test_a_document_that_is_not_there_is_named(orchard: Assistant) -> None:
    with pytest.raises(AssistantError, match="没有“果园章程”"):
        orchard.quiz(QuizRequest(documents=("果园章程",)))


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    with build_assistant(Settings(home=tmp_path)) as assistant:
        with pytest.raises(AssistantError, match="dangwu library add"):
            assistant.quiz(QuizRequest())


def test_a_new_revision_takes_its_items_along(tmp_path: Path) -> None:
    file = tmp_path / "果园梯子管理办法.txt"
    file.write_text("果园梯子管理办法\n\n第一条 党支部每季度至少检查一次果园梯子。\n", "utf-8")
    request = QuizRequest(count=5, kinds=(ItemKind.SINGLE,))
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([file])
        assert assistant.quiz(request).items[0].key == ("每季度",)
        file.write_text("果园梯子管理办法\n\n第一条 党支部每半年至少检查一次果园梯子。\n", "utf-8")
        assistant.add([file])
        keys = [one.key for one in assistant.quiz(request).items if one.aim is Aim.LIMIT]
    assert keys == [("每半年",)]


def test_no_number_that_a_sentence_states_is_a_distractor(tmp_path: Path) -> None:
    rules = [
        "第一条 果园党支部的党员大会每次出席人数一般不少于七人。",
        "第二条 果园党支部的党员大会每次出席人数在农忙时节一般不少于五人。",
    ]
    file = tmp_path / "果园党员大会办法.txt"
    file.write_text("果园党员大会办法\n\n" + "\n\n".join(rules) + "\n", "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([file])
        items = assistant.quiz(QuizRequest(count=20, kinds=(ItemKind.SINGLE,))).items
    numbers = [item for item in items if item.aim is Aim.NUMBER]
    assert numbers
    for item in numbers:
        assert not {"七人", "五人"} & {o.text for o in item.options if not o.right}


def test_other_law_is_asked_about_only_when_it_is_named(tmp_path: Path) -> None:
    party = tmp_path / "果园党支部梯子管理办法.txt"
    party.write_text(
        "果园党支部梯子管理办法\n\n第一条 党支部每季度至少检查一次果园梯子。\n", "utf-8"
    )
    other = tmp_path / "果园灌溉条例.txt"
    other.write_text("果园灌溉条例\n\n第一条 灌溉单位每半年检查一次果园水渠和闸门。\n", "utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([party, other])
        plain = assistant.quiz(QuizRequest(count=20)).items
        named = assistant.quiz(QuizRequest(count=20, documents=("果园灌溉条例",))).items
    assert {one.citation.document.title for one in plain} == {"果园党支部梯子管理办法"}
    assert {one.citation.document.title for one in named} == {"果园灌溉条例"}


def test_the_starter_library_yields_enough_items_of_all_kinds(
    everything: QuizResult, starter: Assistant
) -> None:
    texts = [starter.contents(one.id).text for one in starter.documents() if for_quizzes(one)]
    written = sum(len(re.findall(r"^\d+\. ", text, re.MULTILINE)) for text in texts)
    distinct = len({item.id for item in everything.items})
    assert distinct >= min(MOST_ITEMS, PER_STATEMENT * written) > 100
    assert set(Counter(item.kind for item in everything.items)) == set(ItemKind)


def test_all_items_of_the_starter_library_keep_every_rule(everything: QuizResult) -> None:
    assert [(one.stem, item_faults(one)) for one in everything.items if item_faults(one)] == []


def test_every_key_stands_literally_in_live_text(
    everything: QuizResult, starter: Assistant
) -> None:
    texts = {one.id: starter.contents(one.id).text for one in starter.documents()}
    for item in everything.items:
        text = texts[item.document_id]
        assert text[item.citation.start : item.citation.end] == item.citation.quote
        if item.kind in (ItemKind.BLANK, ItemKind.SHORT):
            assert item.key == tuple(text[start:end] for start, end in item.spans)


def test_speeches_and_rules_of_one_place_are_asked_about_only_when_named(
    everything: QuizResult, starter: Assistant
) -> None:
    asked = "".join(item.clause for item in everything.items)
    assert "讲话" not in asked and "浙江" not in asked
    title = next(one.title for one in starter.documents() if "两个覆盖" in one.title)
    named = starter.quiz(QuizRequest(count=100, documents=(title,))).items
    assert any("讲话" in item.clause for item in named)


def test_no_two_items_of_a_paper_tell_the_same_fact(starter: Assistant) -> None:
    paper = starter.papers.make(starter.papers.plan(50, QuizRequest(seed=7)))
    told = [
        frozenset(zip(text, text[1:], strict=False))
        for item in paper.papers[0].items
        if item.aim is not Aim.CLAUSE
        for text in [item.citation.quote]
    ]
    assert len(told) > 30
    for at, one in enumerate(told):
        assert not [1 for other in told[:at] if len(one & other) > 0.6 * min(len(one), len(other))]


def test_papers_of_one_seed_on_other_documents_have_other_letters(starter: Assistant) -> None:
    keys = [
        "".join(one.key_text for one in starter.quiz(request).items)
        for title in ("党费的收缴", "支部委员会的设置")
        for request in [QuizRequest(count=8, kinds=(ItemKind.SINGLE,), seed=4, documents=(title,))]
    ]
    shared = min(map(len, keys))
    assert shared > 5 and keys[0][:shared] != keys[1][:shared]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_paper_of_sixty_is_balanced_and_asks_nothing_twice(starter: Assistant, seed: int) -> None:
    items = starter.quiz(QuizRequest(count=60, seed=seed)).items
    assert len(items) == 60
    assert not set_faults(items)
    assert not _alike_options(items)
    assert set(Counter(item.kind for item in items)) == set(ItemKind)


def test_keys_of_single_choice_stand_at_every_letter(starter: Assistant) -> None:
    items = starter.quiz(QuizRequest(count=40, kinds=(ItemKind.SINGLE,), seed=3)).items
    assert set(Counter(item.key_text for item in items).values()) == {10}


def _alike_options(items: Sequence[Item]) -> list[str]:
    return [
        item.stem
        for item in items
        for at, one in enumerate(item.options)
        if any(same_meaning(one.text, other.text) for other in item.options[:at])
    ]


def test_items_are_made_quickly(starter: Assistant) -> None:
    starter.quiz(QuizRequest(count=1))  # the library is read once, at the first request
    start = time.process_time()
    made = starter.quiz(QuizRequest(count=200, seed=99)).made
    assert made / (time.process_time() - start) >= PER_SECOND


def test_the_record_is_the_agreed_wire_format(orchard: Assistant) -> None:
    record = quiz_record(orchard.quiz(QuizRequest(count=4)))
    assert record["asked"] == record["made"] == len(record["items"]) == 4
    wanted = {"id", "kind", "stem", "options", "key", "explanation", "difficulty", "topic"}
    for item in record["items"]:
        assert wanted < set(item)
        assert item["citation"]["quote"] and item["citation"]["label"].startswith("《")
