"""One text that stands in several documents: shown once, from the document that binds most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.domain import Hit, Level
from assistant.text import squeeze

_SHINGLE = 8  # characters; shorter ones are shared by texts that say different things
_UNRANKED = len(Level)
_SAME = 0.8  # share of the shorter text's shingles


def without_repeats(hits: Iterable[Hit], k: int) -> list[Hit]:
    """The first `k` hits that differ; a repeat with higher authority takes its twin's place."""
    kept: list[tuple[Hit, set[str]]] = []
    seen = _Seen()
    lowest: int | None = None  # the rank, once there are k, of which none kept is below
    for hit in hits:
        if lowest is None and len(kept) == k:
            lowest = max((_rank(other) for other, _ in kept), default=0)
        if lowest is not None and _rank(hit) >= lowest:
            continue  # it could take nobody's place
        shingles = _shingles(hit.passage.text)
        if not shingles:
            continue
        twin = _twin(hit, shingles, kept) if seen.may_hold_twin(shingles) else None
        if twin is None:
            if len(kept) < k:
                kept.append((hit, shingles))
                seen.add(shingles)
        elif _rank(hit) < _rank(kept[twin][0]):
            kept[twin] = (replace(hit, score=kept[twin][0].score), shingles)
            seen.add(shingles)
    return [hit for hit, _ in kept]


class _Seen:
    """The shingles of all kept texts together: who shares few of them has no twin among them."""

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._fewest: int | None = None

    def add(self, shingles: set[str]) -> None:
        self._all |= shingles
        self._fewest = min(len(shingles), self._fewest or len(shingles))

    def may_hold_twin(self, shingles: set[str]) -> bool:
        least = min(len(shingles), self._fewest or 0)
        return bool(self._all) and len(shingles & self._all) >= _SAME * least


def _twin(hit: Hit, shingles: set[str], kept: Sequence[tuple[Hit, set[str]]]) -> int | None:
    """The place of the first kept text that is the same."""
    return next(
        (
            place
            for place, (other, known) in enumerate(kept)
            if _same(shingles, known) and not _versions(hit, other)
        ),
        None,
    )


def _shingles(text: str) -> set[str]:
    body = _body(text)
    return {body[i : i + _SHINGLE] for i in range(max(1, len(body) - _SHINGLE + 1)) if body}


@lru_cache(maxsize=4_096)  # the same passages come up for many questions
def _body(text: str) -> str:
    return squeeze(text)


def _same(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))


def _versions(hit: Hit, other: Hit) -> bool:
    """Whether one ended the other: the few words in which they differ are what matters."""
    one, two = hit.document, other.document
    return one.replaced_by == two.id or two.replaced_by == one.id


def _rank(hit: Hit) -> int:
    level = hit.document.level
    return level.rank if level is not None else _UNRANKED
