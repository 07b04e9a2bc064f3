from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals.errors import InputError
from evals.speed.stand_in import ReadyMade, StandIn
from evals.speed.synthetic import chinese, passages, sentences, write_documents

POOL = [f"果园里的第{chinese(number)}件事情要有人按时去做" for number in range(1, 41)]


def corpus(folder: Path) -> Path:
    text = "---\ntitle: 果园\n---\n\n# 标题\n\n" + "".join(f"1. {line}。\n" for line in POOL)
    (folder / "果园.md").write_text(text, "utf-8")
    return folder


def test_sentences_come_without_marks_and_front_matter(tmp_path: Path) -> None:
    assert sentences(corpus(tmp_path)) == POOL


def test_a_poor_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="太少"):
        sentences(tmp_path)


def test_passages_are_distinct_and_the_same_in_every_run() -> None:
    made = passages(POOL, 2000)
    assert len(set(made)) == 2000
    assert made == passages(POOL, 2000)
    assert not set(made) & set(passages(POOL, 2000, seed=1))


def test_documents_hold_every_passage_as_an_article(tmp_path: Path) -> None:
    texts = passages(POOL, 60)
    write_documents(tmp_path / "docs", texts, "甲")
    files = sorted((tmp_path / "docs").iterdir())
    assert len(files) == 3
    whole = "".join(file.read_text("utf-8") for file in files)
    assert all(text in whole for text in texts)
    assert "第二十五条　" in whole


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (15, "十五"), (20, "二十")])
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


def test_stand_in_vectors_are_unit_distinct_and_repeatable() -> None:
    stand_in = StandIn(POOL[:5])
    texts = passages(POOL, 50)
    vectors = stand_in.vectors(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert len({vector.tobytes() for vector in vectors}) == 50
    assert np.array_equal(vectors, stand_in.vectors(texts))


def test_ready_made_vectors_are_the_same_in_both_shapes() -> None:
    ready = ReadyMade(StandIn(POOL[:5]), count=8)
    vectors = ready.vectors(POOL)
    encoded = [json.loads(ready.encoded(text)) for text in POOL]
    assert np.allclose(vectors, encoded, atol=1e-5)
    assert 1 < len({vector.tobytes() for vector in vectors}) <= 8
