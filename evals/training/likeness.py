"""How alike two wordings are, by the pairs of neighbouring characters that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from evals.baselines.bm25 import bigrams
from evals.wording import squeeze


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the squeezed text."""
    return frozenset(bigrams(text))


def alike(
    texts: Sequence[str], known: Sequence[str], share: float
) -> Iterator[tuple[int, int, float]]:
    """Each text with the texts of `known` that share at least `share` of both their pairs.

    Yields (place in `texts`, place in `known`, shared pairs / pairs of either). Given the same
    list twice, each pair of places comes once and none with itself.
    """
    same = texts is known
    holders: dict[str, list[int]] = defaultdict(list)
    sets = [pairs(text) for text in known]
    for place, found in enumerate(sets):
        for pair in found:
            holders[pair].append(place)
    for place, text in enumerate(texts):
        mine = pairs(text)
        shared = Counter(other for pair in mine for other in holders.get(pair, ()))
        for other, count in sorted(shared.items()):
            ratio = count / (len(mine) + len(sets[other]) - count)
            if ratio >= share and not (same and other <= place):
                yield place, other, ratio


def longest_shared(one: str, other: str) -> str:
    """The longest run of characters that stands in both, signs left out."""
    short, long = sorted((squeeze(one), squeeze(other)), key=len)
    best = ""
    for start in range(len(short)):
        end = start + len(best) + 1
        while end <= len(short) and short[start:end] in long:
            best = short[start:end]
            end += 1
    return best
