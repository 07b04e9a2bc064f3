"""Sketches of texts: a few numbers of which alike texts share most."""

from __future__ import annotations

import heapq
import zlib

from assistant.text import squeeze

SHINGLE = 8
SKETCH = 32
# A shorter text says too little: notices and forms of a few lines resemble each other anyway.
SHORTEST = 120

_CHARACTER = 4  # bytes in UTF-32
_SCATTER = 0x9E3779B1  # an odd number: checksums of like runs must not lie side by side


def shingles(plain: str) -> set[int]:
    """The checksums of all runs of eight characters of a text in comparison form."""
    data = plain.encode("utf-32-le", "surrogatepass")
    width = SHINGLE * _CHARACTER
    last = max(len(data) - width, 0)
    return {zlib.crc32(data[at : at + width]) for at in range(0, last + 1, _CHARACTER)}


def sketch(text: str) -> tuple[int, ...]:
    """The smallest of the scattered checksums; empty for a text too short to judge."""
    plain = squeeze(text)
    if len(plain) < SHORTEST:
        return ()
    return tuple(heapq.nsmallest(SKETCH, {one * _SCATTER & 0xFFFFFFFF for one in shingles(plain)}))
