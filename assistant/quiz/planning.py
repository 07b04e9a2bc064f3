"""A blueprint where none was written: so many items, shared out over the kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.papers import Blueprint, BlueprintPart
from assistant.quiz_items import ItemKind, QuizRequest

# Of the items of a paper, and what each is worth.
_SHARES: Mapping[ItemKind, float] = {
    ItemKind.SINGLE: 0.4,
    ItemKind.MULTIPLE: 0.2,
    ItemKind.JUDGE: 0.25,
    ItemKind.BLANK: 0.1,
    ItemKind.SHORT: 0.05,
}
_POINTS: Mapping[ItemKind, float] = {
    ItemKind.SINGLE: 2,
    ItemKind.MULTIPLE: 3,
    ItemKind.JUDGE: 1,
    ItemKind.BLANK: 2,
    ItemKind.SHORT: 10,
}


def plain_blueprint(
    count: int,
    request: QuizRequest,
    versions: Sequence[str] = ("",),
    title: str = "",
    minutes: int = 0,
) -> Blueprint:
    """The blueprint of `count` items within the bounds of a request, whatever that one's count.

    Kinds without a share of one item are left out.
    """
    wanted = [kind for kind in ItemKind if kind in request.kinds or not request.kinds]
    bounds = (request.documents, request.topics, request.difficulties)
    parts = tuple(
        BlueprintPart(kind, number, _POINTS[kind], *bounds)
        for kind, number in zip(wanted, _shared_out(count, wanted), strict=True)
        if number
    )
    return Blueprint(parts, title or Blueprint(()).title, minutes, request.seed, tuple(versions))


def _shared_out(count: int, kinds: Sequence[ItemKind]) -> list[int]:
    """Whole numbers that make up the count, the largest remainders first."""
    whole = sum(_SHARES[kind] for kind in kinds)
    exact = [count * _SHARES[kind] / whole for kind in kinds]
    numbers = [int(one) for one in exact]
    rest = sorted(range(len(kinds)), key=lambda at: numbers[at] - exact[at])
    for at in rest[: count - sum(numbers)]:
        numbers[at] += 1
    return numbers
