"""What every composer keeps: it proposes from the evidence it was given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answering.extractive import ExtractiveComposer
from assistant.domain import Draft, DraftSection, Hit, Quote, Statement
from assistant.protocols import Composer
from assistant.testing import (
    HashingEmbedder,
    InMemoryCatalogue,
    QueueComposer,
    bigrams,
    hits_of,
    line_document,
)

QUESTION = "正式党员不足三人怎么办"
PARSED = line_document(
    "有正式党员三人以上的成立党支部。\n正式党员不足三人的成立联合党支部。\n党员按月交纳党费。\n"
)


def _draft(hits: list[Hit]) -> Draft:
    hit = hits[0]
    quote = Quote(hit.passage, hit.document, hit.passage.start, hit.passage.end)
    return Draft((DraftSection("结论", (Statement(hit.passage.text, (quote,)),)),), "queue")


MAKERS: dict[str, Callable[[], Composer]] = {
    "queue": lambda: QueueComposer([_draft(hits_of(PARSED))]),
    "extractive": lambda: ExtractiveComposer(
        InMemoryCatalogue([PARSED]), HashingEmbedder(), lambda question: [question], bigrams, abs
    ),
}


@pytest.fixture(params=MAKERS)
def composer(request: pytest.FixtureRequest) -> Composer:
    return MAKERS[request.param]()


def test_every_statement_rests_on_a_span_of_a_document_that_was_found(composer: Composer) -> None:
    draft = composer.compose(QUESTION, hits_of(PARSED))
    statements = [statement for section in draft.sections for statement in section.statements]
    assert statements and all(statement.quotes for statement in statements)
    for quote in (quote for statement in statements for quote in statement.quotes):
        assert quote.document == PARSED.document
        assert 0 <= quote.start < quote.end <= len(PARSED.text)


def test_sections_are_titled_and_never_empty(composer: Composer) -> None:
    draft = composer.compose(QUESTION, hits_of(PARSED))
    assert draft.composer
    for section in draft.sections:
        assert section.title in {"结论", "对照", "依据", "怎么做", "需请示", "注意"}
        assert section.statements


def test_no_evidence_no_statement() -> None:
    assert MAKERS["extractive"]().compose(QUESTION, []).sections == ()
    assert QueueComposer([]).compose(QUESTION, []).sections == ()
