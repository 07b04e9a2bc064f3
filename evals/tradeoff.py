"""Refusing more or less: how many unanswerable questions are refused against false refusals.

The assistant refuses a question whose best passage does not stand out (decision 0003): only that
moves with the threshold. Refusals for other reasons, by the wording of the question or by what the
citation gate left over, count as they are at every threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evals.judging import Outcome
from evals.measures import declined
from evals.ranking import mean

FAINT = "资料库里没有找到能回答这个问题的内容。"  # how the reason of a refusal by strength begins


@dataclass(frozen=True, slots=True)
class Point:
    """One threshold and what it would refuse."""

    threshold: float
    false_refusals: float
    refusal_recall: float

    @property
    def record(self) -> dict[str, float]:
        """For the report."""
        return {
            "threshold": round(self.threshold, 4),
            "false_refusals": round(self.false_refusals, 4),
            "refusal_recall": round(self.refusal_recall, 4),
        }


def tradeoff(outcomes: Sequence[Outcome]) -> dict[str, Any] | None:
    """The curve and the point at which the assistant stands; nothing without both sorts."""
    asked = [o for o in outcomes if o.question.answerable]
    unanswerable = [o for o in outcomes if not o.question.answerable]
    if not asked or not unanswerable:
        return None
    measured = Point(
        threshold=_threshold_in_use(outcomes),
        false_refusals=mean([float(o.refused) for o in asked]) or 0.0,
        refusal_recall=mean([declined(o) for o in unanswerable]) or 0.0,
    )
    curve = [_at(threshold, asked, unanswerable) for threshold in _thresholds(outcomes)]
    return {"curve": [point.record for point in curve], "now": measured.record}


def _at(threshold: float, asked: Sequence[Outcome], unanswerable: Sequence[Outcome]) -> Point:
    refused = [_refused(o, threshold) or o.corrected for o in unanswerable]
    return Point(
        threshold=threshold,
        false_refusals=sum(_refused(o, threshold) for o in asked) / len(asked),
        refusal_recall=sum(refused) / len(unanswerable),
    )


def _refused(outcome: Outcome, threshold: float) -> bool:
    if outcome.refused and not outcome.reason.startswith(FAINT):
        return True
    return outcome.strength is None or outcome.strength < threshold


def _thresholds(outcomes: Sequence[Outcome]) -> list[float]:
    """Every threshold at which a decision changes, with one below all and one above."""
    strengths = sorted({o.strength for o in outcomes if o.strength is not None})
    return [0.0, *strengths, (strengths[-1] if strengths else 0.0) + 0.01]


def _threshold_in_use(outcomes: Sequence[Outcome]) -> float:
    """The threshold that agrees with most of what was decided; the middle of equally good ones."""
    judged = [o for o in outcomes if not (o.refused and not o.reason.startswith(FAINT))]
    steps = _thresholds(outcomes)
    wrong = [sum(_refused(o, step) != o.refused for o in judged) for step in steps]
    fitting = [step for step, count in zip(steps, wrong, strict=True) if count == min(wrong)]
    at = steps.index(fitting[len(fitting) // 2])
    return (steps[max(0, at - 1)] + steps[at]) / 2
