"""The figures of a report, set by set, in the form that the page, the table and the file share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.confidence import difference
from evals.gains import Gain
from evals.judging import Outcome
from evals.ranking import mean
from evals.report_sets import DocumentSet, RowSet
from evals.scoring import by_question, report
from evals.tradeoff import tradeoff
from evals.window_search import gain_figures

OURS = "ours"
RANKED = ("hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10")
_COMPARED = ("hit@5", "hit@10", "mrr@10")
# Figures that may not drop, by the sort of set.
_ANSWERS = (
    "evidence_hit@5",
    "mrr",
    "ndcg@10",
    "cited_evidence",
    "must_include",
    "list_complete",
    "yes_no_right",
    "refusal_recall",
    "false_refusals",
)
_ROWS = ("hit@1", "hit@10", "mrr@10")

Figures = dict[str, Any]
SetValues = dict[str, dict[str, float]]


def document_figures(
    asked: DocumentSet,
    held: tuple[int, int],
    outcomes: Sequence[Outcome],
    unresolved: Sequence[tuple[str, str]],
    baselines: Sequence[Figures],
) -> Figures:
    """One set of questions over documents; `held`: documents and passages of the library."""
    gains = {o.question.id: Gain(o.rank, o.ndcg, o.read) for o in outcomes if o.question.answerable}
    systems = [{"system": OURS, **gain_figures(gains)}, *baselines]
    return {
        "name": asked.name,
        "title": asked.title,
        "sort": "documents",
        "documents": held[0],
        "passages": held[1],
        "questions": len(outcomes),
        "answers": report(outcomes, unresolved),
        "times_ms": [round(o.ms, 1) for o in outcomes],
        "tradeoff": tradeoff(outcomes),
        **_compared(systems),
    }


def row_figures(asked: RowSet, systems: Sequence[Figures]) -> Figures:
    """One query → passage set."""
    return {
        "name": asked.name,
        "title": asked.title,
        "sort": "rows",
        "questions": len(systems[0]["by_query"]["mrr@10"]),
        **_compared(systems),
    }


def document_values(outcomes: Sequence[Outcome]) -> SetValues:
    """What the accepted run is compared by, question by question."""
    values = {name: by_question(outcomes, name) for name in _ANSWERS}
    values["citation_valid"] = {
        o.question.id: o.citations_valid / o.citations for o in outcomes if o.citations
    }
    return {name: _rounded(each) for name, each in values.items() if each}


def row_values(systems: Sequence[Figures]) -> SetValues:
    """The same for our own row of a query → passage set."""
    ours = next(row for row in systems if row["system"] == OURS)
    return {
        name: _rounded({str(at): value for at, value in enumerate(ours["by_query"][name])})
        for name in _ROWS
    }


def _compared(systems: Sequence[Figures]) -> Figures:
    """The systems without their single questions, and ours against the best of the others."""
    ours = next(row for row in systems if row["system"] == OURS)
    others = [row for row in systems if row is not ours]
    return {
        "systems": [{k: v for k, v in row.items() if k != "by_query"} for row in systems],
        "against_best": [_against(name, ours, others) for name in _COMPARED] if others else [],
    }


def _against(name: str, ours: Figures, others: Sequence[Figures]) -> Figures:
    best = max(others, key=lambda row: float(row[name]))
    mine, theirs = _paired(ours["by_query"][name], best["by_query"][name])
    return {
        "figure": name,
        "best": best["system"],
        "ours_value": ours[name],
        "best_value": best[name],
        "difference": round((mean(mine) or 0.0) - (mean(theirs) or 0.0), 4),
        "interval": difference(mine, theirs),
    }


def _paired(ours: Any, theirs: Any) -> tuple[list[float], list[float]]:
    if isinstance(ours, Mapping):
        return list(ours.values()), [theirs[key] for key in ours]
    return list(ours), list(theirs)


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {key: round(value, 3) for key, value in values.items()}
