"""Several questions in one: each answered, none lost, and one question never taken apart."""

from __future__ import annotations

import pytest

from assistant import Answer, Assistant
from assistant.answering.parts import parts
from assistant.retrieval.tokens import word_terms


def section(answer: Answer, title: str) -> str:
    return "".join(i.text for one in answer.sections if one.title == title for i in one.items)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("读书会多久开一次？由谁召集？", ("每月举行一次", "组长召集")),
        ("借书期限多长，丢了按几倍赔偿", ("三十天", "两倍")),
        ("支部多久组织一次集中学习 年度学习计划报给谁备案", ("每周", "上级党委")),
    ],
)
def test_every_part_is_answered_in_the_conclusion(
    clerk: Assistant, question: str, words: tuple[str, ...]
) -> None:
    said = section(clerk.ask(question), "结论")
    assert [word for word in words if word not in said] == []


def test_a_part_that_finds_nothing_is_said_to_have_found_nothing(clerk: Assistant) -> None:
    answer = clerk.ask("书籍丢失按几倍赔偿？下届世界杯在哪个国家办？")
    assert "两倍" in section(answer, "结论")
    assert "“下届世界杯在哪个国家办”这一问，资料库里没有找到依据" in section(answer, "注意")
    assert "赔偿”这一问" not in section(answer, "注意")


def test_a_part_without_a_subject_takes_over_that_of_the_first(clerk: Assistant) -> None:
    taken = parts("读书会多久开一次？谁召集？", word_terms)
    assert [part.question for part in taken] == ["读书会多久开一次？", "读书会谁召集？"]


@pytest.mark.parametrize(
    "question",
    [
        "读书会多久开一次",
        "读书会是组长召集，还是书记召集？",
        "借书过了三十天没还，怎么办？",
        "有社员天天问我读书会谁召集，怎么答复他？",
        "不管谁来召集，读书会都要五个人到会吗？",
        "听说有几种人不能借书，都是哪些人？",
        "读书会每月开一次，这么理解对吗？",
        "书记、组长、会计里谁来召集读书会",
    ],
)
def test_one_question_stays_one(question: str) -> None:
    assert parts(question, word_terms) == ()


def test_no_sentence_stands_twice(clerk: Assistant) -> None:
    answer = clerk.ask("读书会多久开一次？几个人到会才能开？")
    texts = [item.text for one in answer.sections for item in one.items]
    assert len(texts) == len(set(texts))
    assert not any("没有找到依据" in text for text in texts)
