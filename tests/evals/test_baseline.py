from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from evals.baseline import compare, read_baseline, write_baseline
from evals.errors import InputError

IDS = [f"Q{number}" for number in range(120)]
CHANCE = random.Random(3)
BEFORE = {key: float(CHANCE.random() < 0.8) for key in IDS}


def changed(values: dict[str, float], wrong: int) -> dict[str, float]:
    """So many of the right ones are wrong now."""
    right = [key for key, value in values.items() if value][:wrong]
    return {**values, **dict.fromkeys(right, 0.0)}


@pytest.mark.parametrize(("wrong", "dropped"), [(0, False), (1, False), (3, False), (12, True)])
def test_a_drop_counts_when_it_is_beyond_noise(wrong: int, dropped: bool) -> None:
    now = {"starter": {"mrr": changed(BEFORE, wrong)}}
    (change,) = compare({"starter": {"mrr": BEFORE}}, now)
    assert change.dropped is dropped
    assert not change.risen
    assert change.now == pytest.approx(change.before - wrong / len(IDS))


def test_as_many_gained_as_lost_is_no_drop() -> None:
    now = changed(BEFORE, 10)
    wrong = [key for key, value in BEFORE.items() if not value][:10]
    (change,) = compare(
        {"s": {"mrr": BEFORE}}, {"s": {"mrr": {**now, **dict.fromkeys(wrong, 1.0)}}}
    )
    assert not change.dropped and not change.risen


def test_more_false_refusals_are_a_drop_and_fewer_are_not() -> None:
    few, many = dict.fromkeys(IDS, 0.0), {key: float(at % 4 == 0) for at, key in enumerate(IDS)}
    (worse,) = compare({"s": {"false_refusals": few}}, {"s": {"false_refusals": many}})
    (better,) = compare({"s": {"false_refusals": many}}, {"s": {"false_refusals": few}})
    assert worse.dropped and not worse.risen
    assert better.risen and not better.dropped


def test_one_invalid_citation_is_a_drop() -> None:
    valid = dict.fromkeys(IDS, 1.0)
    (change,) = compare(
        {"s": {"citation_valid": valid}}, {"s": {"citation_valid": {**valid, "Q7": 0.5}}}
    )
    assert change.dropped


def test_only_questions_of_both_runs_are_compared() -> None:
    now = {**{key: BEFORE[key] for key in IDS[:50]}, "new": 0.0}
    (change,) = compare({"s": {"mrr": BEFORE}}, {"s": {"mrr": now}, "other": {"mrr": BEFORE}})
    assert change.questions == 50
    assert not change.dropped


def test_the_words_name_figure_both_values_and_the_interval() -> None:
    (change,) = compare({"s": {"mrr": BEFORE}}, {"s": {"mrr": changed(BEFORE, 12)}})
    assert "mrr" in change.words
    assert f"{change.before:.3f}" in change.words and f"{change.now:.3f}" in change.words
    assert f"[{change.interval[0]:+.3f}, {change.interval[1]:+.3f}]" in change.words


def test_the_file_keeps_sets_that_were_not_measured(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    assert read_baseline(file) is None
    write_baseline(file, {"a": {"mrr": {"Q1": 1.0}}, "b": {"mrr": {"Q“1”": 0.5}}}, {"day": "一"})
    write_baseline(file, {"a": {"mrr": {"Q1": 0.0}}}, {"day": "二"})
    assert read_baseline(file) == {"a": {"mrr": {"Q1": 0.0}}, "b": {"mrr": {"Q“1”": 0.5}}}
    assert json.loads(file.read_text("utf-8"))["about"] == {"day": "二"}


@pytest.mark.parametrize("text", ["", "[]", '{"sets": 3}', "{}"])
def test_a_broken_file_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match="baseline.json"):
        read_baseline(file)
