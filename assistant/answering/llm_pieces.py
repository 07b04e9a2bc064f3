"""The pieces of an answer as they come, and the tokens that were used, at their end."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import cast

# What is returned at the end: the tokens of the prompt and of the answer, 0 where nobody counts.
Pieces = Generator[str, None, tuple[int, int]]


def counted(pieces: Iterator[str]) -> Pieces:
    """The same pieces; a model that returns no count, or none at all, has used 0 tokens."""
    tokens = yield from cast("Generator[str, None, tuple[int, int] | None]", pieces)
    return tokens or (0, 0)
