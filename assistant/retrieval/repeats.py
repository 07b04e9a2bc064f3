"""One text that stands in several documents: shown once, from the document that binds most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.domain import Hit, Level
from assistant.text import squeeze

_SHINGLE = 8  # characters; shorter ones are shared by texts that say different things
_UNRANKED = len(Level)
_SAME = 0.8  # share of the shorter text's shingles


def without_repeats(hits: Iterable[Hit], k: int) -> list[Hit]:
    """The first `k` hits that differ; a repeat with higher authority takes its twin's place."""
    kept: list[tuple[Hit, frozenset[str]]] = []
    lowest: int | None = None  # the rank, once there are k, of which none kept is below
    for hit in hits:
        if lowest is None and len(kept) == k:
            lowest = max((_rank(other) for other, _ in kept), default=0)
        if lowest is not None and _rank(hit) >= lowest:
            continue  # it could take nobody's place
        shingles = _shingles(hit.passage.text)
        if not shingles:
            continue
        twin = next(
            (
                i
                for i, (other, known) in enumerate(kept)
                if _same(shingles, known) and not _versions(hit, other)
            ),
            None,
        )
        if twin is None:
            if len(kept) < k:
                kept.append((hit, shingles))
        elif _rank(hit) < _rank(kept[twin][0]):
            kept[twin] = (replace(hit, score=kept[twin][0].score), shingles)
    return [hit for hit, _ in kept]


def _shingles(text: str) -> frozenset[str]:
    body = squeeze(text)
    return frozenset(
        body[i : i + _SHINGLE] for i in range(max(1, len(body) - _SHINGLE + 1)) if body
    )


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * min(len(one), len(other))


def _versions(hit: Hit, other: Hit) -> bool:
    """Whether one ended the other: the few words in which they differ are what matters."""
    one, two = hit.document, other.document
    return one.replaced_by == two.id or two.replaced_by == one.id


def _rank(hit: Hit) -> int:
    level = hit.document.level
    return level.rank if level is not None else _UNRANKED
