"""Other words for the steps of a checklist, through the gate; `Checklist` stays whole.

A step takes the proposed words when they are not longer, when the gate of answers finds nothing
wrong with them against what the step cites, and when they leave nothing of the step out. Otherwise
it keeps the words of its source. Steps keep order, fields, labels and citations in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checklist import Checklist, Step, WordingWork
from assistant.domain import Citation, Quote
from assistant.protocols import Proposals
from assistant.support.cited import sentence_faults
from assistant.support.losing import loses
from assistant.text import squeeze


def reworded(checklist: Checklist, proposals: Proposals, model: str) -> Checklist:
    """The checklist with the proposed words that pass; it tells how many did."""
    steps = tuple(
        _step(step, proposals.texts.get(at, ""), checklist.citations)
        for at, step in enumerate(checklist.steps)
    )
    changed = sum(bool(step.original) for step in steps)
    work = WordingWork(model, changed, len(steps) - changed, proposals.note)
    return replace(checklist, steps=steps, wording=work)


def _step(step: Step, text: str, citations: Sequence[Citation]) -> Step:
    """The step in these words, where they pass."""
    longer = len(squeeze(text)) > len(squeeze(step.text))
    if longer or squeeze(text) in ("", squeeze(step.text)):
        return step
    cited = [one for one in citations if one.id in step.citations]
    quotes = [Quote(one.passage, one.document, one.start, one.end) for one in cited]
    # That a rule has been revised since is told of the whole list, not in each step.
    if loses(step.text, text) or sentence_faults(text, quotes, earlier=True):
        return step
    return replace(step, text=text, original=step.text)
