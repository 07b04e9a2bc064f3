from __future__ import annotations

import math

import pytest

from evals.ranking import hit_at, mean, ndcg_at, percentile, reciprocal_rank

RANKING = ["a", "b", "c", "d"]


@pytest.mark.parametrize(("k", "expected"), [(1, 0.0), (2, 0.0), (3, 1.0), (10, 1.0)])
def test_hit_counts_the_first_k_only(k: int, expected: float) -> None:
    assert hit_at(RANKING, {"c"}, k) == expected


def test_reciprocal_rank_is_that_of_the_first_right_one() -> None:
    assert reciprocal_rank(RANKING, {"d", "b"}, 10) == 0.5
    assert reciprocal_rank(RANKING, {"d"}, 3) == 0.0
    assert reciprocal_rank([], {"d"}, 3) == 0.0


def test_ndcg_of_known_rankings() -> None:
    assert ndcg_at(RANKING, {"a"}, 10) == 1.0
    assert ndcg_at(RANKING, {"b"}, 10) == pytest.approx(1 / math.log2(3))
    both = (1 / math.log2(2) + 1 / math.log2(4)) / (1 / math.log2(2) + 1 / math.log2(3))
    assert ndcg_at(RANKING, {"a", "c"}, 10) == pytest.approx(both)
    assert ndcg_at(RANKING, {"x"}, 10) == 0.0


def test_ndcg_does_not_count_a_repeated_id_twice() -> None:
    assert ndcg_at(["a", "a", "a"], {"a"}, 10) == 1.0


def test_ndcg_is_perfect_when_k_is_full_of_right_ones() -> None:
    assert ndcg_at(RANKING[:2], {"a", "b", "c"}, 2) == pytest.approx(1.0)


def test_percentiles_are_values_that_occurred() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert percentile(values, 0.5) == 3.0
    assert percentile(values, 0.95) == 5.0
    assert percentile([7.0], 0.5) == 7.0
    assert percentile([], 0.5) is None


def test_a_mean_of_nothing_is_not_zero() -> None:
    assert mean([]) is None
    assert mean([0.0, 1.0]) == 0.5
