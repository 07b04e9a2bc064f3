"""Other words for the steps of a checklist, through the gate; `Checklist` stays whole.

A step takes the proposed words when they are not longer and may stand for it (`wording_gate.py`).
Otherwise it keeps the words of its source. Steps keep order, fields, labels and citations in any
case.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.checklist import Checklist
from assistant.protocols import Proposals
from assistant.text import squeeze
from assistant.wording_gate import passed, quotes_of, stands_for


def reworded(checklist: Checklist, proposals: Proposals, model: str) -> Checklist:
    """The checklist with the proposed words that pass; it tells how many did."""
    steps = list(checklist.steps)

    def passes(at: int, text: str) -> bool:
        longer = len(squeeze(text)) > len(squeeze(steps[at].text))
        quotes = quotes_of(steps[at].citations, checklist.citations)
        return not longer and stands_for(text, steps[at].text, quotes)

    found, work = passed([step.text for step in steps], proposals, model, passes)
    for at, text in found.items():
        steps[at] = replace(steps[at], text=text, original=steps[at].text)
    return replace(checklist, steps=tuple(steps), wording=work)
