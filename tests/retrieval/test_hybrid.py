"""The retriever over real indexes, the shipped model and made-up documents."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Level, Scope, Status
from assistant.retrieval.embedding import OnnxEmbedder
from assistant.retrieval.langchain_retriever import LangChainRetriever
from tests.retrieval.shelf import Shelf, made, shelf

RULES = made(
    "第一条 读书会每月举行一次，由组长召集，五人以上到会方可开会。\n"
    "第二条 买书的经费由合作社公积金列支，每年不超过三千元。\n"
    "第十八条 借书证遗失的，补办一次，收工本费十元。\n",
    "果园读书会条例",
    level=Level.PARTY_RULE,
    status=Status.IN_FORCE,
    collection="条例",
    effective=date(2020, 1, 1),
)
CITY = made(
    "第一条 读书会每月举行一次，由组长召集，五人以上到会方可开会。\n"
    "第二条 各县对读书会给予补贴，每次不超过二百元。\n",
    "果园市转发通知",
    level=Level.CITY,
    region="果园市",
    status=Status.TRIAL,
    effective=date(2022, 1, 1),
)
NEW = made(
    "第一条 借书期限为三十天，逾期停借二个月。\n",
    "新借书办法",
    status=Status.IN_FORCE,
    effective=date(2011, 1, 1),
)
OLD = made(
    "第一条 借书期限为十五天，逾期停借一个月。\n",
    "旧借书办法",
    status=Status.REPEALED,
    replaced_by=NEW.document.id,
    effective=date(2001, 1, 1),
    expires=date(2010, 12, 31),
)
ALL = [RULES, CITY, OLD, NEW]
LOAN = "借书期限是多少天"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory, shipped: OnnxEmbedder) -> Iterator[Shelf]:
    with shelf(tmp_path_factory.mktemp("hybrid"), shipped, ALL) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("第十八条怎么规定", "借书证遗失"),
        ("第18条", "借书证遗失"),
        ("买书的钱从哪里出", "公积金列支"),
        ("证丢了怎么补", "借书证遗失"),
    ],
)
def test_the_passage_that_answers_stands_first(books: Shelf, question: str, words: str) -> None:
    assert words in books.find(question)[0].passage.text


def test_signals_of_a_hit_stay_on_their_scales(books: Shelf) -> None:
    for hit in books.find("读书会买书的经费"):
        assert 0.0 <= hit.score <= 1.0
        assert -1.0 <= hit.similarity <= 1.0
        assert 0.0 <= hit.coverage <= 1.0
        assert all(term for term in hit.matched)
    assert "经费" in books.find("读书会买书的经费")[0].matched


def test_one_text_in_two_documents_is_shown_once_from_the_higher_authority(books: Shelf) -> None:
    hits = [hit for hit in books.find("读书会每月举行几次") if "每月举行" in hit.passage.text]
    assert [hit.document.title for hit in hits] == ["果园读书会条例"]
    within_city = books.find("读书会每月举行几次", levels=(Level.CITY,))
    assert within_city[0].document.title == "果园市转发通知"


@pytest.mark.parametrize(
    ("scope", "titles"),
    [
        ({"documents": (OLD.document.id,)}, {"旧借书办法"}),
        ({"levels": (Level.CITY,)}, {"果园市转发通知"}),
        ({"regions": ("果园市",)}, {"果园市转发通知"}),
        ({"statuses": (Status.REPEALED,)}, {"旧借书办法"}),
        ({"collections": ("条例",)}, {"果园读书会条例"}),
        ({"as_of": date(2005, 6, 1)}, {"旧借书办法"}),
        ({"as_of": date(2015, 6, 1)}, {"新借书办法"}),
        ({"as_of": date(1990, 6, 1)}, set()),
        ({"levels": (Level.CITY,), "statuses": (Status.IN_FORCE,)}, set()),
    ],
)
def test_nothing_from_outside_the_scope(
    books: Shelf, scope: dict[str, Any], titles: set[str]
) -> None:
    assert set(books.titles(LOAN, **scope)) == titles


def test_no_more_than_k_and_no_k_changes_the_order(books: Shelf) -> None:
    whole = [hit.passage.id for hit in books.find(LOAN)]
    for k in (1, 2, 5):
        assert [hit.passage.id for hit in books.find(LOAN, k)] == whole[:k]


@pytest.mark.parametrize("question", ["", "。。。", "😀", "a" * 3000, '" OR 1', "AND NOT"])
def test_odd_questions_do_no_harm(books: Shelf, question: str) -> None:
    assert all(0.0 <= hit.score <= 1.0 for hit in books.find(question))


def test_many_questions_at_once_agree(books: Shelf) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(books.titles, [LOAN] * 24))
    assert all(answer == answers[0] for answer in answers)


def test_a_narrow_scope_is_searched_beyond_the_first_candidates(
    tmp_path: Path, shipped: OnnxEmbedder
) -> None:
    crowd = made("".join(f"第{n}号 借书期限为{n}天的登记。\n" for n in range(1, 301)), "登记簿")
    lonely = made("读书会的借阅时间另行公布。\n", "公告", region="果园市")
    with shelf(tmp_path, shipped, [crowd, lonely]) as opened:
        assert opened.titles("借书期限登记", 5, regions=("果园市",)) == ["公告"]
        assert "公告" not in opened.titles("借书期限登记", 5)


def test_what_the_catalogue_does_not_call_live_is_never_found(
    tmp_path: Path, shipped: OnnxEmbedder
) -> None:
    with shelf(tmp_path, shipped, ALL) as opened:
        assert opened.titles(LOAN)[0] == "新借书办法"
        opened.take_out("新借书办法")
        assert "新借书办法" not in opened.titles(LOAN, 50)
        assert opened.titles(LOAN)


def test_a_repealed_text_answers_only_what_asks_for_it(
    tmp_path: Path, shipped: OnnxEmbedder
) -> None:
    with shelf(tmp_path, shipped, ALL) as opened:
        assert "旧借书办法" not in opened.titles(LOAN, 50)
        assert "旧借书办法" in opened.titles("以前" + LOAN, 50)


def test_langchain_can_call_it(books: Shelf) -> None:
    retriever = LangChainRetriever.over(books.retriever, k=2, scope=Scope(collections=("条例",)))
    documents = retriever.invoke("买书的钱从哪里出")
    assert len(documents) == 2
    best = books.find("买书的钱从哪里出", 1, collections=("条例",))[0]
    assert (documents[0].id, documents[0].page_content) == (best.passage.id, best.passage.text)
    assert documents[0].metadata == {
        "title": "果园读书会条例",
        "number": None,
        "locator": best.passage.locator,
        "status": "现行有效",
        "score": best.score,
    }


def test_langchain_chains_and_batches_over_it(books: Shelf) -> None:
    chain = LangChainRetriever.over(books.retriever, k=1) | (
        lambda documents: [document.metadata["title"] for document in documents]
    )
    assert chain.batch([LOAN, "买书的钱从哪里出"]) == [["新借书办法"], ["果园读书会条例"]]
