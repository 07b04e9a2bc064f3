"""Which clause of one version became which of the other: by their words, then by their order.

Numbers say nothing here: a revision moves articles about, and the same number then stands before
another rule.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.comparison import Clause
from assistant.text import squeeze

ALIKE = 0.4  # share of character pairs at which two clauses are versions of one

_CANDIDATES = 8  # clauses that are compared exactly, for each of the old ones
_COMMON = 40  # clauses a character pair may stand in; a more frequent one tells little
# What order may add: among like clauses, the one at the like place is meant.
_ORDER = 0.1

Pairs = dict[int, tuple[int, float]]


def align(old: Sequence[Clause], new: Sequence[Clause]) -> Pairs:
    """Positions of old clauses to positions of new ones with their similarity in [0, 1]."""
    left = [squeeze(clause.text) for clause in old]
    right = [squeeze(clause.text) for clause in new]
    pairs = _equal(left, right, old, new)
    taken = {position for position, _ in pairs.values()}
    open_left = [i for i in range(len(left)) if i not in pairs]
    open_right = [j for j in range(len(right)) if j not in taken]
    ranked = _likenesses(left, right, open_left, open_right)
    for score, i, j in sorted(ranked, key=lambda one: (-one[0], one[1], one[2])):
        if i not in pairs and j not in taken:
            pairs[i] = (j, score - _ORDER * _nearness(i, j, len(left), len(right)))
            taken.add(j)
    return pairs


def _equal(
    left: Sequence[str], right: Sequence[str], old: Sequence[Clause], new: Sequence[Clause]
) -> Pairs:
    """Clauses of the very same words; where several are alike, those of one name, then in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, text in enumerate(right):
        places[text].append(j)
    pairs: Pairs = {}
    for same_name in (True, False):
        for i, text in enumerate(left):
            if i in pairs:
                continue
            for j in places.get(text, ()):
                if not same_name or old[i].name == new[j].name:
                    pairs[i] = (j, 1.0)
                    places[text].remove(j)
                    break
    return pairs


def _likenesses(
    left: Sequence[str], right: Sequence[str], open_left: Sequence[int], open_right: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    counted = {j: _pairs(right[j]) for j in open_right}
    postings: dict[str, list[int]] = defaultdict(list)
    for j, pairs in counted.items():
        for pair in pairs:
            postings[pair].append(j)
    for i in open_left:
        mine = _pairs(left[i])
        shared: Counter[int] = Counter()
        for pair in mine:
            holding = postings.get(pair, ())
            if len(holding) <= _COMMON:
                shared.update(holding)
        for j in heapq.nlargest(_CANDIDATES, shared, key=lambda at: (shared[at], -at)):
            share = _share(mine, counted[j])
            if share >= ALIKE:
                yield share + _ORDER * _nearness(i, j, len(left), len(right)), i, j


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def _share(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    common = sum(min(count, other.get(pair, 0)) for pair, count in one.items())
    return 2 * common / max(sum(one.values()) + sum(other.values()), 1)


def _nearness(i: int, j: int, lefts: int, rights: int) -> float:
    return 1.0 - abs(i / max(lefts, 1) - j / max(rights, 1))
