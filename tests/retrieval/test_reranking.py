"""The order of the first passages by who answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.domain import Hit
from assistant.retrieval.reranking import JUDGED, reranked
from assistant.testing import line_document

SCORES = [0.9 - 0.02 * place for place in range(JUDGED + 3)]


class Favours:
    """Sure of the texts that hold a word, sure against all others."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.read: list[str] = []

    def answers(self, question: str, texts: Sequence[str]) -> list[float]:
        self.read += texts
        return [1.0 if self._word in text else 0.0 for text in texts]


@pytest.fixture
def hits() -> list[Hit]:
    parsed = line_document("".join(f"第{n}行。\n" for n in range(len(SCORES))), "读书会")
    rows = zip(parsed.passages, SCORES, strict=True)
    return [Hit(passage, parsed.document, score) for passage, score in rows]


def lines(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.text.strip() for hit in hits]


def test_a_passage_that_answers_goes_ahead_of_near_ones(hits: list[Hit]) -> None:
    found = reranked("第几行", hits, Favours("第3行"))
    assert lines(found)[:4] == ["第3行。", "第0行。", "第1行。", "第2行。"]
    assert [hit.answers for hit in found[:2]] == [1.0, 0.0]


def test_one_that_is_far_behind_does_not_win(hits: list[Hit]) -> None:
    far = [hits[0], *(Hit(h.passage, h.document, h.score - 0.5) for h in hits[1:])]
    assert lines(reranked("第几行", far, Favours("第3行")))[0] == "第0行。"


def test_scores_still_fall_from_the_best_down(hits: list[Hit]) -> None:
    found = reranked("第几行", hits, Favours("第9行"))
    assert [hit.score for hit in found] == SCORES


def test_what_stands_behind_is_not_read_and_not_moved(hits: list[Hit]) -> None:
    favours = Favours(f"第{JUDGED}行")
    found = reranked("第几行", hits, favours)
    assert lines(found) == lines(hits)
    assert len(favours.read) == JUDGED
    assert {hit.answers for hit in found[JUDGED:]} == {None}


def test_nothing_found_nothing_to_order() -> None:
    assert reranked("第几行", [], Favours("行")) == []
