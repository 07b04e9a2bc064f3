"""Which place of a source a stretch of text is about, told by the words that tell places apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.support.segments import Segment, Sentence
from assistant.support.wording import bigrams, covered, says

_LIGHT_PAIR = 0.25  # what a pair with a small word in it counts
_AS_NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """Neighbouring segments of a source, one or two, in their sentence."""

    segments: tuple[Segment, ...]
    sentence: Sentence
    content: str


class Likeness:
    """Compares with sentences of sources; pairs of characters that few of them have count more."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = tuple(sentences)
        self._held = {one.content: bigrams(one.content) for one in sentences}
        self._times = Counter(pair for pairs in self._held.values() for pair in pairs)

    def to_place(self, content: str, claim: str, place: Place) -> float:
        """How much a place is about a content that stands in a claim, in [0, 1].

        What the place says beyond the claim speaks against it.
        """
        own = self._share(content, bigrams(place.content))
        own *= 0.5 + 0.5 * covered(place.content, claim)
        around = self._to_sentence(content, place.sentence)
        whole = self._to_sentence(claim, place.sentence)
        return 0.4 * own + 0.2 * around + 0.4 * whole

    def near(
        self, content: str, claim: str, within: float, more: Sequence[float] = ()
    ) -> list[Sentence]:
        """The sentences that a content of a claim is about: the nearest, and those as near.

        Nearest by the content with its claim, and by the content alone, since a claim may join
        what stands in two places of a source. `more`: what else speaks for each sentence.
        """
        extra = more or [0.0] * len(self._sentences)
        rows = [
            (self._to_sentence(content, one), self._to_sentence(claim, one), plus, one)
            for one, plus in zip(self._sentences, extra, strict=True)
        ]
        both = [(share + whole) / 2 + plus for share, whole, plus, _ in rows]
        own = [share + plus for share, _, plus, _ in rows]
        best, best_own = max(both, default=0.0), max(own, default=0.0)
        return [
            row[-1]
            for row, like, alone in zip(rows, both, own, strict=True)
            if like >= best - within or alone >= best_own - _AS_NEAR
        ]

    def knows(self, content: str) -> bool:
        """Whether any of the sources holds some of a content."""
        return any(says(pair) and pair in self._times for pair in bigrams(content))

    def _to_sentence(self, content: str, sentence: Sentence) -> float:
        return self._share(content, self._held[sentence.content])

    def _share(self, content: str, held: frozenset[str]) -> float:
        """The share of what the sources hold of a content that stands in one of them."""
        known = {pair: self._heavy(pair) for pair in bigrams(content) if pair in self._times}
        whole = sum(known.values())
        return sum(known[pair] for pair in known if pair in held) / whole if whole else 0.0

    def _heavy(self, pair: str) -> float:
        return (1.0 if says(pair) else _LIGHT_PAIR) / self._times[pair]


def places(sentences: Sequence[Sentence]) -> list[Place]:
    """Every segment of the sentences, and every two neighbouring ones."""
    found = []
    for sentence in sentences:
        parts = sentence.segments
        runs = [*((part,) for part in parts), *zip(parts, parts[1:], strict=False)]
        found += [Place(run, sentence, "|".join(part.content for part in run)) for run in runs]
    return found
