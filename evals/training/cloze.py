"""Sentences of passages as questions for them, so that tuning does not unlearn plain wording.

Lee et al. 2019, Latent Retrieval for Weakly Supervised Open Domain Question Answering (inverse
cloze task); here the sentence stays in its passage, since words that match are what is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from evals.training.examples import Example
from evals.training.shelf import Shelf

_SENTENCE = re.compile(r"[^。！？；\n]{12,60}[。！？；]")


def cloze_examples(shelf: Shelf, count: int, seed: int) -> list[Example]:
    """At most `count` examples, each from another passage."""
    random = Random(f"{seed} cloze")
    places = sorted(shelf.places(), key=lambda place: (place.title, place.locator))
    random.shuffle(places)
    found: list[Example] = []
    for place in places:
        sentences = list(_sentences(shelf.own_text(place)))
        if sentences and len(found) < count:
            question = random.choice(sentences)
            found.append(Example(f"cloze {place}", question, "plain", place, ()))
    return found


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from (found.group().strip() for found in _SENTENCE.finditer(text))
