"""The learned yes or no: what bears on it, and when a word is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings, build_assistant, decision_features
from assistant.answering.decision import decide
from assistant.answering.decision_features import denies
from assistant.answering.question import read
from assistant.answering.shared_words import shared_words
from assistant.answering.verdict import lead
from assistant.retrieval.aliases import wordings
from assistant.retrieval.tokens import word_terms

RULES = """温室值班办法

第一条 值班员不得在温室内使用明火取暖。

第二条 值班员可以请同组社员代为值班。

第三条 每班值班员应当为二人以上。
"""


def decided(question: str, sentence: str) -> tuple[str, float]:
    ask = read(question)
    weigh = shared_words(question, wordings, word_terms)
    weigh_act = shared_words(ask.act or question, wordings, word_terms)
    return decide(ask, sentence, weigh, weigh_act, lead(ask, sentence, weigh_act)).best()


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("值班员能不能在温室里用明火取暖？", "值班员不得在温室内使用明火取暖。", "no"),
        ("值班员可以请社员代为值班吗？", "值班员可以请同组社员代为值班。", "yes"),
        ("换班要不要报告组长？", "换班应当报告组长。", "yes"),
        ("换班不报告组长行不行？", "换班应当报告组长。", "no"),
        ("换班非得报告组长吗？", "换班不需要报告组长。", "no"),
    ],
)
def test_the_same_words_are_decided_by_how_they_are_put(
    question: str, sentence: str, answer: str
) -> None:
    assert decided(question, sentence)[0] == answer


def test_a_figure_within_and_one_outside_of_a_range_are_told_apart() -> None:
    rule = "每班值班员应当为二人以上。"
    short = decision_features("一个人值班行吗？", rule)
    enough = decision_features("三个人值班行吗？", rule)
    assert "number below open" in short and "number within open" in enough
    assert "number none asked" in decision_features("单独值班行吗？", rule)


@pytest.mark.parametrize(
    ("question", "denied"),
    [("能不能代班？", False), ("不报告行吗？", True), ("有没有人值班？", False)],
)
def test_a_not_a_denies_nothing(question: str, denied: bool) -> None:
    assert denies(question) is denied


def test_the_likelihoods_are_shares_of_one() -> None:
    ask = read("能代班吗？")
    one = decide(ask, "值班员可以代班。", len, len, None)
    assert one.yes + one.no + one.depends + one.none == pytest.approx(1.0)


def test_the_answer_says_the_word_before_the_rule(tmp_path: Path) -> None:
    (tmp_path / "办法.txt").write_text(RULES, encoding="utf-8")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([tmp_path / "办法.txt"])
        answer = assistant.ask("值班员能不能在温室内使用明火取暖？")
    (first, *_) = answer.sections[0].items
    assert first.text.startswith("不可以：值班员不得在温室内使用明火取暖")


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("换届要准备什么", False),
        ("党员可以做什么？", False),
        ("社员能提什么", False),
        ("社员可以不交会费么", True),
        ("这样要紧么？", True),
    ],
)
def test_what_is_no_question_for_yes_or_no(question: str, wants: bool) -> None:
    assert read(question).wants_verdict is wants
