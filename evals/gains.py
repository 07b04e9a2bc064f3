"""How early the evidence of a question stands in a ranking: its rank and its nDCG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from evals.evidence import Found, Shelf, rank_of_evidence
from evals.questions import Question

DEPTH = 10
FIRST = 5


@dataclass(frozen=True, slots=True)
class Gain:
    """`rank`: results that it takes to have the evidence; `read`: characters of the first five."""

    rank: int | None
    ndcg: float
    read: int

    @property
    def reciprocal(self) -> float:
        """1 / rank within the first ten, else 0."""
        return 1 / self.rank if self.rank and self.rank <= DEPTH else 0.0

    def hit(self, k: int) -> float:
        """1 when the evidence stands among the first `k`."""
        return float(self.rank is not None and self.rank <= k)


def gain(question: Question, found: Sequence[Found], shelf: Shelf) -> Gain:
    """The gain of one ranking.

    nDCG@10: every clause that is needed counts once, where it first stands. Where any one of
    several clauses will do, one is needed: the first that is found.
    """
    clauses, every = question.full, question.needs_all
    needed = [(clause,) for clause in clauses] if every else [clauses]
    firsts = [rank_of_evidence(group, False, found, shelf) for group in needed]
    gains = sum(1 / math.log2(rank + 1) for rank in firsts if rank and rank <= DEPTH)
    best = sum(1 / math.log2(place + 1) for place in range(1, min(len(needed), DEPTH) + 1))
    return Gain(
        rank=rank_of_evidence(clauses, every, found, shelf),
        ndcg=min(1.0, gains / best) if best else 0.0,
        read=sum(len(item.text) for item in found[:FIRST]),
    )
