"""How long the file at hand may still be read, for parts that can stop half way in good order."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_end: ContextVar[float] = ContextVar("end", default=math.inf)


@contextmanager
def finish_within(seconds: float) -> Iterator[None]:
    """What is read inside should be read after so many seconds."""
    token = _end.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _end.reset(token)


def seconds_left() -> float:
    """Seconds until the reading should end; infinite when nobody set a limit."""
    return _end.get() - time.monotonic()
