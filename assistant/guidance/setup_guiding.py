"""The setup guide: facts to a result in which every sentence about a form stands on a quote.

facts ── rules judged ──> claims ── library and citation gate ──> points and doubts ──> guide
What no live passage bears out becomes a doubt (需核实); what hangs on an unknown fact, a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.enterprise import Enterprise
from assistant.errors import LibraryEmpty
from assistant.guidance.claim_showing import Shown
from assistant.guidance.claim_sources import Locate, Sources
from assistant.guidance.claims import Claim
from assistant.guidance.conditions import Value
from assistant.guidance.judging import Verdict, judge
from assistant.guidance.setup_facts import facts_of
from assistant.guidance.setup_rules import Rule, Rulebook
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
        sources = Sources(self._catalogue, self._locate)
        plan = plan_setup(enterprise, self._rulebook(), sources)
        return plan.guide(Shown(plan.claims, sources, self._catalogue, self._locate))


@dataclass(frozen=True, slots=True)
class SetupPlan:
    """The rules that apply to an enterprise, before what they say has passed the citation gate."""

    enterprise: Enterprise
    facts: Mapping[str, Value | None]
    verdicts: tuple[tuple[Rule, Verdict], ...]
    sound: tuple[Rule, ...]
    doubtful: tuple[Rule, ...]
    beside: tuple[Rule, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in the order in which a reader meets them, each once."""
        claims = [claim for rule in (*self._with_form, *self._bare) for claim in rule.why]
        claims += self._steps([*self._with_form, *self._bare])
        claims += [rule.why[0] for rule in self.doubtful]
        claims += [claim for rule in self.beside for claim in rule.why]
        return tuple({claim.id: claim for claim in claims}.values())

    def guide(self, shown: Shown) -> SetupGuide:
        """The guide with what `shown` lets through; its citations are those of `shown`."""
        forms = forms_of(self._with_form, self.enterprise, self.facts, shown)
        said = {point for form in forms for point in form.why}
        notes = points_of([claim for rule in self._bare for claim in rule.why], shown)
        local = [(rule, one) for rule, one in self.verdicts if _binds(rule, self.enterprise)]
        region_matters = bool(self.beside) and self.enterprise.region is None
        return SetupGuide(
            enterprise=self.enterprise,
            forms=forms,
            notes=tuple(note for note in notes if note not in said),
            references=forms_of(self.beside, self.enterprise, self.facts, shown),
            next_steps=points_of(self._steps(self.sound), shown),
            missing=gaps_of(local, region_matters),
            doubts=doubts_of(self.sound, self.doubtful, shown),
            ask=tuple(dict.fromkeys(words for rule in self.sound for words in rule.ask)),
            citations=shown.citations,
        )

    def _steps(self, rules: Iterable[Rule]) -> list[Claim]:
        """The steps of the rules, put as the form of organisation that applies has them."""
        instead = {id: claim for rule in self.sound for id, claim in rule.instead.items()}
        return [instead.get(step.id, step) for rule in rules for step in rule.steps]

    @property
    def _with_form(self) -> list[Rule]:
        return [rule for rule in self.sound if rule.form]

    @property
    def _bare(self) -> list[Rule]:
        return [rule for rule in self.sound if not rule.form]


def plan_setup(enterprise: Enterprise, rulebook: Rulebook, sources: Sources) -> SetupPlan:
    """The rules of the book judged on the facts, by what the library bears out."""
    facts = facts_of(enterprise)
    verdicts = tuple((rule, judge(rule.when, facts)) for rule in rulebook.rules)
    met = [rule for rule, verdict in verdicts if verdict.applies]
    here = [rule for rule in met if _binds(rule, enterprise)]
    elsewhere = [rule for rule in met if rule.reference and not _binds(rule, enterprise)]
    sound = tuple(rule for rule in here if sources.find(rule.why[0]).binds)
    own = any(rule.form and rule.region for rule in sound)
    beside = tuple(rule for rule in elsewhere if not own and sources.find(rule.why[0]).binds)
    doubtful = tuple(rule for rule in here if rule not in sound)
    return SetupPlan(enterprise, facts, verdicts, sound, doubtful, beside)


def _binds(rule: Rule, enterprise: Enterprise) -> bool:
    if rule.region is None:
        return True
    return enterprise.region is not None and enterprise.region.strip().startswith(rule.region)
