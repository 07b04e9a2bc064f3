"""Rules that apply, and what of them may be shown, as the parts of a visit pack."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.guidance.claim_showing import Shown
from assistant.guidance.claims import Claim
from assistant.guidance.visit_judging import Facts, Standing, holds, shown_facts
from assistant.guidance.visit_periods import (
    EXTENSION_MONTHS,
    months_after,
    period_end,
    term_end,
)
from assistant.guidance.visit_rules import (
    CheckRule,
    Deadline,
    LedgerRule,
    Paper,
    Question,
    StepRule,
    StrategyRule,
    TalkRule,
)
from assistant.guidance.working_days import WorkingDays
from assistant.numerals import day_words
from assistant.profile import Profile
from assistant.profile_fields import value_text
from assistant.setup_guide import SetupPoint
from assistant.visit_pack import (
    CheckState,
    InterviewPart,
    Ledger,
    VisitCheck,
    VisitStep,
    VisitStrategy,
    VisitTalk,
)

PROPOSED = "工作建议"
_BEFORE_TERM = "before_term"
_NOBODY = "上级党组织明确的人（书记空缺）"
_SECRETARY = re.compile("(?:联合)?(?:党支部|党组织)书记")
_COMMITTEE_POSTS = re.compile("、(?:组织)?委员")
_NO_COMMITTEE = "不设支委会，不适用"
_DAYS = WorkingDays()


@dataclass(frozen=True, slots=True)
class VisitWriter:
    """Writes the parts of one pack: for a profile, on a day, with what may be shown."""

    profile: Profile
    on: date
    facts: Facts
    shown: Shown

    def check(self, rule: CheckRule, stand: Standing) -> VisitCheck | None:
        """The check; none when the clause that states the requirement may not be shown."""
        beside = stand.state is CheckState.BESIDE
        silent = beside and not stand.pending
        if not silent and self.shown.point(rule.why[0]) is None:
            return None
        to_do = stand.state is CheckState.UNMET or stand.pending
        return VisitCheck(
            id=rule.id,
            title=rule.title,
            group=rule.group,
            requirement=rule.why[0].text,
            state=stand.state,
            authority=rule.authority,
            why=() if silent else self._points(rule.why),
            facts=stand.shown,
            missing=stand.missing,
            steps=self._steps(rule.steps) if to_do else (),
        )

    def strategy(self, rule: StrategyRule) -> VisitStrategy | None:
        """The strategy; none when the clause that it rests on may not be shown."""
        if self.shown.point(rule.why[0]) is None:
            return None
        return VisitStrategy(
            name=rule.name,
            facts=shown_facts(rule.when, self.facts),
            reading=rule.reading,
            why=self._points(rule.why),
            steps=self._steps(rule.steps),
        )

    def talk(self, rule: TalkRule) -> VisitTalk | None:
        """What to answer; none when no clause of it may be shown."""
        points = self._points(rule.why)
        return VisitTalk(rule.worry, points, rule.advice) if points else None

    def points(self, claims: Iterable[Claim]) -> tuple[SetupPoint, ...]:
        """The claims that may be shown."""
        return self._points(claims)

    def ledger(self, rule: LedgerRule) -> Ledger:
        """The ledger with what the profile tells already."""
        return Ledger(
            rule.name,
            tuple((label, self._told(field) if field else "") for label, field in rule.columns),
        )

    def _told(self, field: str) -> str:
        if field == "committee_members" and self._no_committee:
            return _NO_COMMITTEE
        value = getattr(self.profile, field)
        return day_words(value) if isinstance(value, date) else value_text(field, value)

    def interview(
        self, rules: Iterable[Question], pressing: Collection[str]
    ) -> tuple[InterviewPart, ...]:
        """The questions by whom they are for; `pressing`: checks with something to do or to ask."""
        parts: dict[str, list[str]] = {}
        for rule in rules:
            if self._wanted(rule, pressing):
                parts.setdefault(rule.whom, []).append(rule.text)
        return tuple(InterviewPart(whom, tuple(asked)) for whom, asked in parts.items())

    def papers(self, rules: Iterable[Paper], pressing: Collection[str]) -> tuple[str, ...]:
        """What to take along."""
        return tuple(rule.text for rule in rules if self._wanted(rule, pressing))

    def _wanted(self, rule: Question | Paper, pressing: Collection[str]) -> bool:
        """Whether its conditions hold and, where it names fields or checks, one of them presses."""
        if not holds(rule.when, self.facts):
            return False
        fields = rule.fields if isinstance(rule, Question) else ()
        if not (rule.checks or fields):
            return True
        if any(check in pressing for check in rule.checks):
            return True
        return any(getattr(self.profile, field) is None for field in fields)

    def _points(self, claims: Iterable[Claim]) -> tuple[SetupPoint, ...]:
        points = [self.shown.point(claim) for claim in claims]
        return tuple(dict.fromkeys(point for point in points if point is not None))

    def _steps(self, rules: Sequence[StepRule]) -> tuple[VisitStep, ...]:
        return tuple(self._step(rule) for rule in rules if holds(rule.when, self.facts))

    def _step(self, rule: StepRule) -> VisitStep:
        basis = self.shown.point(rule.claim) if rule.claim else None
        deadline = rule.deadline
        who = _SECRETARY.sub(_NOBODY, rule.who) if self.profile.vacant else rule.who
        if self._no_committee:
            who = _COMMITTEE_POSTS.sub("", who)
        if deadline is None:
            return VisitStep(rule.text, who, basis=basis)
        due = self._due(deadline)
        # A limit that a clause sets is one only where the clause may be shown.
        by_clause = deadline.by_clause and basis is not None
        limit = deadline.note if by_clause else PROPOSED
        if due and deadline.end == _BEFORE_TERM:
            limit = deadline.note or limit
        elif due and not by_clause and not deadline.end and due > self.on:
            due = _worked(due)
        return VisitStep(rule.text, who, due, limit if due else "", by_clause, basis)

    def _due(self, deadline: Deadline) -> date | None:
        if deadline.end == "extension":
            over = term_end(self.profile, self.on)
            last = months_after(over, EXTENSION_MONTHS) if over else None
            return last if last is not None and last >= self.on else None
        if deadline.end == "term":
            end = term_end(self.profile, self.on)
            return end if end is not None and end >= self.on else None
        if deadline.end == _BEFORE_TERM:
            return self._before_term(deadline)
        if deadline.end:
            return period_end(self.on, deadline.end)
        return months_after(self.on + timedelta(days=deadline.days), deadline.months)

    def _before_term(self, deadline: Deadline) -> date | None:
        """So many months before the term ends; once that is past, soon, and before the election.

        The election may be as late as the last day, so a third of what is left is all there is.
        """
        end = term_end(self.profile, self.on)
        if end is None or end < self.on:
            return None
        day = self.on + timedelta(days=min(deadline.days, (end - self.on).days // 3))
        if deadline.months:
            day = max(day, months_after(end, -deadline.months))
        return _worked_before(day, self.on)

    @property
    def _no_committee(self) -> bool:
        return self.facts["has_committee"].value is False


def _worked_before(day: date, on: date) -> date:
    """The day, or the last before it on which people work, if that is not before the visit."""
    if _DAYS.works(day):
        return day
    return max(_DAYS.working_day_before(day), on)


def _worked(day: date) -> date:
    """The day, or the next on which people work: nobody settles anything on a Sunday."""
    while not _DAYS.works(day):
        day += timedelta(days=1)
    return day
