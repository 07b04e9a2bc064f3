from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.protocols import Match
from assistant.retrieval.cosine_scale import CosineScale
from assistant.retrieval.fusion import Weights, fuse

WEIGHTS = Weights(words=0.2, bigrams=0.3, meaning=0.5)
MATCHES = st.lists(
    st.builds(Match, st.sampled_from("abcdefgh"), st.floats(0, 1)),
    unique_by=lambda match: match.passage_id,
    max_size=8,
)
COSINES = st.lists(
    st.builds(Match, st.sampled_from("abcdefgh"), st.floats(-1, 1)),
    unique_by=lambda match: match.passage_id,
    max_size=8,
)


def test_the_weights_that_ship_sum_to_one() -> None:
    weights = Weights()
    assert weights.words + weights.bigrams + weights.meaning == pytest.approx(1.0)


def test_a_score_is_the_weighted_sum_of_its_parts() -> None:
    (row,) = fuse(
        [Match("a", 0.5)], [Match("a", 0.4)], [Match("a", 0.9)], WEIGHTS, CosineScale(0.8)
    )
    assert row.score == pytest.approx(0.2 * 0.5 + 0.3 * 0.4 + 0.5 * 0.5)
    assert (row.words, row.bigrams, row.similarity) == (0.5, 0.4, 0.9)


def test_everything_at_its_best_is_one_and_nothing_found_is_zero() -> None:
    (best,) = fuse(
        [Match("a", 1.0)], [Match("a", 1.0)], [Match("a", 1.0)], WEIGHTS, CosineScale(0.8)
    )
    assert best.score == pytest.approx(1.0)
    (none,) = fuse([], [], [Match("a", 0.8)], WEIGHTS, CosineScale(0.8))
    assert none.score == 0.0


def test_below_the_floor_meaning_counts_nothing_and_never_against() -> None:
    rows = fuse(
        [Match("a", 1.0)], [], [Match("a", -0.9), Match("b", 0.1)], WEIGHTS, CosineScale(0.8)
    )
    assert {row.passage_id: row.score for row in rows} == {"a": pytest.approx(0.2), "b": 0.0}


def test_outside_the_list_of_vectors_the_least_cosine_of_the_list_counts() -> None:
    vectors = [Match("a", 1.0), Match("b", 0.9)]
    rows = {
        row.passage_id: row
        for row in fuse([Match("c", 1.0)], [], vectors, WEIGHTS, CosineScale(0.8))
    }
    assert rows["c"].similarity == 0.9
    assert rows["c"].score == pytest.approx(0.2 + 0.5 * 0.5)


def test_without_vectors_words_decide_alone() -> None:
    rows = fuse(
        [Match("a", 0.2), Match("b", 0.9)], [Match("a", 0.1)], [], WEIGHTS, CosineScale(0.8)
    )
    assert [row.passage_id for row in rows] == ["b", "a"]
    assert rows[0].score == pytest.approx(0.2 * 0.9)


def test_nothing_found_anywhere() -> None:
    assert fuse([], [], [], WEIGHTS, CosineScale(0.8)) == []


@given(words=MATCHES, bigrams=MATCHES, vectors=COSINES, floor=st.floats(0, 0.95))
def test_the_union_best_first_on_one_scale(
    words: list[Match], bigrams: list[Match], vectors: list[Match], floor: float
) -> None:
    rows = fuse(words, bigrams, vectors, WEIGHTS, CosineScale(floor))
    ids = [match.passage_id for match in [*words, *bigrams, *vectors]]
    assert sorted(row.passage_id for row in rows) == sorted(set(ids))
    scores = [row.score for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 + 1e-9 for score in scores)
