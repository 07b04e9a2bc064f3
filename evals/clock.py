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
    """Seconds that a block took; filled in when it ends.

    `cpu_seconds`: of this process, all its threads; what neighbours do to the clock is not in it.
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Lap]:
    """Wall and processor time of the block."""
    lap = Lap()
    start, cpu_start = time.perf_counter(), time.process_time()
    try:
        yield lap
    finally:
        lap.seconds = time.perf_counter() - start
        lap.cpu_seconds = time.process_time() - cpu_start


def peak_rss_mb() -> float:
    """The most memory this process has held so far (resident, MiB)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
