"""The setup guide: facts to a result in which every sentence about a form stands on a quote.

facts ── rules judged ──> claims ── library and citation gate ──> points and doubts ──> guide
What no live passage bears out becomes a doubt (需核实); what hangs on an unknown fact, a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.enterprise import Enterprise
from assistant.errors import LibraryEmpty
from assistant.guidance.setup_facts import facts_of
from assistant.guidance.setup_judging import judge
from assistant.guidance.setup_rules import Claim, Rule, Rulebook
from assistant.guidance.setup_showing import Shown
from assistant.guidance.setup_sources import Locate, Sources
from assistant.guidance.setup_writing import doubts_of, forms_of, gaps_of, points_of
from assistant.protocols import Catalogue
from assistant.setup_guide import SetupGuide

EMPTY = "资料库还是空的：请先运行 dangwu library add 文件或文件夹。"


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
            raise LibraryEmpty(EMPTY)
        facts = facts_of(enterprise)
        verdicts = [(rule, judge(rule, facts)) for rule in self._rulebook().rules]
        met = [rule for rule, verdict in verdicts if verdict.applies]
        here = [rule for rule in met if _binds(rule, enterprise)]
        elsewhere = [rule for rule in met if rule.reference and not _binds(rule, enterprise)]
        sources = Sources(self._catalogue, self._locate)
        sound = [rule for rule in here if sources.find(rule.why[0]).binds]
        own = any(rule.form and rule.region for rule in sound)
        beside = [r for r in elsewhere if not own and sources.find(r.why[0]).binds]
        doubtful = [rule for rule in here if rule not in sound]
        with_form = [rule for rule in sound if rule.form]
        bare = [rule for rule in sound if not rule.form]
        claims = _ordered(with_form, bare, doubtful, beside)
        shown = Shown(claims, sources, self._catalogue, self._locate)
        forms = forms_of(with_form, enterprise, facts, shown)
        said = {point for form in forms for point in form.why}
        notes = points_of([claim for rule in bare for claim in rule.why], shown)
        local = [(rule, verdict) for rule, verdict in verdicts if _binds(rule, enterprise)]
        return SetupGuide(
            enterprise=enterprise,
            forms=forms,
            notes=tuple(note for note in notes if note not in said),
            references=forms_of(beside, enterprise, facts, shown),
            next_steps=points_of([step for rule in sound for step in rule.steps], shown),
            missing=gaps_of(local, region_matters=bool(beside) and enterprise.region is None),
            doubts=doubts_of(sound, doubtful, shown),
            ask=tuple(dict.fromkeys(words for rule in sound for words in rule.ask)),
            citations=shown.citations,
        )


def _binds(rule: Rule, enterprise: Enterprise) -> bool:
    if rule.region is None:
        return True
    return enterprise.region is not None and enterprise.region.strip().startswith(rule.region)


def _ordered(
    with_form: Sequence[Rule],
    bare: Sequence[Rule],
    doubtful: Sequence[Rule],
    beside: Sequence[Rule],
) -> list[Claim]:
    """All claims in the order in which a reader meets them, each once."""
    claims = [claim for rule in (*with_form, *bare) for claim in rule.why]
    claims += [step for rule in (*with_form, *bare) for step in rule.steps]
    claims += [rule.why[0] for rule in doubtful]
    claims += [claim for rule in beside for claim in rule.why]
    return list({claim.id: claim for claim in claims}.values())
