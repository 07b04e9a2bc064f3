"""Which sentence of a source a stretch of text is about, told by the words that tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.support.segments import Segment, Sentence
from assistant.support.wording import bigrams, covered, says


@dataclass(frozen=True, slots=True)
class Place:
    """Neighbouring segments of a source, one or two, in their sentence."""

    segments: tuple[Segment, ...]
    sentence: Sentence
    content: str


class Likeness:
    """Compares with the sentences of the sources; a pair of characters in few of them counts more."""

    def __init__(self, ground: Sequence[Sentence]) -> None:
        self.sentences = tuple(ground)
        self._in = {one.content: bigrams(one.content) for one in ground}
        self._times = Counter(pair for pairs in self._in.values() for pair in pairs)

    def to_sentence(self, content: str, sentence: Sentence) -> float:
        """The share of what the sources hold of a content that this sentence holds, in [0, 1]."""
        return self._share(content, self._in[sentence.content])

    def to_place(self, content: str, claim: str, place: Place) -> float:
        """How much a place is about a content that stands in a claim, in [0, 1].

        What the place says beyond the claim speaks against it.
        """
        own = self._share(content, bigrams(place.content))
        own *= 0.5 + 0.5 * covered(place.content, claim)
        around = self.to_sentence(content, place.sentence)
        whole = self.to_sentence(claim, place.sentence)
        return 0.4 * own + 0.2 * around + 0.4 * whole

    def near(self, content: str, claim: str, within: float) -> list[Sentence]:
        """The sentences that a content of a claim is about: the nearest, and those as near.

        Nearest by the content with its claim, and by the content alone, since a claim may join
        what stands in two places of a source.
        """
        own = [self.to_sentence(content, one) for one in self.sentences]
        both = [
            (share + self.to_sentence(claim, one)) / 2
            for share, one in zip(own, self.sentences, strict=True)
        ]
        best, best_own = max(both, default=0.0), max(own, default=0.0)
        return [
            one
            for one, share, like in zip(self.sentences, own, both, strict=True)
            if like >= best - within or share >= best_own - _AS_NEAR
        ]

    def knows(self, content: str) -> bool:
        """Whether any of the sources holds some of a content."""
        return any(says(pair) and pair in self._times for pair in bigrams(content))

    def _share(self, content: str, held: frozenset[str]) -> float:
        known = {pair: self._heavy(pair) for pair in bigrams(content) if pair in self._times}
        whole = sum(known.values())
        return sum(known[pair] for pair in known if pair in held) / whole if whole else 0.0

    def _heavy(self, pair: str) -> float:
        return (1.0 if says(pair) else _LIGHT_PAIR) / self._times[pair]


def places(ground: Sequence[Sentence]) -> list[Place]:
    """Every segment of the sources, and every two neighbouring ones."""
    found = []
    for sentence in ground:
        parts = sentence.segments
        runs = [*((part,) for part in parts), *zip(parts, parts[1:], strict=False)]
        found += [Place(run, sentence, "|".join(part.content for part in run)) for run in runs]
    return found


_LIGHT_PAIR = 0.25
_AS_NEAR = 0.05
