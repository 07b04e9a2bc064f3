"""What a sentence claims to rest on, taken apart once for all sentences that cite it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.support.amounts import BARE, Amount, amounts, fits
from assistant.support.bodies import bodies
from assistant.support.likeness import Likeness, Place, places
from assistant.support.plain_words import same_words, unified
from assistant.support.segments import Segment, Sentence, is_heading, of_quotes
from assistant.support.wording import content
from assistant.text import squeeze

NEAR = 0.15  # within this of the nearest sentence, another may be meant as well
TOGETHER = 0.4  # what the amounts of a segment add to the likeness of a place that states them


class Sources:
    """The sentences of quotes, and what may be said on them."""

    def __init__(self, quotes: Sequence[str], names: Sequence[str]) -> None:
        """`names`: titles, 文号, locators, headings and status of what is cited."""
        headings = [line for quote in quotes for line in quote.splitlines() if is_heading(line)]
        self.sentences = of_quotes(quotes)
        self.names = [unified(name) for name in (*names, *headings)]
        self._squeezed = [squeeze(quote) for quote in quotes]
        self.known = [unified(text) for text in (*quotes, *names)]
        self.worded = [same_words(text) for text in self.known]
        self.likeness = Likeness(self.sentences)
        self.places = places(self.sentences)
        self.single = [place for place in self.places if len(place.segments) == 1]
        self.named = frozenset(b for place in self.single for b in bodies(_words(place)))
        self.headed = frozenset(b for name in self.names for b in bodies(same_words(name)))
        self.topic = "|".join(content(same_words(name)) for name in self.names)
        under = "|".join(content(same_words(unified(heading))) for heading in headings)
        self.grounds = [*(one.content for one in self.sentences), *_rows(self.sentences, under)]
        self.grounds += _remarks(self.sentences)
        self._stated = {
            part.text: amounts(part.text) for one in self.sentences for part in one.segments
        }

    def hold(self, statement: str) -> bool:
        """Whether a statement stands in a quote word for word, and not as a mistake."""
        said = squeeze(statement)
        if any(one.mistake and said in squeeze(one.text) for one in self.sentences):
            return False
        return any(said in quote for quote in self._squeezed)

    def stated(self, place: Place) -> list[Amount]:
        """The amounts that a place states."""
        return [amount for part in place.segments for amount in self._stated[part.text]]

    def stated_outside(self) -> list[Amount]:
        """The amounts in the names and in what names the source of a line."""
        beside = [amount for one in self.sentences for amount in amounts(one.source)]
        # The numbers of a locator (四/5.) count nothing.
        named = [each for name in self.names for each in amounts(name) if each.unit != BARE]
        return beside + named

    def together(self, claimed: Sequence[Amount], place: Place) -> float:
        """What a place that states claimed amounts gains; beside it in its sentence is half."""
        if not claimed:
            return 0.0
        own = self.stated(place)
        beside = [one for part in place.sentence.segments for one in self._stated[part.text]]
        held = sum(
            (any(fits(one, each) for each in own) + any(fits(one, each) for each in beside)) / 2
            for one in claimed
        )
        return TOGETHER * held / len(claimed)

    def near(self, segment: Segment, claim: str, about: str | None = None) -> list[Sentence]:
        """The sentences that a segment of a claim is about; `about`: the part of it to go by."""
        told = amounts(segment.text)
        gains = [
            self.together(told, Place(one.segments, one, one.content)) for one in self.sentences
        ]
        words = segment.content if about is None else about
        return self.likeness.near(words, claim, NEAR, gains)

    def near_claim(self, claim: str) -> list[Sentence]:
        """The sentences that a whole claim is about."""
        return self.likeness.near(claim, claim, NEAR)


def _rows(sentences: Sequence[Sentence], headings: str) -> list[str]:
    """What each line says whose rows tell of its heading: all of it, with the headings."""
    lines: dict[str, list[str]] = {}
    for one in sentences:
        if one.in_rows:
            lines.setdefault(one.line, []).append(one.content)
    return ["|".join((*said, headings)) for said in lines.values()]


def _remarks(sentences: Sequence[Sentence]) -> list[str]:
    """What the brackets of sources say beside titles and articles: 该细则2026年5月已修订."""
    told = (part for one in sentences for part in re.split("[；;，,]", one.source))
    said = (content(same_words(part)) for part in dict.fromkeys(told) if "《" not in part)
    return [one for one in said if one]


@lru_cache(maxsize=64)
def sources(quotes: tuple[str, ...], names: tuple[str, ...]) -> Sources:
    """The sources of these quotes; those of one answer are asked for again and again."""
    return Sources(quotes, names)


def _words(place: Place) -> str:
    return place.segments[0].words
