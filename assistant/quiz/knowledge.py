"""All that the library states, so that a distractor can be held against every sentence of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.figures import figures
from assistant.quiz.claims import Claim
from assistant.quiz_meaning import meaning

ABOUT_THE_SAME = 0.4  # share of a stem's character pairs in a sentence that speaks of the same
_LIKE_MATTER = 0.2  # in a sentence that says of another body that it does the same
_ACT_WITHIN = 8  # characters between a body and what it does
_SAME_CLAUSE = 0.25  # in a sentence of the very clause


class Knowledge:
    """The sentences of a library, found by what they name."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._words = [meaning(claim.text) for claim in claims]
        self._pairs = [pairs(words) for words in self._words]
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        self._by_amount: dict[tuple[str, float], set[int]] = defaultdict(set)
        for at, claim in enumerate(claims):
            for pair in self._pairs[at]:
                self._by_pair[pair].append(at)
            for one in figures(claim.text, rough=True):
                self._by_amount[one.unit, one.low].add(at)
                self._by_amount[one.unit, one.high].add(at)

    def states(self, claim: Claim, about: str, words: str) -> bool:
        """Whether some sentence about the same thing as the stem names the words, or their amount.

        `about`: the stem's own words without its gap. A number that a sentence of the same matter
        states is no distractor, whatever it states it for.
        """
        asked = pairs(meaning(about))
        return any(
            self._about(at, claim, asked)
            for at in self._naming(meaning(words)) | self._amounts(words)
        )

    def does(self, claim: Claim, names: Sequence[str], act: str) -> bool:
        """Whether some sentence says that a body, by any of its names, does the same on the matter.

        Rules give one matter to several bodies in turn: a meeting passes what a committee approves
        of later. So the act, and far less of the stem's own words than elsewhere, is enough.
        """
        if not act:
            return False
        asked = pairs(meaning(claim.text))
        words = "|".join(re.escape(meaning(one)) for one in names)
        doing = re.compile(rf"(?:{words})[^，。；]{{0,{_ACT_WITHIN}}}?{act}")
        rows = {at for one in names for at in self._naming(meaning(one))}
        return any(
            doing.search(self._words[at])
            and len(asked & self._pairs[at]) >= _LIKE_MATTER * len(asked)
            for at in rows
        )

    def used_elsewhere(self, claim: Claim, words: str) -> bool:
        """Whether another document has these very words."""
        found = (self._claims[at] for at in self._naming(meaning(words)))
        return any(one.document.id != claim.document.id for one in found)

    def _naming(self, words: str) -> set[int]:
        found = pairs(words)
        rows = [self._by_pair.get(pair, []) for pair in found]
        rarest = min(rows, key=len, default=[])
        return {at for at in rarest if words in self._words[at]}

    def _amounts(self, words: str) -> set[int]:
        found: set[int] = set()
        for one in figures(words):
            found |= self._by_amount.get((one.unit, one.low), set())
            found |= self._by_amount.get((one.unit, one.high), set())
        return found

    def _about(self, at: int, claim: Claim, asked: frozenset[str]) -> bool:
        if not asked:
            return False
        share = len(asked & self._pairs[at]) / len(asked)
        same = self._claims[at].clause == claim.clause
        return share >= (_SAME_CLAUSE if same else ABOUT_THE_SAME)


@cache
def pairs(words: str) -> frozenset[str]:
    """The character pairs of a text."""
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def overlap(one: Iterable[str], other: frozenset[str]) -> float:
    """How much of the smaller set of pairs the other one holds, in [0, 1]."""
    left = frozenset(one)
    smaller = min(len(left), len(other))
    return len(left & other) / smaller if smaller else 0.0
