"""The rules of the setup guide as frozen data: conditions, forms, and the clauses they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.guidance.claims import Claim
from assistant.guidance.conditions import Condition
from assistant.setup_guide import Binding


@dataclass(frozen=True, slots=True)
class Rule:
    """What applies when all conditions are met.

    A rule without a form gives notes only. The first claim of `why` carries the form: without it
    the form is not asserted. `region`: where the rule binds; elsewhere it is shown as a reference
    when `reference` is set, and not at all otherwise. `topic`: what hangs on a missing fact.
    `instead`: by id, the steps of other rules that are put otherwise where this one applies.
    """

    id: str
    topic: str
    when: tuple[Condition, ...]
    why: tuple[Claim, ...]
    form: str | None = None
    binding: Binding | None = None
    text: str = ""
    authority: str = ""
    region: str | None = None
    reference: bool = False
    steps: tuple[Claim, ...] = ()
    ask: tuple[str, ...] = ()
    instead: Mapping[str, Claim] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, in the order in which their results are shown, and all claims by id."""

    rules: tuple[Rule, ...]
    claims: Mapping[str, Claim]
