"""The rows that answer best by BM25, as SQLite's bm25() computes it to the last bit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.retrieval.lexical_terms import Postings, TermTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K1 = 1.2  # the constants of FTS5's bm25()
_B = 0.75
_FIRST = 4  # times k: the rows that are scored to learn what the k-th best scores at least
_ROUNDING = 1e-9


def idf(passages: int, frequency: int) -> float:
    """As in FTS5: log((N - n + 0.5) / (n + 0.5)), never below a millionth."""
    return max(1e-6, math.log((passages - frequency + 0.5) / (frequency + 0.5)))


def best_rows(table: TermTable, terms: Sequence[str], k: int) -> list[tuple[int, float]]:
    """The `k` rows of the highest sum over the terms, best first; of equals the earlier row.

    A row scores most when it is empty but for these terms. What it would score then tells which
    rows need no look at their length, because they cannot be among the best.
    """
    import numpy as np

    lists = [table.postings(term) for term in terms]
    weights = [idf(table.rows, len(one.rows)) for one in lists]
    # The length of a row is not below the times that it holds a term.
    shortest = K1 * _B / table.mean_length
    most = [
        weight * (times * (K1 + 1) / (times * (1 + shortest) + K1 * (1 - _B)))
        for weight, times in zip(
            weights, (one.times.astype(np.float64) for one in lists), strict=True
        )
    ]
    ceilings = np.bincount(np.concatenate([one.rows for one in lists]), np.concatenate(most))
    rows = np.flatnonzero(ceilings)
    if len(rows) > _FIRST * k:
        first = np.argpartition(-ceilings, _FIRST * k)[: _FIRST * k]
        scores = _scores(table, lists, weights, np.sort(first))
        kth = np.partition(scores, -k)[-k]
        rows = np.flatnonzero(ceilings >= kth - _ROUNDING)
    scores = _scores(table, lists, weights, rows)
    order = np.lexsort((rows, -scores))[:k]
    return list(zip(rows[order].tolist(), scores[order].tolist(), strict=True))


def _scores(
    table: TermTable,
    lists: Sequence[Postings],
    weights: Sequence[float],
    rows: NDArray[np.intp],
) -> NDArray[np.float64]:
    """The sum for each of the rows, which ascend; in FTS5's own order of operations."""
    import numpy as np

    lengths = table.lengths(rows.astype(np.int32)).astype(np.float64)
    discount = K1 * (1 - _B + _B * lengths / table.mean_length)
    total = np.zeros(len(rows))
    for one, weight in zip(lists, weights, strict=True):
        at = np.searchsorted(one.rows, rows)
        at[at == len(one.rows)] = 0
        times = np.where(one.rows[at] == rows, one.times[at], 0.0).astype(np.float64)
        total += weight * ((times * (K1 + 1)) / (times + discount))
    return total
