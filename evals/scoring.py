"""From judged questions to the figures of the report (`evals answers --json`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evals.judging import Outcome
from evals.ranking import mean, percentile

DEPTH = 10


def report(outcomes: Sequence[Outcome], unresolved: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The whole report: figures over all questions, by kind, and what failed."""
    unanswerable = [o for o in outcomes if not o.question.answerable]
    return {
        **figures(outcomes),
        "by_kind": {
            kind: figures(group) for kind, group in _grouped(outcomes, lambda o: o.question.kind)
        },
        "refusal_by_subtype": {
            name: {"n": len(group), "refusal_recall": _round(mean([_declined(o) for o in group]))}
            for name, group in _grouped(unanswerable, lambda o: o.question.subtype or "")
        },
        "unresolved": [{"id": name, "clause": clause} for name, clause in unresolved],
        "failures": [_failure(o) for o in outcomes if problems(o)],
    }


def figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Means over the questions a measure applies to; nothing where it applies to none.

    evidence_hit@k, mrr: over answerable questions, refused ones and those whose clause the
    library lacks included; mrr looks at the first 10 passages. A question that needs all its
    clauses is hit at the rank where the last of them is found.
    cited_evidence: over answerable questions. citation_precision, citation_valid: over shown
    citations, the first in answers to answerable questions (partial evidence is right to cite).
    must_include, list_complete: mean share over answerable questions that name such entries; a
    refusal holds none. yes_no_right: over questions with an expected polarity.
    refusal_recall: over unanswerable questions, a corrected false premise counts as declined.
    false_refusals: over answerable questions. ms: wall time of `ask`.
    """
    asked = [o for o in outcomes if o.question.answerable]
    shown, valid = sum(o.citations for o in outcomes), sum(o.citations_valid for o in outcomes)
    placed, right = sum(o.citations for o in asked), sum(o.citations_right for o in asked)
    measures: dict[str, float | None] = {
        "evidence_hit@1": mean([_hit(o, 1) for o in asked]),
        "evidence_hit@5": mean([_hit(o, 5) for o in asked]),
        "mrr": mean([1 / o.rank if o.rank and o.rank <= DEPTH else 0.0 for o in asked]),
        "cited_evidence": mean([float(o.cited) for o in asked]),
        "citation_precision": right / placed if placed else None,
        "citation_valid": valid / shown if shown else None,
        "must_include": _mean_known(o.must_include for o in asked),
        "conclusion_must_include": _mean_known(o.conclusion for o in asked),
        "list_complete": _mean_known(o.list_complete for o in asked),
        "yes_no_right": _mean_known(o.yes_no for o in asked),
        "refusal_recall": mean([_declined(o) for o in outcomes if not o.question.answerable]),
        "false_refusals": mean([float(o.refused) for o in asked]),
        "ms_p50": percentile([o.ms for o in outcomes], 0.5),
        "ms_p95": percentile([o.ms for o in outcomes], 0.95),
    }
    return {"n": len(outcomes), **{name: _round(value) for name, value in measures.items()}}


def problems(outcome: Outcome) -> list[str]:
    """Everything wrong with one outcome, in Chinese; empty when all is right."""
    why = [f"出错：{outcome.error}"] if outcome.error else []
    if outcome.citations_valid < outcome.citations:
        why.append(f"{outcome.citations - outcome.citations_valid} 条引文与原文不符")
    if not outcome.question.answerable:
        return why + ([] if _declined(outcome) else ["应当拒答而作了回答"])
    if not _hit(outcome, 5):
        why.append("前 5 段没有依据" if outcome.rank is None else f"依据排在第 {outcome.rank} 段")
    if outcome.refused:
        return [*why, "有依据的问题被拒答"]
    if not outcome.cited:
        why.append("没有引用应引的条款")
    for share, label in (
        (outcome.must_include, "必含内容不全"),
        (outcome.list_complete, "清单不全"),
    ):
        if share is not None and share < 1:
            why.append(f"{label}（{share:.0%}）")
    if outcome.yes_no is False:
        why.append("结论的是非不对或没有表态")
    return why


def _failure(outcome: Outcome) -> dict[str, Any]:
    question = outcome.question
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.text,
        "expected": [clause.name for clause in question.full] or ["拒答"],
        "found": list(outcome.found),
        "answer": outcome.head,
        "why": problems(outcome),
    }


def _grouped(outcomes: Iterable[Outcome], key: Any) -> list[tuple[str, list[Outcome]]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return list(groups.items())


def _hit(outcome: Outcome, k: int) -> float:
    return float(outcome.rank is not None and outcome.rank <= k)


def _declined(outcome: Outcome) -> float:
    return float(outcome.refused or outcome.corrected)


def _mean_known(values: Iterable[float | None]) -> float | None:
    return mean([float(value) for value in values if value is not None])


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
