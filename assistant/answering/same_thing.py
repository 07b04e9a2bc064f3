"""Whether a sentence of a rule is about the thing that a question makes a claim of."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answering.claims import named
from assistant.answering.own_names import also_named
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.domain import Document, Kind, Level
from assistant.figures import figures

_LOCAL = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.UNIT)

Terms = Callable[[str], list[str]]


def share_of(words: str, terms: Terms, fewest: int = 1, to_the_word: bool = False) -> Weigh | None:
    """How much a text holds of the words that name a thing; none where there are too few.

    Neither figures nor what merely speaks of rules names it. `fewest`: characters of such words.
    `terms` reads the words of a text; another name of the thing counts unless `to_the_word`.
    """
    plain = words
    for figure in reversed(figures(plain)):
        plain = f"{plain[: figure.start]} {plain[figure.end :]}"
    asked = named(terms(plain))
    whole = sum(map(len, asked))

    def shared(text: str) -> float:
        held = set(terms(text))
        here = [one for one in asked if one in held or (not to_the_word and also_named(one, text))]
        return sum(map(len, here)) / whole

    return shared if whole >= fewest else None


def in_place(row: Scored) -> str:
    """The sentence with what it need not repeat: document, heading, of a rule the one before it."""
    clause = row.clause
    before = ""
    if clause.document.kind is not Kind.DIGEST:
        ahead = [one for one in clause.sentences() if one.end <= row.sentence.start]
        before = ahead[-1].text if ahead else ""
    return f"{clause.document.title} {clause.title} {before} {row.sentence.text}"


def binds_everybody(document: Document) -> bool:
    """Whether its rules hold for whoever asks; those of one unit or place may not."""
    return document.level not in _LOCAL and document.kind not in (Kind.SPEECH, Kind.NEWS)
