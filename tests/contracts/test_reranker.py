"""What every reranker keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.protocols import Reranker
from assistant.retrieval.judging import PassageJudge
from assistant.testing import SharedWordsReranker

QUESTION = "党费多久交一次"
ANSWER, BESIDE = "党费按月交纳，党员每月主动交一次。", "阅览室周末开放，借书证补办收费十元。"


@pytest.fixture(scope="module", params=[SharedWordsReranker, PassageJudge])
def reranker(request: pytest.FixtureRequest) -> Reranker:
    make: Callable[[], Reranker] = request.param
    return make()


def test_one_likelihood_a_text_in_the_order_given(reranker: Reranker) -> None:
    there = reranker.answers(QUESTION, [ANSWER, BESIDE])
    back = reranker.answers(QUESTION, [BESIDE, ANSWER])
    assert there == list(reversed(back))
    assert there[0] > there[1]


@pytest.mark.parametrize("text", ["", "党", "党" * 3000, "\x00🌾 <b>x</b>"])
def test_any_text_gets_a_share(reranker: Reranker, text: str) -> None:
    for question in (QUESTION, text):
        (share,) = reranker.answers(question, [text])
        assert type(share) is float
        assert 0 <= share <= 1


def test_no_text_no_answer(reranker: Reranker) -> None:
    assert reranker.answers(QUESTION, []) == []


def test_the_same_is_judged_the_same_in_other_company(reranker: Reranker) -> None:
    alone = reranker.answers(QUESTION, [ANSWER])
    assert reranker.answers(QUESTION, [BESIDE, ANSWER, ANSWER])[1:] == alone * 2
