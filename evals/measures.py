"""What is measured of one judged question; nothing where a measure does not apply to it.

evidence_hit@k, mrr, ndcg@10: answerable questions, refused ones and those whose clause the library
lacks included; mrr and ndcg look at the first 10 passages. A question that needs all its clauses is
hit at the rank where the last of them is found. cited_evidence: answerable questions. must_include,
list_complete: share of the entries that the answer holds, of answerable questions that name such
entries; a refusal holds none. yes_no_right: questions with an expected polarity. refusal_recall:
unanswerable questions; a corrected false premise counts as declined. false_refusals: answerable
questions.
"""

from __future__ import annotations

from collections.abc import Callable

from evals.gains import DEPTH
from evals.judging import Outcome

Measure = Callable[[Outcome], float | None]


def hit(outcome: Outcome, k: int) -> float:
    """1 when the evidence stands among the first `k`."""
    return float(outcome.rank is not None and outcome.rank <= k)


def declined(outcome: Outcome) -> float:
    """1 when the question was refused or its premise put right."""
    return float(outcome.refused or outcome.corrected)


def _asked(measure: Callable[[Outcome], float | None]) -> Measure:
    return lambda outcome: measure(outcome) if outcome.question.answerable else None


def _polarity(outcome: Outcome) -> float | None:
    return None if outcome.yes_no is None else float(outcome.yes_no)


MEASURES: dict[str, Measure] = {
    "evidence_hit@1": _asked(lambda o: hit(o, 1)),
    "evidence_hit@5": _asked(lambda o: hit(o, 5)),
    "evidence_hit@10": _asked(lambda o: hit(o, 10)),
    "mrr": _asked(lambda o: 1 / o.rank if o.rank and o.rank <= DEPTH else 0.0),
    "ndcg@10": _asked(lambda o: o.ndcg),
    "cited_evidence": _asked(lambda o: float(o.cited)),
    "must_include": _asked(lambda o: o.must_include),
    "conclusion_must_include": _asked(lambda o: o.conclusion),
    "list_complete": _asked(lambda o: o.list_complete),
    "yes_no_right": _asked(_polarity),
    "refusal_recall": lambda o: None if o.question.answerable else declined(o),
    "false_refusals": _asked(lambda o: float(o.refused)),
}
