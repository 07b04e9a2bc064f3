from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.baselines.bm25 import Bm25, bigrams, words
from evals.baselines.model import BareModel
from evals.baselines.plain_rag import split
from evals.baselines.vectors import VectorScan
from evals.retrieval import Query, corpus_digest, quality, warn_absent

ROWS = [
    ("a", "浇水办法", "苹果树每天早晚各浇水一次，旱季加浇一次。"),
    ("b", "剪枝办法", "冬天剪大枝，夏天剪小枝，剪口要涂药。"),
    ("c", "经费办法", "买农药和肥料的钱由合作社公积金列支。"),
]


def silent(done: int, total: int) -> None:
    assert 0 < done <= total


@pytest.mark.parametrize("tokens", [words, bigrams])
@pytest.mark.parametrize(
    ("question", "first"), [("苹果树多久浇水", "a"), ("大枝什么时候剪", "b"), ("肥料的钱", "c")]
)
def test_bm25_finds_the_row_that_shares_words(tokens: object, question: str, first: str) -> None:
    system = Bm25(tokens)  # type: ignore[arg-type]
    system.add(ROWS, silent)
    assert system.search(question, 2)[0] == first
    assert system.search("xyz", 2) == []


def test_tokens_hold_no_punctuation() -> None:
    assert "，" not in words("买农药，买肥料。")
    assert bigrams("买药，浇水") == ["买药", "药浇", "浇水"]
    assert bigrams("水") == ["水"]


def test_the_bare_model_gives_unit_vectors_in_the_order_asked() -> None:
    model = BareModel(batch=2)
    long, short = "苹果树每天早晚各浇水一次。" * 5, "剪枝"
    vectors = model.passages([long, short, long])
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    assert vectors[0] @ vectors[2] > 0.99 > vectors[0] @ vectors[1]


def test_the_vector_scan_keeps_its_matrix(tmp_path: Path) -> None:
    first = VectorScan(tmp_path)
    first.add(ROWS, silent)
    again = VectorScan(tmp_path)
    again.add(ROWS, lambda done, total: pytest.fail("embedded again"))
    assert again.search("果树要怎么浇水", 3) == first.search("果树要怎么浇水", 3)
    assert first.search("果树要怎么浇水", 3)[0] == "a"


def test_split_covers_the_text_in_windows_that_overlap() -> None:
    text = "".join(f"第{number}句话说的是果园里的事情。" for number in range(200))
    chunks = split(text)
    assert all(len(chunk) <= 750 for chunk in chunks)
    assert all(chunk in text for chunk in chunks)
    assert text.startswith(chunks[0])
    assert text.endswith(chunks[-1])
    shared = sum(map(len, chunks)) - len(text)
    assert 0 < shared <= 150 * (len(chunks) - 1)
    assert split("短") == ["短"]


def test_quality_of_hand_made_rankings() -> None:
    rankings = [["a", "b"], ["b", "a"], ["b", "c"]]
    figures = quality(rankings, [frozenset("a")] * 3)
    assert figures["hit@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["hit@5"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["mrr@10"] == 0.5
    assert figures["ndcg@10"] == pytest.approx((1 + 0.6309) / 3, abs=1e-4)


def test_queries_without_a_right_row_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    queries = [Query("甲", frozenset("a")), Query("乙", frozenset("z"))]
    assert warn_absent(ROWS, queries) == 1
    assert "1 个问题" in capsys.readouterr().err


def test_two_corpora_never_share_a_cache_folder() -> None:
    assert corpus_digest(ROWS) == corpus_digest(list(ROWS))
    assert corpus_digest(ROWS) != corpus_digest(ROWS[:2])
    assert corpus_digest([("a", "b", "c")]) != corpus_digest([("a", "bc", "")])
