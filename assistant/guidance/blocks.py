"""Which parts of which documents lay a procedure down, found from what was retrieved.

A part that names the topic in its heading is taken whole: a run of headings 第一步, 第二步 …, a
chapter, or the whole rule where its title names the topic. Elsewhere only the clauses count that
were found and that name it themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain import Hit, Kind
from assistant.guidance.block import Block
from assistant.guidance.guide_blocks import block_of_guide
from assistant.guidance.rule_blocks import block_of_rule
from assistant.guidance.topic import Topic
from assistant.protocols import Catalogue


def blocks(
    topic: Topic, hits: Sequence[Hit], catalogue: Catalogue, on: date | None = None
) -> list[Block]:
    """The blocks, one a document, in the order in which the documents were found."""
    found = []
    best = max((hit.score for hit in hits), default=0.0)
    by_document: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.document.kind is not Kind.NEWS:
            by_document.setdefault(hit.document.id, []).append(hit)
    for document_id, own in by_document.items():
        contents = catalogue.contents(document_id, on)
        articles = any(section.rank == "条" for section in contents.sections)
        block = (block_of_rule if articles else block_of_guide)(topic, contents, own, best)
        if block.sections:
            found.append(block)
    named = [block for block in found if block.named]
    return named or found
