"""Visit packs: a profile and a day to a pack in which every restated clause stands on a quote.

facts ── rules judged ──> claims ── library and citation gate ──> points and doubts ──> pack
pack ── writer, where one is asked ──> its talks in other words, through the gate
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from assistant.errors import LibraryEmpty, ProfileImpossible
from assistant.guidance.claim_showing import Shown
from assistant.guidance.claim_sources import Locate, Sources
from assistant.guidance.claims import Claim
from assistant.guidance.setup_guiding import EMPTY, SetupPlan, plan_setup
from assistant.guidance.setup_rules import Rulebook
from assistant.guidance.visit_facts import facts_of
from assistant.guidance.visit_judging import Facts, Standing, holds, standing, unknown_fields
from assistant.guidance.visit_periods import NEW_MONTHS, months_after
from assistant.guidance.visit_rules import (
    CheckRule,
    StepRule,
    StrategyRule,
    TalkRule,
    Visitbook,
)
from assistant.guidance.visit_writing import VisitWriter
from assistant.profile import Profile
from assistant.profile_fields import PROFILE_FIELDS
from assistant.profile_limits import EARLIEST, LATEST
from assistant.protocols import Catalogue, LineWriter
from assistant.setup_guide import SetupDoubt, SetupGuide
from assistant.visit_pack import CheckState, VisitCheck, VisitPack
from assistant.visit_wording import TOPIC, points_said, reworded_talks

_NEEDED_BY_GUIDE = ("members",)
_FORM = "应建组织形式"
_STRATEGY = "分类施策"


class Visiting:
    """Packs over one library by one set of data; both are read when a pack is asked for."""

    def __init__(
        self,
        catalogue: Catalogue,
        locate: Locate,
        visitbook: Callable[[], Visitbook],
        rulebook: Callable[[], Rulebook],
        today: Callable[[], date],
        writer: LineWriter | None = None,
    ) -> None:
        """`locate` names the smallest section that holds a span; `writer` has words for talks."""
        self._writer = writer
        self._today = today
        self._catalogue = catalogue
        self._locate = locate
        self._visitbook = visitbook
        self._rulebook = rulebook

    def pack(self, profile: Profile, on: date | None = None, reword: bool = False) -> VisitPack:
        """The pack for a visit on that day, or today. Raises: LibraryEmpty, ProfileImpossible.

        `reword`: whether its talks are put into other words, where there is a writer for that.
        """
        made = self._plain(profile, on or self._today())
        points = points_said(made)
        if not reword or self._writer is None or not points:
            return made
        proposals = self._writer.propose(TOPIC, [point.text for point in points])
        return reworded_talks(made, points, proposals, self._writer.name)

    def _plain(self, profile: Profile, on: date) -> VisitPack:
        """The pack without a model."""
        if not EARLIEST <= on <= LATEST:
            raise ProfileImpossible(f"走访日期写的是 {on}，不像是真的，请核对，例如：2026-11-20。")
        if not self._catalogue.documents():
            raise LibraryEmpty(EMPTY)
        for field in (
            "recorded_on",
            "last_visit",
            "founded",
            "organised_on",
            "last_election",
            "lost_since",
        ):
            _require_past(profile, field, on)
        book, facts = self._visitbook(), facts_of(profile, on)
        sources = Sources(self._catalogue, self._locate)
        founded = profile.founded
        new = None if founded is None else on < months_after(founded, NEW_MONTHS)
        enterprise = profile.enterprise(new)
        plan = plan_setup(enterprise, self._rulebook(), sources) if enterprise else None
        chosen = _Chosen.of(book, facts)
        claims = (*(plan.claims if plan else ()), *chosen.claims)
        unique = list({claim.id: claim for claim in claims}.values())
        shown = Shown(unique, sources, self._catalogue, self._locate)
        return _written(VisitWriter(profile, on, facts, shown), book, chosen, plan)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What of the data speaks to a profile."""

    checks: tuple[tuple[CheckRule, Standing], ...]
    strategies: tuple[StrategyRule, ...]
    talks: tuple[TalkRule, ...]
    claims: tuple[Claim, ...]
    unknown: tuple[str, ...]

    @classmethod
    def of(cls, book: Visitbook, facts: Facts) -> _Chosen:
        checks = tuple((rule, standing(rule, facts)) for rule in book.checks)
        strategies = tuple(rule for rule in book.strategies if holds(rule.when, facts))
        unknown = [field for rule in book.strategies for field in unknown_fields(rule.when, facts)]
        talks = tuple(rule for rule in book.talks if holds(rule.when, facts))
        unmet = [rule for rule, one in checks if one.state is CheckState.UNMET or one.pending]
        claims: list[Claim] = []
        for rule, stand in checks:
            said = stand.pending or stand.state is not CheckState.BESIDE
            claims += rule.why if said else ()
        claims += [claim for rule in unmet for claim in _bases(rule.steps, facts)]
        for strategy in strategies:
            claims += [*strategy.why, *_bases(strategy.steps, facts)]
        claims += [claim for talk in talks for claim in talk.why]
        return cls(checks, strategies, talks, (*claims, *book.ledger_notes), tuple(unknown))


