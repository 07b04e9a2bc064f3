"""The setup guide: facts to a result in which every sentence about a form stands on a quote.

facts ── rules judged ──> claims ── library and citation gate ──> points and doubts ──> guide
What no live passage bears out becomes a doubt (需核实); what hangs on an unknown fact, a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.enterprise import Enterprise
from assistant.errors import LibraryEmpty
from assistant.guidance.facts import FACTS, facts_of, shown
from assistant.guidance.judging import Verdict, judge
from assistant.guidance.rules import Claim, Rule, Rulebook, Value
from assistant.guidance.showing import Shown
from assistant.guidance.sources import Locate
from assistant.protocols import Catalogue
from assistant.setup_guide import (
    Binding,
    SetupDoubt,
    SetupForm,
    SetupGap,
    SetupGuide,
    SetupPoint,
)

_REFERENCE = "地方参考"


class SetupGuiding:
    """Guides over one library by one rulebook; both are read when a guide is asked for."""

    def __init__(
        self, catalogue: Catalogue, locate: Locate, rulebook: Callable[[], Rulebook]
    ) -> None:
        """`locate` names the smallest section that holds a span."""
        self._catalogue = catalogue
        self._locate = locate
        self._rulebook = rulebook

    def guide(self, enterprise: Enterprise) -> SetupGuide:
        """What applies to the enterprise. Raises: LibraryEmpty, GuidanceBroken."""
        if not self._catalogue.documents():
            raise LibraryEmpty("资料库还是空的：请先运行 dangwu library add 文件或文件夹。")
        facts = facts_of(enterprise)
        verdicts = [(rule, judge(rule, facts)) for rule in self._rulebook().rules]
        met = [rule for rule, verdict in verdicts if verdict.applies]
        here = [rule for rule in met if _binds(rule, enterprise)]
        elsewhere = [rule for rule in met if rule.reference and not _binds(rule, enterprise)]
        shown_claims = Shown(_claims(here, elsewhere), self._catalogue, self._locate)
        sound = [rule for rule in here if shown_claims.point(rule.why[0])]
        forms = _forms([rule for rule in sound if rule.form], facts, shown_claims)
        notes = _points((c for r in sound if not r.form for c in r.why), shown_claims)
        said = {point for form in forms for point in form.why}
        gaps = [(rule, v) for rule, v in verdicts if _binds(rule, enterprise)]
        return SetupGuide(
            enterprise=enterprise,
            forms=forms,
            notes=tuple(note for note in notes if note not in said),
            references=_forms(
                [rule for rule in elsewhere if shown_claims.point(rule.why[0])],
                facts,
                shown_claims,
                _REFERENCE,
            ),
            next_steps=_points((step for rule in sound for step in rule.steps), shown_claims),
            missing=_gaps(gaps, bool(elsewhere) and enterprise.region is None),
            doubts=_doubts(here, shown_claims),
            ask=tuple(dict.fromkeys(words for rule in sound for words in rule.ask)),
            citations=shown_claims.citations,
        )


def _binds(rule: Rule, enterprise: Enterprise) -> bool:
    if rule.region is None:
        return True
    return enterprise.region is not None and enterprise.region.strip().startswith(rule.region)


def _claims(here: Sequence[Rule], elsewhere: Sequence[Rule]) -> list[Claim]:
    """All claims in the order in which a reader meets them, each once."""
    ordered = [claim for rule in here if rule.form for claim in rule.why]
    ordered += [claim for rule in here if not rule.form for claim in rule.why]
    ordered += [step for rule in here for step in rule.steps]
    ordered += [claim for rule in elsewhere for claim in rule.why]
    return list({claim.id: claim for claim in ordered}.values())


def _forms(
    rules: Sequence[Rule],
    facts: Mapping[str, Value | None],
    shown_claims: Shown,
    authority: str | None = None,
) -> tuple[SetupForm, ...]:
    """One entry a form, binding and region: what several rules say of it stands together."""
    forms: dict[tuple[str, Binding, str | None], SetupForm] = {}
    for rule in rules:
        assert rule.form and rule.binding  # the loader checked it
        why = _points(rule.why, shown_claims)
        said = [
            shown(one.fact, value)
            for one in rule.when
            if (value := facts[one.fact]) is not None
        ]
        key = (rule.form, rule.binding, rule.region)
        if key in forms:
            earlier = forms[key]
            forms[key] = replace(
                earlier,
                facts=tuple(dict.fromkeys((*earlier.facts, *said))),
                why=tuple(dict.fromkeys((*earlier.why, *why))),
            )
        else:
            forms[key] = SetupForm(
                form=rule.form,
                binding=rule.binding,
                text=rule.text,
                authority=authority or rule.authority,
                region=rule.region,
                facts=tuple(dict.fromkeys(said)),
                why=why,
            )
    return tuple(forms.values())


def _points(claims: Iterable[Claim], shown_claims: Shown) -> tuple[SetupPoint, ...]:
    points = [shown_claims.point(claim) for claim in claims]
    return tuple(dict.fromkeys(point for point in points if point is not None))


def _doubts(rules: Sequence[Rule], shown_claims: Shown) -> tuple[SetupDoubt, ...]:
    """What rules that apply would say and the library does not bear out, forms first."""
    doubts: dict[str, SetupDoubt] = {}
    for rule in rules:
        basis = shown_claims.doubt(rule.why[0])
        if basis and rule.form:
            text = f"{rule.binding}{rule.text}"
            doubts.setdefault(text, replace(basis, text=text))
        elif basis is None:
            for claim in (*rule.why[1:], *rule.steps):
                if doubt := shown_claims.doubt(claim):
                    doubts.setdefault(doubt.text, doubt)
        else:
            doubts.setdefault(basis.text, basis)
    return tuple(doubts.values())


def _gaps(
    verdicts: Sequence[tuple[Rule, Verdict]], region_matters: bool
) -> tuple[SetupGap, ...]:
    topics: dict[str, list[str]] = {}
    for rule, verdict in verdicts:
        for fact in verdict.unknown:
            topics.setdefault(FACTS[fact].field, []).append(rule.topic)
    if region_matters:
        topics["region"] = ["本地有没有另外的规定"]
    asked = {fact.field: fact.asked for fact in FACTS.values()}
    return tuple(
        SetupGap(field, f"{asked[field]}？关系到：{'；'.join(dict.fromkeys(said))}。")
        for field, said in topics.items()
    )
