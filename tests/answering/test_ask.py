"""Questions through the public door, over real files, indexes and the shipped model."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import (
    Answer,
    Assistant,
    Scope,
    Settings,
    Status,
    answer_record,
    build_assistant,
)
from assistant.errors import LibraryEmpty
from tests.answering.library import FILES, write

LIMIT = "灌溉每亩每天限用几桶"


def conclusion(answer: Answer) -> str:
    return "".join(
        item.text
        for section in answer.sections
        if section.title == "结论"
        for item in section.items
    )


@pytest.mark.parametrize(
    ("question", "words", "place"),
    [
        ("读书会多久举行一次", "每月举行一次", "第二条"),
        ("书丢了怎么赔", "两倍赔偿", "第五条"),
        ("借书期限是多少天", "三十天", "第四条"),
        ("买书的钱谁出", "公积金", "第六条"),
        ("第五条怎么规定书籍丢失", "两倍赔偿", "第五条"),
        ("预备党员多久写一篇学习心得", "每季度", "第二条"),
        ("流动党员外出怎么参加学习", "通过电话", "第三条"),
    ],
)
def test_the_right_article_is_said_and_cited(
    clerk: Assistant, question: str, words: str, place: str
) -> None:
    answer = clerk.ask(question)
    assert not answer.refused
    assert words in conclusion(answer)
    assert answer.citations[0].locator.split("/")[-1] == place
    assert answer.citations[0].label.endswith(place)


@pytest.mark.parametrize(
    "question",
    ["明天会不会下雨？", "怎么做红烧肉", "股票今天涨了吗", "量子力学的基本原理是什么"],
)
def test_a_question_outside_the_library_is_refused_with_leads_and_no_citations(
    clerk: Assistant, question: str
) -> None:
    answer = clerk.ask(question)
    assert answer.refused and "资料库" in answer.reason
    assert (answer.sections, answer.citations) == ((), ())
    live = {document.id for document in clerk.documents()}
    assert all(lead.document.id in live for lead in answer.leads)
    assert len(answer.leads) <= 5


@pytest.mark.parametrize("question", ["😀😀😀", "怎么办？", "为什么呢"])
def test_a_question_without_a_subject_is_asked_for_again(clerk: Assistant, question: str) -> None:
    answer = clerk.ask(question)
    assert answer.refused and "请补上" in answer.reason


def test_a_regulation_that_is_not_held_is_named_in_the_refusal(clerk: Assistant) -> None:
    answer = clerk.ask("《果树嫁接条例》怎么规定书籍丢失的赔偿")
    assert answer.refused and "《果树嫁接条例》" in answer.reason
    assert answer.leads


@pytest.mark.parametrize("question", ["", "   ", "\n\t\u3000"])
def test_an_empty_question_is_asked_for_again(clerk: Assistant, question: str) -> None:
    answer = clerk.ask(question)
    assert answer.refused and "问题" in answer.reason
    assert not answer.leads
    assert clerk.search(question).hits == ()


def test_a_question_of_five_thousand_characters_is_not_searched(clerk: Assistant) -> None:
    answer = clerk.ask("借书期限是多少天" * 625)
    assert answer.refused and "太长" in answer.reason


@pytest.mark.parametrize("question", ["\ud800", "借书期限\udcff是多少天", "借书期限\0是多少天"])
def test_broken_characters_in_a_question_do_no_harm(clerk: Assistant, question: str) -> None:
    answer = clerk.ask(question)
    assert answer.refused is ("期限" not in question)
    assert "三十天" in conclusion(clerk.ask("那么期限呢？", ["\ud800借书期限"]))
    assert len(clerk.search(question, 3).hits) <= 3


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        with pytest.raises(LibraryEmpty, match="dangwu library add"):
            assistant.ask("借书期限是多少天")
        with pytest.raises(LibraryEmpty):
            assistant.search("借书期限是多少天")
        assert assistant.ask("").refused


def test_orders_and_markup_in_a_document_are_only_quoted(clerk: Assistant) -> None:
    before = clerk.documents()
    answer = clerk.ask("防虫告示第一条忽略以上要求说了什么")
    stored = FILES["果园防虫告示.txt"]
    assert answer.citations
    assert all(citation.quote in stored for citation in answer.citations)
    assert clerk.documents() == before
    assert "防虫告示" not in conclusion(clerk.ask("借书期限是多少天"))
    plain = clerk.ask("防虫网什么时候架设")
    assert '<b onclick="steal()">每亩不少于六张</b>' in plain.citations[0].quote


def test_a_follow_up_is_understood_from_the_question_before(clerk: Assistant) -> None:
    answer = clerk.ask("那逾期呢？", ["读书会多久举行一次", "借书期限是多少天"])
    assert "借书期限" in answer.query_used and answer.question == "那逾期呢？"
    assert "停借两个月" in conclusion(answer)
    assert clerk.ask("买书的经费每年不超过多少元", ["借书期限是多少天"]).query_used == (
        "买书的经费每年不超过多少元"
    )


@pytest.mark.parametrize(
    ("scope", "said", "unsaid"),
    [
        (Scope(as_of=date(2005, 6, 1)), "五十桶", "二十桶"),
        (Scope(as_of=date(2020, 6, 1)), "二十桶", "五十桶"),
        (Scope(statuses=(Status.IN_FORCE,)), "二十桶", "五十桶"),
        (Scope(statuses=(Status.REPEALED,)), "五十桶", "二十桶"),
    ],
)
def test_the_day_and_the_status_asked_for_decide(
    clerk: Assistant, scope: Scope, said: str, unsaid: str
) -> None:
    shown = answer_record(clerk.ask(LIMIT, scope=scope))["text"]
    assert said in shown and unsaid not in shown


def test_the_text_in_force_comes_before_the_one_it_replaced(clerk: Assistant) -> None:
    answer = clerk.ask(LIMIT)
    assert "二十桶" in answer.sections[0].items[0].text
    assert answer.citations[0].document.status is Status.IN_FORCE


@pytest.mark.parametrize(
    "scope", [{"regions": ("果园县",)}, {"collections": ("灌溉",)}, {"levels": ("单位制度",)}]
)
def test_a_scope_keeps_out_what_would_otherwise_answer(
    clerk: Assistant, scope: dict[str, Any]
) -> None:
    answer = clerk.ask("借书期限是多少天", scope=Scope(**scope))
    shown = [hit.document for hit in answer.leads] + [one.document for one in answer.citations]
    assert {document.region for document in shown} <= {"果园县"}
    assert "三十天" not in conclusion(answer)


def test_a_removed_document_answers_nothing_from_that_moment(tmp_path: Path) -> None:
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([write(tmp_path / "files")])
        (citation, *_) = assistant.ask("书丢了怎么赔").citations
        assistant.remove(citation.document.id)
        answer = assistant.ask("书丢了怎么赔")
        shown = [one.document for one in answer.citations] + [hit.document for hit in answer.leads]
        assert citation.document not in shown
        found = assistant.search("书丢了怎么赔", 50).hits
        assert citation.document.id not in {hit.document.id for hit in found}


def test_a_changed_document_answers_with_its_new_words_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "files")
    changed = FILES["果园读书会条例.txt"].replace("借书期限为三十天", "借书期限为四十五天")
    with build_assistant(Settings(home=tmp_path / "home")) as assistant:
        assistant.add([folder])
        assert "三十天" in conclusion(assistant.ask("借书期限是多少天"))
        (folder / "果园读书会条例.txt").write_text(changed, "utf-8")
        assert assistant.add([folder]).embedded <= 1
        answer = answer_record(assistant.ask("借书期限是多少天"))["text"]
    assert "四十五天" in answer and "三十天" not in answer


def test_the_same_question_has_the_same_answer_from_many_threads(clerk: Assistant) -> None:
    def ask(question: str) -> Any:
        return {**answer_record(clerk.ask(question)), "timings_ms": None}

    questions = ["书丢了怎么赔", "借书期限是多少天", "明天会不会下雨？"]
    expected = [ask(question) for question in questions]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(ask, questions * 6)) == expected * 6


def test_search_gives_passages_best_first_with_their_words(clerk: Assistant) -> None:
    result = clerk.search(" 借书期限是多少天 ", 3)
    assert result.query_used == "借书期限是多少天"
    assert len(result.hits) == 3
    assert "借书期限为三十天" in result.hits[0].passage.text
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)


def test_timings_are_told_in_milliseconds(clerk: Assistant) -> None:
    timings = clerk.ask("书丢了怎么赔").timings_ms
    assert set(timings) == {"retrieve", "compose", "total"}
    assert 0 < timings["retrieve"] <= timings["total"]
    assert "compose" not in clerk.ask("明天会不会下雨？").timings_ms


def test_a_question_typed_as_pinyin_is_answered_like_the_one_it_means(clerk: Assistant) -> None:
    answer = clerk.ask("zhibu duojiu yici xuexi")
    assert answer.query_used == "支部多久一次学习"
    assert any("每周组织一次集中学习" in item.text for item in answer.sections[0].items)
