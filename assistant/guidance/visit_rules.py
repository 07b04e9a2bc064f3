"""What a visit pack is made from, as frozen data: checks, strategies, questions, talks, ledgers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.guidance.claims import Claim
from assistant.guidance.conditions import Condition


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: so many days and months after the visit, or the end of something.

    `end`: month, quarter, year, term, or extension (the year by which a term may be put off).
    before_term: so many months before the term ends or, where that day has passed, so many days
    after the visit, in either case well before the term's end.
    `by_clause`: whether the clause of the step sets it.
    """

    days: int = 0
    months: int = 0
    end: str = ""
    by_clause: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepRule:
    """Something to do; `claim` is the clause it serves. Without one it is advice."""

    text: str
    who: str
    deadline: Deadline | None = None
    claim: Claim | None = None
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A requirement: the first of `why` states it, and without it the check is not made.

    `title` names it in a few characters. `due`: what has to hold besides `applies` before not
    meeting it counts; until then its steps are things to do (待办). `near`: when what is met comes
    up again soon (临近). `shows`: facts that are told beside those of `met`.
    """

    id: str
    title: str
    group: str
    authority: str
    applies: tuple[Condition, ...]
    met: tuple[Condition, ...]
    why: tuple[Claim, ...]
    shows: tuple[str, ...] = ()
    steps: tuple[StepRule, ...] = ()
    due: tuple[Condition, ...] = ()
    near: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyRule:
    """How to go about enterprises of a kind; the first of `why` carries it."""

    id: str
    name: str
    when: tuple[Condition, ...]
    why: tuple[Claim, ...]
    steps: tuple[StepRule, ...]
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question for an interview, when its conditions hold.

    Where it names `fields` or `checks`, one of the fields has to be unknown or one of the checks
    not met or open.
    """

    whom: str
    text: str
    when: tuple[Condition, ...] = ()
    fields: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkRule:
    """A worry of an owner, the clauses that answer it, and advice."""

    worry: str
    why: tuple[Claim, ...]
    advice: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """A ledger and its columns: (label, field of the profile or nothing) pairs."""

    name: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to take along, when its conditions hold and one of its checks, if any, presses."""

    text: str
    when: tuple[Condition, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visitbook:
    """All data of the packs, in the order in which it is shown."""

    checks: tuple[CheckRule, ...]
    strategies: tuple[StrategyRule, ...]
    questions: tuple[Question, ...]
    talks: tuple[TalkRule, ...]
    ledgers: tuple[LedgerRule, ...]
    ledger_notes: tuple[Claim, ...]
    papers: tuple[Paper, ...]
    claims: Mapping[str, Claim]

    def claims_in_use(self) -> Iterator[Claim]:
        """Every claim that an entry rests on, as often as it does."""
        for check in self.checks:
            yield from check.why
            yield from _bases(check.steps)
        for strategy in self.strategies:
            yield from strategy.why
            yield from _bases(strategy.steps)
        for talk in self.talks:
            yield from talk.why
        yield from self.ledger_notes


def _bases(steps: tuple[StepRule, ...]) -> Iterator[Claim]:
    for step in steps:
        if step.claim is not None:
            yield step.claim
