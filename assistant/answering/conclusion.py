"""Which sentences make the conclusion: the best ones, completed so that none stands as a stub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.evidence import Clause, Sentence
from assistant.text import squeeze

_CLOSE = 0.75  # a further sentence counts when it reaches this share of the best sentence
_SENTENCES = 4
_COMPLETED = 12  # sentences that a conclusion grows to when lists are completed
_ALIKE = 0.5  # share of character pairs that two members of one table of cases have in common


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of a clause with how well it answers."""

    clause: Clause
    sentence: Sentence
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in its document."""
        return self.sentence.start, self.sentence.end


def best_sentences(scored: Sequence[Scored], best_first: bool) -> list[Scored]:
    """The best sentences, with the list that one leads in and the cases that one belongs to.

    Clauses come in the order of their best sentence; inside a clause the text's order holds.
    `best_first`: the best one goes before all, as a question for yes or no wants it.
    """
    ranked = sorted(scored, key=lambda row: -row.score)
    chosen = [row for row in ranked if row.score >= _CLOSE * ranked[0].score][:_SENTENCES]
    for row in list(chosen):
        beside = [other for other in scored if other.clause is row.clause]
        for other in (*_led_in(row, beside), *_cases(row, beside)):
            if other not in chosen and len(chosen) < _COMPLETED:
                chosen.append(other)
    order = list(dict.fromkeys(id(row.clause) for row in chosen))
    ordered = sorted(chosen, key=lambda row: (order.index(id(row.clause)), row.span))
    if not best_first:
        return ordered
    return [ranked[0], *(row for row in ordered if row is not ranked[0])]


def _led_in(row: Scored, beside: Sequence[Scored]) -> list[Scored]:
    """What follows a sentence that ends in a colon, up to the end of its section."""
    if not row.sentence.text.endswith(("：", ":")):
        return []
    holding = [
        section.end
        for section in row.clause.contents.sections
        if section.start <= row.sentence.start and section.end > row.sentence.end
    ]
    end = min([*holding, row.clause.end], key=lambda at: at - row.sentence.end)
    return [other for other in beside if row.sentence.end <= other.sentence.start < end]


def _cases(row: Scored, beside: Sequence[Scored]) -> list[Scored]:
    """The neighbours, without a gap, that say the same of another case (rates, age limits)."""
    at = beside.index(row)
    found: list[Scored] = []
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(beside) and _alike(row, beside[place]):
            found.append(beside[place])
            place += step
    return found


def _alike(one: Scored, other: Scored) -> bool:
    first, second = _pairs(one.sentence.text), _pairs(other.sentence.text)
    return len(first & second) >= _ALIKE * max(len(first), len(second), 1)


def _pairs(text: str) -> set[str]:
    plain = squeeze(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
