"""Scores of several indexes on one scale, and their weighted sum.

Every part is absolute (it means the same for every question), so a question whose words stand
in the text is decided by words and one in lay wording by meaning, without a switch.
Measured against per-question scaling and rank fusion in docs/decisions/0002-retrieval-fusion.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.protocols import Match
from assistant.retrieval.cosine_scale import CosineScale


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the parts; they sum to 1."""

    words: float = 0.1
    bigrams: float = 0.35
    meaning: float = 0.55


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage id with its parts: cosine, lexical shares, and the sum in [0, 1]."""

    passage_id: str
    score: float
    similarity: float
    words: float
    bigrams: float


def fuse(
    words: Sequence[Match],
    bigrams: Sequence[Match],
    vectors: Sequence[Match],
    weights: Weights,
    scale: CosineScale,
) -> list[Fused]:
    """The union of the lists, best first.

    `scale` is that of the model. A passage outside the list of vectors gets the least cosine of
    that list, an upper bound of its own; one outside a lexical list gets 0.
    """
    by_words = {match.passage_id: match.score for match in words}
    by_bigrams = {match.passage_id: match.score for match in bigrams}
    by_meaning = {match.passage_id: match.score for match in vectors}
    outside = min(by_meaning.values(), default=scale.unrelated)
    fused = []
    for passage_id in {**by_meaning, **by_words, **by_bigrams}:
        cosine = by_meaning.get(passage_id, outside)
        word, bigram = by_words.get(passage_id, 0.0), by_bigrams.get(passage_id, 0.0)
        score = weights.words * word + weights.bigrams * bigram
        score += weights.meaning * scale.share(cosine)
        fused.append(Fused(passage_id, score, cosine, word, bigram))
    return sorted(fused, key=lambda row: (-row.score, row.passage_id))
