"""The stages of a long run: said when they begin and end, and how long each took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from evals.progress import say


class Stages:
    """Seconds by stage, in the order in which they began."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self.seconds: dict[str, float] = {}

    @property
    def total(self) -> float:
        """Seconds since the run began."""
        return round(time.perf_counter() - self._begun, 1)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time the block under this name."""
        say(f"【{name}】开始")
        begun = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - begun, 1)
        say(f"【{name}】完成，用时 {self.seconds[name]:.0f} 秒")
