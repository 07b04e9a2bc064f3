from __future__ import annotations

from dataclasses import replace

import pytest

from evals.clauses import find_clause
from tests.evals.made_up import BRANCH_RULES, SPEECH, parsed

RULES = parsed("果园读书会规则", BRANCH_RULES)
TALK = parsed("在果园座谈会上的讲话", SPEECH)


@pytest.mark.parametrize(
    ("article", "opening", "closing"),
    [
        ("第二条", "第二条 读书会", "方可开会。\n"),
        ("第二章/第三条", "第三条 买书", "三千元。\n"),
        ("第一章", "第一章 总则", "方可开会。\n"),
        ("第二章 经费", "第二章 经费", "三千元。\n"),
    ],
)
def test_an_article_is_found_in_the_outline(article: str, opening: str, closing: str) -> None:
    span = find_clause(article, RULES)
    assert span is not None
    text = RULES.text[span[0] : span[1]]
    assert text.startswith(opening)
    assert text.endswith(closing)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("二/二是", "二是抓剪枝，冬天剪大枝，夏天剪小枝。\n"),
        ("三/第一/一是", "一是每周查一次园子，查完要登记。\n"),
        ("三/一是", "一是每周查一次园子，查完要登记。\n"),
        (
            "一/我们要看到，果园大有可为",
            "我们要看到，果园大有可为。产量连年上升，销路越来越宽。\n",
        ),
    ],
)
def test_the_chain_of_numbers_of_a_speech(article: str, text: str) -> None:
    span = find_clause(article, TALK)
    assert span is not None
    assert TALK.text[span[0] : span[1]] == text


def test_a_heading_with_its_number_is_found() -> None:
    span = find_clause("二、抓好三件事", TALK)
    assert span is not None
    assert TALK.text[span[0] : span[1]].startswith("二、抓好三件事\n一是抓浇水")


def test_the_first_of_several_articles_of_one_number_wins() -> None:
    twice = parsed("规则", [*BRANCH_RULES, (0, "第一条", "", "第一条 本附件另行印发。\n")])
    span = find_clause("第一条", twice)
    assert span is not None
    assert "读书会" in twice.text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("article", "opening", "closing"),
    [
        ("第二条", "第二条 读书会", "方可开会。\n第二章 经费\n"),
        ("第三条", "第三条 买书", "三千元。\n"),
    ],
)
def test_without_an_outline_the_words_are_looked_for(
    article: str, opening: str, closing: str
) -> None:
    bare = replace(RULES, sections=(), passages=())
    span = find_clause(article, bare)
    assert span is not None
    text = bare.text[span[0] : span[1]]
    assert text.startswith(opening)
    assert text.endswith(closing)


def test_without_sections_the_locators_of_passages_serve() -> None:
    span = find_clause("二/二是", replace(TALK, sections=()))
    assert span is not None
    assert TALK.text[span[0] : span[1]].startswith("二是抓剪枝")


def test_a_paragraph_without_number_is_found_by_its_first_sentence() -> None:
    bare = replace(TALK, sections=(), passages=())
    span = find_clause("一/我们要看到，果园大有可为", bare)
    assert span is not None
    assert bare.text[span[0] : span[1]].endswith("越来越宽。")


@pytest.mark.parametrize("article", ["第九条", "五/一是", "七、不存在的标题"])
def test_what_is_not_there_is_not_found(article: str) -> None:
    assert find_clause(article, RULES) is None
