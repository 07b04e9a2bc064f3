"""Time and memory of this process."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Lap:
    """Seconds that a block took; filled in when it ends."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Lap]:
    """Wall time of the block."""
    lap = Lap()
    start = time.perf_counter()
    try:
        yield lap
    finally:
        lap.seconds = time.perf_counter() - start


def peak_rss_mb() -> float:
    """The most memory this process has held so far (resident, MiB)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
