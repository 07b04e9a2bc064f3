"""From judged questions to the figures of the report (`evals answers --json`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from evals.confidence import interval
from evals.failures import failure, problems
from evals.judging import Outcome
from evals.measures import MEASURES
from evals.ranking import mean, percentile
from evals.written import written


def report(outcomes: Sequence[Outcome], unresolved: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The whole report: figures over all questions, by kind, role and document, and what failed.

    A question stands under every document of which a clause answers it. `model`: what a configured
    model did, where one was asked.
    """
    unanswerable = [o for o in outcomes if not o.question.answerable]
    return {
        **figures(outcomes),
        "by_kind": _by(outcomes, lambda o: [o.question.kind]),
        "by_role": _by(outcomes, lambda o: [o.question.role]),
        "by_document": _by(outcomes, lambda o: [clause.title for clause in o.question.full]),
        "refusal_by_subtype": {
            name: {
                "n": len(group),
                "refusal_recall": _round(mean(_values(group, "refusal_recall"))),
            }
            for name, group in _grouped(unanswerable, lambda o: [o.question.subtype or ""])
        },
        **_of_model(outcomes),
        "unresolved": [{"id": name, "clause": clause} for name, clause in unresolved],
        "failures": [failure(o) for o in outcomes if problems(o)],
    }


def _of_model(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    told = written([o.answer for o in outcomes if o.answer is not None])
    return {"model": told} if told else {}


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Means over the questions a measure applies to (see `measures.py`), and what counts citations.

    citation_precision, citation_valid: over shown citations, the first in answers to answerable
    questions (partial evidence is right to cite). ms: wall time of `ask`. `ci`: the 95 % interval
    of each mean.
    """
    asked = [o for o in outcomes if o.question.answerable]
    shown, valid = sum(o.citations for o in outcomes), sum(o.citations_valid for o in outcomes)
    placed, right = sum(o.citations for o in asked), sum(o.citations_right for o in asked)
    each = {name: _values(outcomes, name) for name in MEASURES}
    measures: dict[str, float | None] = {name: mean(values) for name, values in each.items()}
    measures |= {
        "citation_precision": right / placed if placed else None,
        "citation_valid": valid / shown if shown else None,
        "ms_p50": percentile([o.ms for o in outcomes], 0.5),
        "ms_p95": percentile([o.ms for o in outcomes], 0.95),
    }
    return {
        "n": len(outcomes),
        **{name: _round(value) for name, value in measures.items()},
        "ci": {name: interval(values) for name, values in each.items()},
    }


def by_question(outcomes: Iterable[Outcome], name: str) -> dict[str, float]:
    """A measure of each question to which it applies, by its id."""
    values = {o.question.id: MEASURES[name](o) for o in outcomes}
    return {key: float(value) for key, value in values.items() if value is not None}


def _values(outcomes: Iterable[Outcome], name: str) -> list[float]:
    values = [MEASURES[name](outcome) for outcome in outcomes]
    return [float(value) for value in values if value is not None]


def _by(outcomes: Sequence[Outcome], keys: Callable[[Outcome], Sequence[str]]) -> dict[str, Any]:
    return {key: figures(group) for key, group in _grouped(outcomes, keys)}


def _grouped(
    outcomes: Iterable[Outcome], keys: Callable[[Outcome], Sequence[str]]
) -> list[tuple[str, list[Outcome]]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for key in dict.fromkeys(keys(outcome)):
            groups.setdefault(key, []).append(outcome)
    return list(groups.items())


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
