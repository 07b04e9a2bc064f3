"""Several people asking at once: threads over one assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from evals.clock import timed
from evals.ranking import percentile

USERS = (1, 4, 8, 16)


def measure_users(
    ask: Callable[[str], object], users: int, questions: Sequence[str]
) -> dict[str, Any]:
    """Each asks the next question as soon as the last is answered, until none is left.

    `per_s`: answers a second of all together; `p50_ms`, `p95_ms`: what one of them waits.
    """

    def wait(question: str) -> float:
        with timed() as lap:
            ask(question)
        return lap.seconds * 1000

    with ThreadPoolExecutor(users) as pool, timed() as whole:
        waits = list(pool.map(wait, questions))
    return {
        "users": users,
        "asked": len(waits),
        "per_s": round(len(waits) / whole.seconds, 2),
        **percentiles(waits),
    }


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """The middle and the slow end of times in ms."""
    return {
        "p50_ms": round(percentile(times, 0.5) or 0.0, 2),
        "p95_ms": round(percentile(times, 0.95) or 0.0, 2),
    }
