"""Memory and processor time of this process and all it starts, while a block runs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_EVERY = 0.1  # seconds; a look costs about one thousandth of a second
_MB = 1 << 20


@dataclass(slots=True)
class Watched:
    """What the block cost; filled in when it ends.

    `rss_mb`: the most memory at one moment, summed over the processes. Pages that processes share
    count once for each, so this is an upper bound. `cpu_seconds` misses at most the last tenth of
    a second of a process that ended within the block.
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    rss_before_mb: float = 0.0
    rss_mb: float = 0.0

    @property
    def cores(self) -> float:
        """How many cores were busy on average."""
        return self.cpu_seconds / self.seconds if self.seconds else 0.0


@contextmanager
def watched() -> Iterator[Watched]:
    """Watch the tree of processes below this one."""
    found, looks, done = Watched(), _Looks(), threading.Event()
    looks.look()
    found.rss_before_mb, before = looks.peak / _MB, looks.cpu_seconds
    watcher = threading.Thread(target=_keep_looking, args=(looks, done), daemon=True)
    watcher.start()
    start = time.perf_counter()
    try:
        yield found
    finally:
        found.seconds = time.perf_counter() - start
        done.set()
        watcher.join()
        looks.look()
        found.cpu_seconds = looks.cpu_seconds - before
        found.rss_mb = looks.peak / _MB


@dataclass(slots=True)
class _Looks:
    """The highest sum so far, and the last known processor time of every process."""

    peak: int = 0
    times: dict[tuple[int, float], float] = field(default_factory=dict)

    @property
    def cpu_seconds(self) -> float:
        return sum(self.times.values())

    def look(self) -> None:
        import psutil

        held = 0
        this = psutil.Process()
        for process in [this, *this.children(recursive=True)]:
            try:
                held += self._look_at(process)
            except psutil.Error:  # it has ended meanwhile
                continue
        self.peak = max(self.peak, held)

    def _look_at(self, process: Any) -> int:
        with process.oneshot():
            times = process.cpu_times()
            self.times[process.pid, process.create_time()] = times.user + times.system
            return int(process.memory_info().rss)


def _keep_looking(looks: _Looks, done: threading.Event) -> None:
    while not done.wait(_EVERY):
        looks.look()
