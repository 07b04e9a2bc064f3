"""Embedding models beside each other on the questions that were left out of training."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant, Settings
from evals.confidence import Interval, difference, interval
from evals.kept_library import kept_library
from evals.progress import progress_bar
from evals.ranking import hit_at, mean, reciprocal_rank
from evals.training.examples import Example
from evals.training.shelf import Shelf

_DEPTH = 10
MEASURES = ("hit@1", "hit@5", "mrr@10")
_NO_NAME = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Standing:
    """One model: each measure with its interval, and its lead over the first model's."""

    model: str
    questions: int
    means: dict[str, float]
    intervals: dict[str, Interval | None]
    leads: dict[str, Interval | None]


def compare(
    models: Sequence[str], examples: Sequence[Example], folders: Sequence[Path], work: Path
) -> list[Standing]:
    """Whole retrieval with each model, the first one as the measure of the others.

    A library for each model is kept in `work`. A question counts when the folders hold its clause;
    it is a hit when a passage of that clause is among the first.
    """
    scores = [_scores(model, examples, folders, work) for model in models]
    return [
        Standing(
            model=model,
            questions=len(own["hit@1"]),
            means={name: round(mean(own[name]) or 0.0, 4) for name in MEASURES},
            intervals={name: interval(own[name]) for name in MEASURES},
            leads={name: difference(own[name], scores[0][name]) for name in MEASURES},
        )
        for model, own in zip(models, scores, strict=True)
    ]


def _scores(
    model: str, examples: Sequence[Example], folders: Sequence[Path], work: Path
) -> dict[str, list[float]]:
    home = work / _NO_NAME.sub("-", model)
    with kept_library(folders, home, Settings(home=home, embedding_model=model)) as assistant:
        return _asked(model, assistant, Shelf(assistant), examples)


def _asked(
    model: str, assistant: Assistant, shelf: Shelf, examples: Sequence[Example]
) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in MEASURES}
    with progress_bar(f"{model} 检索") as advance:
        for done, example in enumerate(examples, start=1):
            right = frozenset(shelf.passages(example.clause) if example.clause else ())
            if right:
                hits = assistant.search(example.question, _DEPTH).hits
                ranking = [hit.passage.id for hit in hits]
                found["hit@1"].append(hit_at(ranking, right, 1))
                found["hit@5"].append(hit_at(ranking, right, 5))
                found["mrr@10"].append(reciprocal_rank(ranking, right, _DEPTH))
            advance(done, len(examples))
    return found
