"""Which sentences make the list that was asked for: one part of a long clause, or all of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.sentence_scores import Scored
from assistant.domain import Section

_FEWEST = 3  # sentences below which a part is an item of a list and no list
_RIVAL = 0.85  # a part beside it with a sentence this near the best one: the list holds both


def listed_rows(own: Sequence[Scored], most: int) -> list[Scored]:
    """The sentences of a clause that belong to the list; whole, unless there are more than `most`.

    `own`: all sentences of the clause in their order. The list is the smallest part of the clause
    that holds the best sentence and at least two more, where no part beside it comes near.
    """
    best = max(own, key=lambda row: row.score)
    for part in _parts(best):
        inside = [row for row in own if _within(row, part)]
        if len(inside) >= _FEWEST:
            outside = [row.score for row in own if row not in inside]
            if max(outside, default=0.0) < _RIVAL * best.score:
                return _limited(inside, most)
    return _limited(own, most)


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
