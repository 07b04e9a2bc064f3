"""Points that make 100 in all: what each kind is worth, and the nearest way where a plan misses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from math import log

from assistant.papers import points_words
from assistant.quiz_items import ItemKind

WHOLE = 100.0
STEP = 0.5  # points are whole or half
# What a kind is worth beside the others.
WEIGHTS: Mapping[ItemKind, float] = {
    ItemKind.SINGLE: 2,
    ItemKind.MULTIPLE: 3,
    ItemKind.JUDGE: 1,
    ItemKind.BLANK: 2,
    ItemKind.SHORT: 10,
}
_WITHIN = 2.2  # times what a kind is worth by its weight, either way
_HALVES, _UNEVEN = 0.08, 0.25  # how much half points, and parts that do not divide, count against
_WHOLE_FIRST = 0.6
_TRIED = 61  # half points that a 简答 item may be worth, so that its parts can share them
_MOST_VALUES = 12  # of one kind that are tried
_FEW_MORE = 6  # items of a kind, up or down, beside a change of another kind
_PARTS = (3, 4, 5, 6)  # points of a 简答 item, mostly

Counts = Mapping[ItemKind, int]


def divides(points: float, parts: int) -> bool:
    """Whether each of so many parts is worth a whole or half number of points."""
    return float(points / parts / STEP).is_integer()


def shared_points(counts: Counts, parts: Collection[int] = _PARTS) -> dict[ItemKind, float] | None:
    """Points of each kind that make 100 in all; None where there are none.

    Near to `WEIGHTS`, whole rather than half, and for 简答 such as `parts` can share.
    """
    kinds = [kind for kind in ItemKind if counts.get(kind)]
    whole = sum(counts[kind] * WEIGHTS[kind] for kind in kinds)
    if not kinds:
        return None
    aimed = {kind: WEIGHTS[kind] * WHOLE / whole for kind in kinds}
    # What is left over goes to the kind with most items, which has fewest ways to take it.
    *free, last = sorted(kinds, key=lambda kind: counts[kind])
    best: tuple[float, dict[ItemKind, float]] | None = None
    for values in product(*(_values(aimed[kind]) for kind in free)):
        found = dict(zip(free, values, strict=True))
        rest = (WHOLE - sum(counts[kind] * found[kind] for kind in free)) / counts[last]
        if rest < STEP or not (rest / STEP).is_integer():
            continue
        found[last] = rest
        cost = _cost(found, aimed, parts)
        if best is None or cost < best[0]:
            best = cost, found
    return best[1] if best else None


def nearest_way(counts: Counts, points: Mapping[ItemKind, float]) -> str:
    """How a plan that misses 100 points comes to them, in Chinese; empty where it does not miss."""
    total = sum(counts[kind] * points[kind] for kind in counts)
    if not total or abs(total - WHOLE) < STEP / 2:
        return ""
    told = f"各题分值合计 {points_words(total)} 分，不是 100 分"
    way = min((*_ways(counts, points), *_double_ways(counts, points)), default=None)
    if way:
        return f"{told}，最近的改法：{way[1]}"
    shared = shared_points(counts)
    if shared is None:
        return f"{told}，这样的题数凑不成 100 分，请增减题数"
    each = "、".join(f"{kind.label} {points_words(shared[kind])} 分" for kind in counts)
    return f"{told}，最近的改法：每题分值改为{each}"


def uneven(points: float, sizes: Collection[int]) -> str:
    """What parts of 简答 items cannot share the points, with what could be; empty where all can."""
    odd = [size for size in sorted(set(sizes)) if not divides(points, size)]
    if not odd:
        return ""
    listed = "、".join(f"{size} 个" for size in odd)
    told = f"简答题每题 {points_words(points)} 分，有 {listed}要点的不好平分"
    # Whole points rather than half ones that lie a little nearer.
    tries = sorted(
        (at * STEP for at in range(1, _TRIED)),
        key=lambda one: abs(one - points) + _WHOLE_FIRST * (not one.is_integer()),
    )
    found = next((one for one in tries if all(divides(one, size) for size in sizes)), None)
    return f"{told}，每题 {points_words(found)} 分就好分" if found else told


def _values(aimed: float) -> list[float]:
    """The points near to those aimed at, nearest first."""
    least, most = aimed / _WITHIN, aimed * _WITHIN
    steps = range(max(1, round(least / STEP)), round(most / STEP) + 1)
    return sorted((at * STEP for at in steps), key=lambda one: abs(log(one / aimed)))[:_MOST_VALUES]


def _cost(
    found: Mapping[ItemKind, float], aimed: Mapping[ItemKind, float], parts: Collection[int]
) -> float:
    cost = sum(log(found[kind] / aimed[kind]) ** 2 for kind in found)
    cost += _HALVES * sum(not one.is_integer() for one in found.values())
    if ItemKind.SHORT in found:
        uneven_sizes = sum(not divides(found[ItemKind.SHORT], size) for size in parts)
        cost += _UNEVEN * len(_PARTS) * uneven_sizes / max(1, len(parts))
    order = [kind for kind in (ItemKind.JUDGE, ItemKind.SINGLE, ItemKind.MULTIPLE) if kind in found]
    worth = [found[kind] for kind in order]
    return cost + sum(a > b for a, b in zip(worth, worth[1:], strict=False))


def _ways(
    counts: Counts, points: Mapping[ItemKind, float], whole: float = WHOLE
) -> Iterator[tuple[float, str]]:
    """Changes of one kind that lead to the whole: how far each goes, and in words."""
    missing = whole - sum(counts[kind] * points[kind] for kind in counts)
    for kind, count in counts.items():
        worth = points[kind] + missing / count
        if worth >= STEP and (worth / STEP).is_integer():
            now, then = points_words(points[kind]), points_words(worth)
            words = f"{kind.label}题每题由 {now} 分改为 {then} 分"
            yield abs(log(worth / points[kind])), words
        many = count + missing / points[kind]
        if many >= 1 and float(many).is_integer():
            yield abs(log(many / count)), f"{kind.label}题由 {count} 道改为 {int(many)} 道"


def _double_ways(counts: Counts, points: Mapping[ItemKind, float]) -> Iterator[tuple[float, str]]:
    """The same for two kinds at once: some more or fewer of the one, then whatever is left."""
    for kind, count in counts.items():
        for many in range(max(1, count - _FEW_MORE), count + _FEW_MORE + 1):
            others = {one: number for one, number in counts.items() if one is not kind}
            if many == count or not others:
                continue
            cost = abs(log(many / count))
            rest = WHOLE - many * points[kind]
            for further, words in _ways(others, points, rest):
                yield cost + further, f"{kind.label}题由 {count} 道改为 {many} 道，{words}"
