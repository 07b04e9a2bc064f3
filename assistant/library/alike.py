"""Documents of which the library may hold one too many, and those that are to stay together."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from assistant.document_names import number_key, title_key
from assistant.domain import Document, Status
from assistant.library.parts import Parts
from assistant.library.reprints import is_reprint
from assistant.library.storage import storage_errors
from assistant.library.versions import one_text
from assistant.stock import AlikePair, Likeness

_SHARED = 8  # numbers of two sketches, as when a file is added
_MOST = 200  # pairs that are compared word by word, the likest first
# Whoever asks for the law of today is not misled by these.
_SUPERSEDED = (Status.REVISED, Status.REPEALED)


class KeptBoth:
    """Pairs that a clerk wants to keep, in a small file of the library's folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = home / "kept_both.json"

    def pairs(self) -> set[tuple[str, str]]:
        """Their ids, each pair in order; none where the file cannot be read."""
        try:
            told = json.loads(self._file.read_text("utf-8"))
            return {_pair(str(one), str(other)) for one, other in told}
        except (OSError, ValueError, TypeError):
            return set()

    def add(self, one: str, other: str) -> None:
        """Keep both of them. Raises: StorageFailed."""
        told = sorted({*self.pairs(), _pair(one, other)})
        part = self._file.with_suffix(".part")
        with storage_errors(self._home):
            part.write_text(json.dumps(told), "utf-8")
            os.replace(part, self._file)


def alike_pairs(parts: Parts, documents: Iterable[Document]) -> list[AlikePair]:
    """Pairs to decide on: reprints first, then versions of one text that both seem to be in force.

    `documents`: the live ones, with the status of today.
    """
    live = {one.id: one for one in documents}
    settled = KeptBoth(parts.home).pairs()
    found: dict[tuple[str, str], AlikePair] = {}
    for one, other in parts.registry.pairs_sharing(_SHARED, _MOST):
        pair = _pair(one, other)
        if pair in settled or not {one, other} <= live.keys():
            continue
        left, right = parts.registry.stored(one), parts.registry.stored(other)
        if left and right and is_reprint(left, right):
            found[pair] = _ordered(Likeness.REPRINT, live[one], live[other])
    for left_, right_ in _namesakes(live.values()):
        pair = _pair(left_.id, right_.id)
        if pair in settled or pair in found:
            continue
        if one_text(left_, right_):
            found[pair] = _ordered(Likeness.VERSION, left_, right_)
    return [one for one in found.values() if one.older.status not in _SUPERSEDED]


def _namesakes(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    named: dict[str, list[Document]] = defaultdict(list)
    for one in documents:
        named[title_key(one.title)].append(one)
        if one.number:
            named[number_key(one.number)].append(one)
    for group in named.values():
        yield from combinations(group, 2)


def _ordered(likeness: Likeness, one: Document, other: Document) -> AlikePair:
    later = bool(one.date and other.date and one.date > other.date) or (
        one.date is not None and other.date is None
    )
    older, newer = (other, one) if later else (one, other)
    return AlikePair(likeness, older, newer)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
