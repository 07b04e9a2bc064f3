"""What every embedder keeps."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from assistant.protocols import Embedder
from assistant.retrieval.embedding import OnnxEmbedder
from assistant.testing import HashingEmbedder

TEXTS = ["党支部每月召开一次党员大会", "缴纳党费的标准", "党" * 2000, ""]


@pytest.fixture(scope="module", params=[HashingEmbedder, OnnxEmbedder])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    make: Callable[[], Embedder] = request.param
    return make()


def test_one_unit_vector_a_text_all_of_one_dimension(embedder: Embedder) -> None:
    vectors = [*embedder.embed_documents(TEXTS), embedder.embed_query("党费怎么交")]
    assert len(vectors) == len(TEXTS) + 1
    assert len({len(vector) for vector in vectors}) == 1
    lengths = [math.hypot(*vector) for vector in vectors]
    assert lengths == pytest.approx([1.0] * len(vectors), abs=1e-3)


def test_no_text_no_vector(embedder: Embedder) -> None:
    assert embedder.embed_documents([]) == []


def test_vectors_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    forwards = embedder.embed_documents(TEXTS[:3])
    backwards = embedder.embed_documents(TEXTS[2::-1])
    for left, right in zip(forwards, reversed(backwards), strict=True):
        assert left == pytest.approx(right, abs=0.05)


def test_the_same_text_has_the_same_vector(embedder: Embedder) -> None:
    assert embedder.embed_query(TEXTS[0]) == embedder.embed_query(TEXTS[0])


def test_related_text_lies_nearer(embedder: Embedder) -> None:
    question = embedder.embed_query("党费的缴纳标准是多少")
    meeting, dues = embedder.embed_documents(TEXTS[:2])
    assert math.dist(question, dues) < math.dist(question, meeting)
