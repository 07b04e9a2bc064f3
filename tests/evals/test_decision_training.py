"""Training the yes or no: what is read, what is learned, and what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from evals.errors import InputError
from evals.training.decisions import QUESTIONS, Row, load_rows, train, write_weights
from evals.training.shelf import Shelf
from tests.starter_library import starter_home


def made_up(left_out: bool) -> list[Row]:
    things = ["锄头", "水桶", "梯子", "绳索", "推车", "喷壶", "剪刀", "雨衣"]
    rows = []
    for thing in things:
        forbidden, allowed = f"社员不得带走{thing}。", f"社员可以带走{thing}。"
        rows += [
            Row(f"能不能带走{thing}？", forbidden, "no", left_out),
            Row(f"能不能带走{thing}？", allowed, "yes", left_out),
            Row(f"带走{thing}行吗？", forbidden, "no", left_out),
            Row(f"带走{thing}行吗？", allowed, "yes", left_out),
            Row(f"能不能带走{thing}？", "仓库每天清点一次。", "none", left_out),
            Row(f"带走{thing}行吗？", "符合条件的，可以带走。", "depends", left_out),
        ]
    return rows


def test_what_a_sentence_says_is_learned_and_written(tmp_path: Path) -> None:
    trained = train([*made_up(left_out=False), *made_up(left_out=True)])
    assert trained.report["rows"] == 48
    assert trained.report["yes_or_no_right"] == 1.0
    size = write_weights(trained, tmp_path / "weights.json")
    weights = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert len(weights) == size and len(weights["bias"]) == 4
    assert not any("锄头" in name for name in weights)


def test_rows_find_their_sentence_in_the_library(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with build_assistant(Settings(home=starter_home(tmp_path_factory))) as assistant:
        rows = load_rows([Shelf(assistant)])
    assert len(rows) > 1000
    assert {row.answer for row in rows} == {"yes", "no", "depends", "none"}
    assert 0.05 < sum(row.left_out for row in rows) / len(rows) < 0.3
    assert all(row.sentence for row in rows)


def test_questions_on_unknown_clauses_are_said_to_be_so() -> None:
    assert QUESTIONS.is_file()
    with pytest.raises(InputError, match="--shared"):
        load_rows([])