def _bases(steps: Iterable[StepRule], facts: Facts) -> Iterable[Claim]:
    """The clauses of the steps that are to be taken."""
    return (step.claim for step in steps if step.claim and holds(step.when, facts))


def _written(
    writer: VisitWriter, book: Visitbook, chosen: _Chosen, plan: SetupPlan | None
) -> VisitPack:
    made = [writer.check(rule, stand) for rule, stand in chosen.checks]
    checks = tuple(check for check in made if check is not None)
    made_ids = {check.id for check in checks}
    pressing = {rule.id for rule, one in chosen.checks if one.pressing and rule.id in made_ids}
    guide = plan.guide(writer.shown) if plan else None
    strategies = [writer.strategy(rule) for rule in chosen.strategies]
    talks = [writer.talk(rule) for rule in chosen.talks]
    return VisitPack(
        profile=writer.profile,
        on=writer.on,
        guide=guide,
        checks=checks,
        strategies=tuple(one for one in strategies if one is not None),
        interview=writer.interview(book.questions, pressing),
        talks=tuple(one for one in talks if one is not None),
        ledgers=tuple(writer.ledger(rule) for rule in book.ledgers),
        ledger_notes=writer.points(book.ledger_notes),
        papers=writer.papers(book.papers, pressing),
        missing=_missing(writer.profile, checks, chosen.unknown),
        doubts=_doubts(chosen.claims, writer.shown, guide),
        citations=writer.shown.citations,
    )


def _missing(
    profile: Profile, checks: Iterable[VisitCheck], unknown: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The fields that are not known, each with what hangs on it, in the order of the profile."""
    hanging: dict[str, list[str]] = {}
    for field in _NEEDED_BY_GUIDE:
        if getattr(profile, field) is None:
            hanging.setdefault(field, []).append(_FORM)
    for check in checks:
        for field in check.missing:
            hanging.setdefault(field, []).append(check.group)
    for field in unknown:
        hanging.setdefault(field, []).append(_STRATEGY)
    return tuple(
        (field, "、".join(dict.fromkeys(hanging[field])))
        for field in PROFILE_FIELDS
        if field in hanging
    )


def _doubts(
    claims: Iterable[Claim], shown: Shown, guide: SetupGuide | None
) -> tuple[SetupDoubt, ...]:
    """What the data would say and the library does not bear out, each sentence once."""
    told = {doubt.text: doubt for doubt in guide.doubts} if guide else {}
    for claim in claims:
        doubt = shown.doubt(claim)
        if doubt is not None:
            told.setdefault(doubt.text, doubt)
    return tuple(told.values())


def _require_past(profile: Profile, field: str, on: date) -> None:
    day = getattr(profile, field)
    if day is not None and day > on:
        label = PROFILE_FIELDS[field].label
        raise ProfileImpossible(
            f"“{label}”（{day}）晚于走访日期（{on}），请核对这一项或者走访日期。", field
        )
