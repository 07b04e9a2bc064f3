"""Vectors in a backup: the digest of a text (32 bytes) and its vector in 4-byte floats, repeated.

They are numbers of one model; a library with another one embeds the texts anew.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

_DIGEST = 32
_FLOAT = 4
_ROWS = 512


def packed(vectors: Mapping[str, Sequence[float]]) -> bytes:
    """Vectors by the digest of their text as bytes."""
    return b"".join(bytes.fromhex(key) + _bytes(vector) for key, vector in vectors.items())


def unpacked(content: IO[bytes], dimensions: int) -> Iterator[dict[str, array[float]]]:
    """Vectors by digest, some hundreds at once. Raises: ValueError for what cannot be one."""
    size = _DIGEST + _FLOAT * dimensions
    while block := content.read(size * _ROWS):
        if len(block) % size:
            raise ValueError("a part of a row")
        rows = (block[at : at + size] for at in range(0, len(block), size))
        yield {row[:_DIGEST].hex(): _vector(row[_DIGEST:]) for row in rows}


def _bytes(vector: Sequence[float]) -> bytes:
    numbers = array("f", vector)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _vector(content: bytes) -> array[float]:
    numbers = array("f", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    if not math.isfinite(math.fsum(numbers)):
        raise ValueError("not a number")
    return numbers
