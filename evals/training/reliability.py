"""How far the judge's likelihoods can be believed: said against true, on questions left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import Assistant
from evals.training.examples import Example
from evals.training.shelf import Shelf

EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Bin:
    """Passages whose likelihood lies in one range: what was said of them and what is true."""

    least: float
    most: float
    passages: int
    said: float
    true: float


def reliability(assistant: Assistant, examples: Sequence[Example]) -> list[Bin]:
    """Over the passages found first for each example whose clause the library holds.

    A passage that says the same as a right one in other words counts neither way.
    """
    shelf = Shelf(assistant)
    judged: list[tuple[float, bool]] = []
    for example in examples:
        right = shelf.passages(example.clause) if example.clause else []
        for hit in assistant.search(example.question, _DEPTH).hits if right else ():
            own = hit.passage.id in right
            if hit.answers is not None and (own or not shelf.answers_too(hit.passage.id, right)):
                judged.append((hit.answers, own))
    pairs = zip(EDGES, EDGES[1:], strict=False)
    return [made for least, most in pairs if (made := _bin(judged, least, most)) is not None]


def _bin(judged: Sequence[tuple[float, bool]], least: float, most: float) -> Bin | None:
    inside = [row for row in judged if least <= row[0] < most or (most == EDGES[-1] == row[0])]
    if not inside:
        return None
    said = sum(share for share, _ in inside) / len(inside)
    true = sum(own for _, own in inside) / len(inside)
    return Bin(least, most, len(inside), round(said, 3), round(true, 3))
