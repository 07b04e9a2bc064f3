"""Token rows of passages, packed and kept beside the vectors: what the judge compares.

A row is a unit vector, so its direction is all there is to keep: every number becomes an int8
between -127 and 127, and the length is put right again when it is read. The weight that stands
after it in a reading belongs to questions alone. What the rounding costs: docs/decisions/0011.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.errors import StorageFailed
from assistant.retrieval.cache_database import CacheDatabase, Table
from assistant.text import digest

_HEAD = struct.Struct("<IH")  # checksum of the rest, numbers a row
_MOST = 127
_IN_MEMORY = 1_024  # passages that the disk does not take; about 10 KB each
_PATIENCE = 0.25  # seconds to wait for another writer: a row that is lost is only made again


def packed(rows: Any) -> bytes:
    """The rows of a reading, (tokens, width + 1), in one byte a number, without the weights."""
    import numpy

    units = rows[:, :-1]
    largest = numpy.maximum(numpy.abs(units).max(axis=1, keepdims=True), 1e-9)
    body: bytes = numpy.rint(units * (_MOST / largest)).astype(numpy.int8).tobytes()
    return _HEAD.pack(zlib.crc32(body), units.shape[1]) + body


def unpacked(kept: bytes) -> Any:
    """Rows as the judge takes them, (tokens, width + 1) in single precision, with weights of 0."""
    import numpy

    _, width = _HEAD.unpack_from(kept)
    numbers = numpy.frombuffer(kept, numpy.int8, offset=_HEAD.size).reshape(-1, width)
    rows = numpy.zeros((len(numbers), width + 1), numpy.float32)
    rows[:, :-1] = numbers
    rows /= numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows


class TokenRows:
    """Packed rows by text, of one judge; thread-safe.

    They lie in the cache's database. What it does not take stays in memory, and nothing is raised:
    a row that is missing or damaged costs reading the passage again.
    """

    def __init__(self, database: CacheDatabase | None = None, judge_id: str = "") -> None:
        self._database = database
        self._judge_id = judge_id
        self._lock = threading.Lock()
        self._loose: OrderedDict[str, bytes] = OrderedDict()

    def known(self, texts: Sequence[str]) -> dict[str, bytes]:
        """The rows that are kept, of these texts."""
        with self._lock:
            found = {text: self._loose[text] for text in texts if text in self._loose}
            for text in found:
                self._loose.move_to_end(text)
        return found | self._on_disk([text for text in texts if text not in found])

    def keep(self, rows: Mapping[str, bytes]) -> None:
        """Keep rows by their text, longer than this process lasts where that can be."""
        if not rows or self._written(rows):
            return
        with self._lock:
            self._loose.update(rows)
            while len(self._loose) > _IN_MEMORY:
                self._loose.popitem(last=False)

    def _on_disk(self, texts: Sequence[str]) -> dict[str, bytes]:
        if self._database is None or not texts:
            return {}
        keys = {digest(text): text for text in texts}
        try:
            found = self._database.read(Table.TOKEN_ROWS, self._judge_id, list(keys), _PATIENCE)
        except StorageFailed:
            return {}
        return {keys[key]: kept for key, kept in found.items() if _is_whole(kept)}

    def _written(self, rows: Mapping[str, bytes]) -> bool:
        if self._database is None:
            return False
        by_digest = {digest(text): kept for text, kept in rows.items()}
        try:
            self._database.write(Table.TOKEN_ROWS, self._judge_id, by_digest, _PATIENCE)
        except StorageFailed:
            return False
        return True


def _is_whole(kept: object) -> bool:
    if not isinstance(kept, bytes) or len(kept) <= _HEAD.size:  # SQLite keeps what it is given
        return False
    checksum, width = _HEAD.unpack_from(kept)
    body = kept[_HEAD.size :]
    return bool(zlib.crc32(body) == checksum and width and len(body) % width == 0)
