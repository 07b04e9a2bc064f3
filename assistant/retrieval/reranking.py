"""The first passages put in order by who answers the question, not only who speaks of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Hit
from assistant.index_text import index_entry
from assistant.protocols import Reranker

JUDGED = 12  # passages that are read again: what an answer is composed from
# What a step of the judge's log odds adds to the fused score, and from where on it says no more.
_WEIGHT, _SURE = 0.01, 12.0


def reranked(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """The hits with the first ones in their new order, each with what the judge thinks of it.

    The scores stay where they are, from the best down: they say how near the library comes to the
    question, and refusal and composition are fitted to them.
    """
    first, rest = list(hits[:JUDGED]), list(hits[JUDGED:])
    texts = [index_entry(hit.document, hit.passage).text for hit in first]
    likely = reranker.answers(question, texts)
    judged = [replace(hit, answers=share) for hit, share in zip(first, likely, strict=True)]
    ordered = sorted(judged, key=_worth, reverse=True)
    scores = sorted((hit.score for hit in judged), reverse=True)
    return [
        *(replace(hit, score=score) for hit, score in zip(ordered, scores, strict=True)),
        *rest,
    ]


def _worth(hit: Hit) -> float:
    likely = min(max(hit.answers or 0.0, 1e-9), 1 - 1e-9)
    odds = math.log(likely / (1 - likely))
    return hit.score + _WEIGHT * min(max(odds, -_SURE), _SURE)
