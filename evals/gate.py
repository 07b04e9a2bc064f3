"""What the gate for a model's sentences catches and drops, beside the rules of near systems."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import Any

from assistant import Assistant, Quote, attributed, sentence_faults
from evals.baselines.citation_rules import kotaemon_keeps, ragflow_keeps
from evals.gate_cases import GOOD, UNCITED, Clauses, GateCase
from evals.support import borne_out

_OFFERED = 8  # passages that a composer is given
OURS, OURS_PASSAGE = "ours", "ours_passage"
RULES: dict[str, Callable[[str, Sequence[str]], bool]] = {
    "kotaemon": kotaemon_keeps,
    "ragflow": ragflow_keeps,
    "figures": lambda text, quotes: not quotes or borne_out(text, quotes, quotes),
}


def evaluate_gate(assistant: Assistant, cases: Sequence[GateCase]) -> dict[str, Any]:
    """For each system the wrong cases by kind; times of a sentence; where uncited ones belong.

    `ours` cites the clause itself, `ours_passage` and the other systems the passage around it.
    """
    clauses = Clauses(assistant)
    wrong: dict[str, list[str]] = {name: [] for name in (OURS, OURS_PASSAGE, *RULES)}
    times: list[float] = []
    for case in cases:
        for name, whole in ((OURS, False), (OURS_PASSAGE, True)):
            quotes = clauses.quotes(case.cites, whole)
            begun = time.perf_counter()
            kept = not sentence_faults(case.text, quotes)
            times.append((time.perf_counter() - begun) * 1000)
            if kept is not (case.kind == GOOD):
                wrong[name].append(case.id)
        words = [quote.passage.text for quote in clauses.quotes(case.cites, True)]
        for name, keeps in RULES.items():
            if keeps(case.text, words) is not (case.kind == GOOD):
                wrong[name].append(case.id)
    return {
        "kinds": {kind: sum(one.kind == kind for one in cases) for kind in _kinds(cases)},
        "sets": {part: _of_set(cases, part, wrong) for part in sorted({c.part for c in cases})},
        "wrong": {
            name: {kind: _count(cases, ids, kind) for kind in _kinds(cases)}
            for name, ids in wrong.items()
        },
        "cases": [_told(case, wrong) for case in cases if case.id in wrong[OURS]],
        "ms": {"p50": round(median(times), 1), "p95": round(quantiles(times, n=20)[-1], 1)},
        "attribution": _attribution(assistant, clauses, cases),
    }


def _of_set(
    cases: Sequence[GateCase], part: int, wrong: dict[str, list[str]]
) -> dict[str, dict[str, int]]:
    """How many of a set there are, and how many each of our ways got wrong, good and bad."""
    own = [case for case in cases if case.part == part]
    groups = {"good": [c for c in own if c.kind == GOOD], "bad": [c for c in own if c.kind != GOOD]}
    return {
        group: {"n": len(some)}
        | {name: sum(c.id in wrong[name] for c in some) for name in (OURS, OURS_PASSAGE)}
        for group, some in groups.items()
    }


def _kinds(cases: Sequence[GateCase]) -> list[str]:
    return list(dict.fromkeys(sorted((c.kind for c in cases), key=lambda kind: kind == GOOD)))


def _count(cases: Sequence[GateCase], ids: Sequence[str], kind: str) -> int:
    known = set(ids)
    return sum(case.kind == kind and case.id in known for case in cases)


def _told(case: GateCase, wrong: dict[str, list[str]]) -> dict[str, str]:
    return {"id": case.id, "kind": case.kind, "text": case.text}


def _attribution(
    assistant: Assistant, clauses: Clauses, cases: Sequence[GateCase]
) -> dict[str, int]:
    """Of sentences that cite nothing: for how many a source is found, and in the right clause."""
    uncited = [case for case in cases if case.kind == UNCITED]
    found = [(case, _source(assistant, case.text)) for case in uncited]
    return {
        "n": len(uncited),
        "found": sum(bool(quotes) for _, quotes in found),
        "right": sum(_overlap(clauses, case, quotes) for case, quotes in found),
    }


def _source(assistant: Assistant, text: str) -> tuple[Quote, ...]:
    hits = assistant.search(text, _OFFERED).hits
    offered = [Quote(h.passage, h.document, h.passage.start, h.passage.end) for h in hits]
    return attributed(text, offered)


def _overlap(clauses: Clauses, case: GateCase, quotes: Sequence[Quote]) -> bool:
    """Whether one of the quotes lies in a clause that was meant."""
    for title, locator in case.right:
        contents, section = clauses.clause(title, locator)
        for quote in quotes:
            same = quote.document.id == contents.document.id
            if same and quote.start < section.end and section.start < quote.end:
                return True
    return False
