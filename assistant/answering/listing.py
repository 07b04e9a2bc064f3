"""Which sentences make the list that was asked for: one part of a long clause, or all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.sentence_scores import Scored
from assistant.domain import Section

_FEWEST = 3  # sentences below which a part is an item of a list and no list
_RIVAL = 0.85  # a part beside it with a sentence this near the best one: the list holds both

_QUOTED = re.compile(r"[“\"「]([^”\"」]{2,30})[”\"」]")


def listed_rows(question: str, own: Sequence[Scored], most: int) -> list[Scored]:
    """The sentences of a clause that belong to the list; whole, unless there are more than `most`.

    `own`: all sentences of the clause in their order. The list is the smallest part of the clause
    that holds the best sentence and at least two more, where no part beside it comes near, or
    where what the question quotes stands in that part alone.
    """
    best = max(own, key=lambda row: row.score)
    for part in _parts(best):
        inside = [row for row in own if _within(row, part)]
        if len(inside) >= _FEWEST:
            outside = [row for row in own if row not in inside]
            rival = max((row.score for row in outside), default=0.0)
            if rival < _RIVAL * best.score or _alone_hold(_quoted(question), inside, outside):
                return _limited(inside, most)
    return _limited(own, most)


def _quoted(question: str) -> list[str]:
    """The terms in quotation marks, each by itself: “抓早、抓小”."""
    return [
        word for found in _QUOTED.findall(question) for word in re.split(r"[、，,]", found) if word
    ]


def _alone_hold(terms: Sequence[str], inside: Sequence[Scored], outside: Sequence[Scored]) -> bool:
    """Whether all of the terms stand in the one part and none in the rest."""
    here, there = (" ".join(row.sentence.text for row in rows) for rows in (inside, outside))
    return bool(terms) and all(one in here and one not in there for one in terms)


def part_around(row: Scored, own: Sequence[Scored]) -> list[Scored]:
    """The sentences of the smallest part of the clause that holds the sentence and two more."""
    for part in _parts(row):
        inside = [one for one in own if _within(one, part)]
        if len(inside) >= _FEWEST:
            return inside
    return list(own)


def _parts(row: Scored) -> list[Section]:
    """The sections inside the clause that hold the sentence, the smallest first."""
    clause = row.clause
    holding = [
        section
        for section in clause.contents.sections
        if clause.start <= section.start <= row.sentence.start
        and row.sentence.end <= section.end <= clause.end
    ]
    return sorted(holding, key=lambda section: section.end - section.start)


def _within(row: Scored, section: Section) -> bool:
    return section.start <= row.sentence.start < section.end


def _limited(rows: Sequence[Scored], most: int) -> list[Scored]:
    best = sorted(rows, key=lambda row: row.score)[-most:]
    return sorted(best, key=lambda row: row.span)
