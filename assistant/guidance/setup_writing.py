"""Rules that apply, and what of them may be shown, as the parts of a guide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.enterprise import Enterprise
from assistant.guidance.claim_showing import Shown
from assistant.guidance.claims import Claim
from assistant.guidance.conditions import Value
from assistant.guidance.judging import Verdict
from assistant.guidance.setup_facts import FACTS, shown_fact
from assistant.guidance.setup_rules import Rule
from assistant.setup_guide import Binding, SetupDoubt, SetupForm, SetupGap, SetupPoint

_LOCAL = "本地有没有另外的规定"


def forms_of(
    rules: Iterable[Rule],
    enterprise: Enterprise,
    facts: Mapping[str, Value | None],
    shown: Shown,
) -> tuple[SetupForm, ...]:
    """One entry a form, binding and region: what several rules say of it stands together."""
    forms: dict[tuple[str, Binding, str | None], SetupForm] = {}
    for rule in rules:
        if rule.form is None or rule.binding is None:
            continue
        why = points_of(rule.why, shown)
        known = [(one.fact, facts[one.fact]) for one in rule.when]
        words = [shown_fact(name, enterprise, value) for name, value in known if value is not None]
        words = [word for word in words if word]
        key = (rule.form, rule.binding, rule.region)
        earlier = forms.get(key)
        if earlier is None:
            earlier = SetupForm(
                rule.form, rule.binding, rule.text, rule.authority, rule.region, facts=(), why=()
            )
        forms[key] = replace(
            earlier,
            facts=tuple(dict.fromkeys((*earlier.facts, *words))),
            why=tuple(dict.fromkeys((*earlier.why, *why))),
        )
    return tuple(forms.values())


def points_of(claims: Iterable[Claim], shown: Shown) -> tuple[SetupPoint, ...]:
    """The claims that may be shown, each once."""
    points = [shown.point(claim) for claim in claims]
    return tuple(dict.fromkeys(point for point in points if point is not None))


def doubts_of(
    sound: Iterable[Rule], doubtful: Iterable[Rule], shown: Shown
) -> tuple[SetupDoubt, ...]:
    """What rules that apply would say and the library does not bear out, whole forms first."""
    doubts: dict[str, SetupDoubt] = {}
    for rule in doubtful:
        if doubt := shown.doubt(rule.why[0]):
            text = f"{rule.binding}{rule.text}" if rule.form else doubt.text
            doubts.setdefault(text, replace(doubt, text=text))
    for rule in sound:
        for claim in (*rule.why, *rule.steps):
            if doubt := shown.doubt(claim):
                doubts.setdefault(doubt.text, doubt)
    return tuple(doubts.values())


def gaps_of(verdicts: Sequence[tuple[Rule, Verdict]], region_matters: bool) -> tuple[SetupGap, ...]:
    """The facts that are not known, each with what hangs on it, in the order of the rules."""
    topics: dict[str, list[str]] = {}
    for rule, verdict in verdicts:
        for fact in verdict.unknown:
            topics.setdefault(FACTS[fact].field, []).append(rule.topic)
    if region_matters:
        topics["region"] = [_LOCAL]
    asked = {fact.field: fact.asked for fact in FACTS.values()}
    return tuple(
        SetupGap(field, f"{asked[field]}？关系到：{'；'.join(dict.fromkeys(said))}。")
        for field, said in topics.items()
    )
