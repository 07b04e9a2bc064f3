"""A blueprint where none was written: so many items, shared out over the kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

from assistant.papers import Blueprint, BlueprintPart
from assistant.quiz.point_sharing import WEIGHTS, shared_points
from assistant.quiz_items import ItemKind, QuizRequest

# Of the items of a paper.
_SHARES: Mapping[ItemKind, float] = {
    ItemKind.SINGLE: 0.4,
    ItemKind.MULTIPLE: 0.2,
    ItemKind.JUDGE: 0.25,
    ItemKind.BLANK: 0.1,
    ItemKind.SHORT: 0.05,
}


def plain_blueprint(
    count: int,
    request: QuizRequest,
    versions: Sequence[str] = ("",),
    title: str = "",
    minutes: int = 0,
) -> Blueprint:
    """The blueprint of `count` items within the bounds of a request, whatever that one's count.

    Kinds without a share of one item are left out. The points make 100, where any do.
    """
    wanted = [kind for kind in ItemKind if kind in request.kinds or not request.kinds]
    bounds = (request.documents, request.topics, request.difficulties)
    shares = zip(wanted, _shared_out(count, wanted), strict=True)
    counts = {kind: number for kind, number in shares if number}
    counts, points = _worth_a_hundred(counts)
    parts = tuple(
        BlueprintPart(kind, number, points[kind], *bounds) for kind, number in counts.items()
    )
    named = title or Blueprint(()).title
    return Blueprint(parts, named, minutes, request.seed, tuple(versions), free_points=True)


def _worth_a_hundred(
    counts: dict[ItemKind, int],
) -> tuple[dict[ItemKind, int], Mapping[ItemKind, float]]:
    """The counts, with one item given to another kind where no points make 100 otherwise."""
    moved = (
        counts | {a: counts[a] - 1, b: counts[b] + 1} for a, b in permutations(reversed(counts), 2)
    )
    for tried in (counts, *(one for one in moved if all(one.values()))):
        points = shared_points(tried)
        if points is not None:
            return tried, points
    return counts, WEIGHTS


def _shared_out(count: int, kinds: Sequence[ItemKind]) -> list[int]:
    """Whole numbers that make up the count, the largest remainders first."""
    whole = sum(_SHARES[kind] for kind in kinds)
    exact = [count * _SHARES[kind] / whole for kind in kinds]
    numbers = [int(one) for one in exact]
    rest = sorted(range(len(kinds)), key=lambda at: numbers[at] - exact[at])
    for at in rest[: count - sum(numbers)]:
        numbers[at] += 1
    return numbers
