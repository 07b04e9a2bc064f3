"""What every retriever keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.domain import Scope
from assistant.index_text import index_entry
from assistant.protocols import Retriever
from assistant.retrieval.cosine_scale import CosineScale
from assistant.retrieval.hybrid import HybridRetriever
from assistant.testing import (
    FixedRetriever,
    HashingEmbedder,
    InMemoryCatalogue,
    InMemoryLexicalIndex,
    InMemoryVectorIndex,
    bigrams,
    hits_of,
    line_document,
)

DUES = line_document("党员每月交纳党费。\n党费的标准另行规定。\n", title="党费")
BRANCH = line_document("正式党员三人以上成立党支部。\n不足三人的成立联合党支部。\n", title="支部")
BOTH = [DUES, BRANCH]


def _hybrid() -> HybridRetriever:
    indexes = InMemoryVectorIndex(HashingEmbedder()), InMemoryLexicalIndex(), InMemoryLexicalIndex()
    for index in indexes:
        for parsed in BOTH:
            index.add([index_entry(parsed.document, passage) for passage in parsed.passages])
    catalogue = InMemoryCatalogue(BOTH)
    return HybridRetriever(
        *indexes,
        catalogue,
        scale=CosineScale(0.0),
        wordings=lambda question: [question],
        terms=bigrams,
    )


@pytest.fixture(params=["fixed", "hybrid"])
def retriever(request: pytest.FixtureRequest) -> Iterator[Retriever]:
    if request.param == "fixed":
        yield FixedRetriever([hit for parsed in BOTH for hit in hits_of(parsed)])
        return
    hybrid = _hybrid()
    yield hybrid
    hybrid.close()


def test_best_first_on_a_scale_from_0_to_1(retriever: Retriever) -> None:
    scores = [hit.score for hit in retriever.retrieve("党费怎么交", 10, Scope())]
    assert scores == sorted(scores, reverse=True)
    assert scores and all(0.0 <= score <= 1.0 for score in scores)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_no_more_than_k(retriever: Retriever, k: int) -> None:
    assert len(retriever.retrieve("党员", k, Scope())) <= k


def test_a_hit_is_a_literal_passage_of_its_document(retriever: Retriever) -> None:
    texts = {parsed.document.id: parsed.text for parsed in BOTH}
    for hit in retriever.retrieve("联合党支部", 10, Scope()):
        text = texts[hit.document.id]
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_nothing_from_outside_the_scope(retriever: Retriever) -> None:
    scope = Scope(documents=(DUES.document.id,))
    hits = retriever.retrieve("成立党支部", 10, scope)
    assert {hit.document.id for hit in hits} == {DUES.document.id}
