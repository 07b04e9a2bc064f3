"""How likely a sentence answers a question with yes, with no, or with "it depends".

A linear model over `decision_features.py`, trained on questions written for it; what it is worth
and where it fails is in docs/decisions/0023-yes-or-no.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.decision_features import features
from assistant.answering.question import Ask
from assistant.leads import Lead

_WEIGHTS = Path(__file__).with_name("decision_weights.json")
ANSWERS = ("yes", "no", "depends", "none")


@dataclass(frozen=True, slots=True)
class Decision:
    """Likelihoods, together 1; `none`: the sentence decides nothing."""

    yes: float
    no: float
    depends: float
    none: float

    def best(self) -> tuple[str, float]:
        """The likeliest of yes, no and depends."""
        return max(
            (("yes", self.yes), ("no", self.no), ("depends", self.depends)), key=lambda one: one[1]
        )


def decide(
    ask: Ask,
    sentence: str,
    weigh: Callable[[str], float],
    weigh_act: Callable[[str], float],
    ruled: Lead | None,
) -> Decision:
    """What the sentence decides; arguments as for `features`."""
    weights = _weights()
    found = features(ask, sentence, weigh, weigh_act, ruled)
    logits = [*weights["bias"]]
    for name, value in found.items():
        for place, weight in enumerate(weights.get(name, ())):
            logits[place] += value * weight
    highest = max(logits)
    shares = [math.exp(logit - highest) for logit in logits]
    return Decision(*(share / sum(shares) for share in shares))


@cache
def _weights() -> Mapping[str, list[float]]:
    weights: dict[str, list[float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return weights
