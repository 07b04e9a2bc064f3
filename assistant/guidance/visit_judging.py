"""How an enterprise stands to a requirement: 达标, 临近, 未达标, 缺资料 or 不适用."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.guidance.conditions import Condition
from assistant.guidance.judging import judge
from assistant.guidance.visit_rules import CheckRule
from assistant.guidance.visit_shown import Fact
from assistant.visit_pack import CheckState

Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one check, what it follows from and which fields of the profile keep it open."""

    state: CheckState
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pending: bool = False

    @property
    def pressing(self) -> bool:
        """Whether there is something to do about it or to ask for."""
        return self.pending or self.state in (CheckState.UNMET, CheckState.OPEN)


def standing(rule: CheckRule, facts: Facts) -> Standing:
    """A requirement that is met is met whether or not it had to be.

    One that applies, is not met and not due yet does not apply for now and is pending.
    """
    values = {name: fact.value for name, fact in facts.items()}
    applies, met = judge(rule.applies, values), judge(rule.met, values)
    told = _shown((*rule.shows, *(one.fact for one in rule.met)), facts)
    if applies.applies is False:
        failing = [one.fact for one in rule.applies if judge([one], values).applies is False]
        return Standing(CheckState.BESIDE, _shown(failing, facts))
    if met.applies:
        near = bool(rule.near) and judge(rule.near, values).applies
        told = _shown((*rule.shows, *(one.fact for one in rule.near)), facts) if near else told
        return Standing(CheckState.NEAR if near else CheckState.MET, told)
    due = judge(rule.due, values)
    if applies.applies and due.applies is False and met.applies is False:
        why = _shown((*(one.fact for one in rule.met), *(one.fact for one in rule.due)), facts)
        return Standing(CheckState.BESIDE, why, pending=True)
    if applies.applies and due.applies and met.applies is False:
        return Standing(CheckState.UNMET, told)
    if applies.applies and met.applies is False:
        return Standing(CheckState.OPEN, told, tuple(facts[one].field for one in due.unknown))
    unknown = (*applies.unknown, *met.unknown) if applies.applies is None else met.unknown
    missing = tuple(dict.fromkeys(facts[name].field for name in unknown))
    return Standing(CheckState.OPEN, told, missing)


def holds(conditions: Iterable[Condition], facts: Facts) -> bool:
    """Whether all conditions are known to hold, or are taken to where a fact is not known."""
    return bool(judge(conditions, {name: fact.value for name, fact in facts.items()}).applies)


def unknown_fields(conditions: Iterable[Condition], facts: Facts) -> tuple[str, ...]:
    """The fields that would have to be known to tell whether the conditions hold."""
    verdict = judge(conditions, {name: fact.value for name, fact in facts.items()})
    return tuple(dict.fromkeys(facts[name].field for name in verdict.unknown))


def shown_facts(conditions: Iterable[Condition], facts: Facts) -> tuple[str, ...]:
    """The facts that conditions speak of, as a clerk writes them."""
    return _shown((one.fact for one in conditions), facts)


def _shown(names: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(facts[name].shown for name in names if facts[name].shown))
