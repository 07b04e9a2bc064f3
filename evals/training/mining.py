"""From questions to training rows: the passage that answers, and passages that only look so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from evals.progress import OnProgress
from evals.training.examples import Example
from evals.training.shelf import Shelf

_DEPTH = 40
# The first two may answer without anybody having said so; the last ones are no temptation.
_FIRST, _LAST = 2, 30


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A question, a text that answers it, and texts that do not.

    The first `checked` negatives were chosen by a person.
    """

    question: str
    positive: str
    negatives: tuple[str, ...]
    checked: int
    example: Example


def mine(
    examples: Sequence[Example], shelf: Shelf, seed: int, on_progress: OnProgress
) -> list[TrainingRow]:
    """Rows for the examples whose clause the shelf holds.

    Of several passages of the clause the one that the product finds first is taken.
    Negatives: passages of clauses that a person found misleading, then what the product ranks
    between third and thirtieth, in random order.
    """
    rows: list[TrainingRow] = []
    for done, example in enumerate(examples, start=1):
        rows += _row(example, shelf, Random(f"{seed} {example.id}"))
        on_progress(done, len(examples))
    return rows


def _row(example: Example, shelf: Shelf, random: Random) -> Iterator[TrainingRow]:
    right = shelf.passages(example.clause) if example.clause else []
    if not right:
        return
    found = shelf.candidates(example, _DEPTH)
    best = next((each for each in found if each in right), right[0])
    near = [shelf.passages(place)[0] for place in example.near if shelf.passages(place)]
    mined = [
        each
        for each in _misleading(found, right)
        if each not in near and not shelf.answers_too(each, right)
    ]
    random.shuffle(mined)
    negatives = tuple(map(shelf.wording, [*near, *mined]))
    if negatives:
        yield TrainingRow(example.question, shelf.wording(best), negatives, len(near), example)


def _misleading(found: Iterable[str], right: Sequence[str]) -> list[str]:
    return [each for each in found if each not in right][_FIRST:_LAST]
