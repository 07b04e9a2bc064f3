"""What an instructor takes along to a visit (走访资料包), before it is printed.

Every sentence that restates a clause is a `SetupPoint` that has passed the citation gate. What no
clause says is advice and carries no citation; printing marks it as 工作建议.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain import Citation
from assistant.profile import Profile
from assistant.setup_guide import SetupDoubt, SetupGuide, SetupPoint
from assistant.wording_work import WordingWork


class CheckState(StrEnum):
    """How an enterprise stands to a requirement."""

    UNMET = "未达标"
    OPEN = "缺资料"
    NEAR = "临近"  # met today, and soon to be done again: counts as met
    MET = "达标"
    BESIDE = "不适用"


@dataclass(frozen=True, slots=True)
class VisitStep:
    """Something to do, by whom, until when: `basis` is the clause it serves, if there is one.

    The words themselves, and who does it, are advice. `limit`: what the date follows from, a
    clause where `by_clause` is set, else a proposal.
    """

    text: str
    who: str
    due: date | None = None
    limit: str = ""
    by_clause: bool = False
    basis: SetupPoint | None = None


@dataclass(frozen=True, slots=True)
class VisitCheck:
    """A requirement and how the enterprise stands to it (达标检查).

    `title` names it in a few characters. `requirement` restates the first of `why`; where it does
    not apply, nothing is cited and nothing but the title is shown; where it is only not due yet
    (`pending`), the steps that will meet it stand all the same, with its clauses. `facts`: what the
    state follows from, as a clerk writes it. `missing`: the fields of Profile that keep it open.
    `authority`: what kind of text asks for it, such as 党内法规 or 讲话要求.
    """

    id: str
    title: str
    group: str
    requirement: str
    state: CheckState
    authority: str
    why: tuple[SetupPoint, ...]
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    steps: tuple[VisitStep, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether it is not due yet, and still to be done (待办)."""
        return self.state is CheckState.BESIDE and bool(self.steps)

    @property
    def citations(self) -> tuple[int, ...]:
        """The numbers of all citations that it rests on, each once."""
        return tuple(dict.fromkeys(number for point in self.why for number in point.citations))


@dataclass(frozen=True, slots=True)
class VisitStrategy:
    """How to go about this enterprise (分类施策): 抓早, 抓小, 抓难 and the like.

    `reading`: how the words of the text were read where it sets no figure; that is advice.
    """

    name: str
    facts: tuple[str, ...]
    reading: str
    why: tuple[SetupPoint, ...]
    steps: tuple[VisitStep, ...]


@dataclass(frozen=True, slots=True)
class VisitTalk:
    """A worry of an owner and what to answer: points with citations, then advice."""

    worry: str
    points: tuple[SetupPoint, ...]
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewPart:
    """Questions for one kind of people; `answers` say beforehand what the profile tells."""

    whom: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger to fill in (台账): (column, what the profile tells or nothing) pairs."""

    name: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VisitPack:
    """The pack for one enterprise and one day.

    `guide` is None while the number of full members is not known. `missing`: (field of Profile,
    what hangs on it) pairs. `doubts`: what the library holds no binding evidence for (需核实).
    `wording`: what a model did for the words of its talks, where one was asked.
    """

    profile: Profile
    on: date
    guide: SetupGuide | None
    checks: tuple[VisitCheck, ...]
    strategies: tuple[VisitStrategy, ...]
    interview: tuple[InterviewPart, ...]
    talks: tuple[VisitTalk, ...]
    ledgers: tuple[Ledger, ...]
    ledger_notes: tuple[SetupPoint, ...]
    papers: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    doubts: tuple[SetupDoubt, ...]
    citations: tuple[Citation, ...]
    wording: WordingWork | None = None

    def in_state(self, state: CheckState) -> tuple[VisitCheck, ...]:
        """The checks with that state."""
        return tuple(check for check in self.checks if check.state is state)

    @property
    def tally(self) -> tuple[tuple[CheckState, int], ...]:
        """How many checks are in which state; 临近 only where there is one."""
        counts = [(state, len(self.in_state(state))) for state in CheckState]
        return tuple(one for one in counts if one[1] or one[0] is not CheckState.NEAR)
