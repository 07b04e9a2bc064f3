"""The turns of one page: what was asked, and how much of the answer is on show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from uuid import uuid4

from assistant import Answer, AnswerProgress, Citation, Feedback, Scope


class Phase(Enum):
    """How far a turn has come."""

    ASKING = auto()
    SHOWING = auto()
    DONE = auto()
    STOPPED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer. `shown` counts the statements already on show.

    `said`: what a model's answer has come to, until the whole answer is there. `key` stays the same
    from the question to the last statement, `conversation` from the first turn to the last.

    `kept`: whether the journal has it, `feedback` what was said of it; `told`: what there is to say
    of either. Of a turn that was opened again: when it was asked, and which of its citations read
    or stand otherwise since.

    `scope`: what the asker limited the answer to. `instead_of`: the key of the turn that stood here
    before and was kept, the same question in another range.
    """

    question: str
    phase: Phase = Phase.ASKING
    answer: Answer | None = None
    shown: int = 0
    problem: str = ""
    said: tuple[AnswerProgress, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex, compare=False)
    conversation: str = field(default_factory=lambda: uuid4().hex, compare=False)
    kept: bool = field(default=False, compare=False)
    feedback: Feedback | None = None
    told: str = ""
    asked_at: datetime | None = None
    changed: tuple[int, ...] = ()
    scope: Scope = Scope()
    instead_of: str = field(default="", compare=False)

    @property
    def busy(self) -> bool:
        """Whether more of this turn is to come."""
        return self.phase in (Phase.ASKING, Phase.SHOWING)

    def hearing(self, progress: AnswerProgress) -> Turn:
        """With one more sentence of a model."""
        return replace(self, said=(*self.said, progress))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What is cited so far."""
        if self.answer is not None:
            return self.answer.citations
        return self.said[-1].citations if self.said else ()

    def answered(self, answer: Answer) -> Turn:
        """With the whole answer, nothing of it on show yet."""
        return replace(self, phase=Phase.SHOWING, answer=answer)

    def failed(self, problem: str) -> Turn:
        """Ended by an error, told in `problem`."""
        return replace(self, phase=Phase.FAILED, problem=problem)

    def stopped(self) -> Turn:
        """Ended by the user; what is on show stays."""
        return replace(self, phase=Phase.STOPPED) if self.busy else self

    def unfold(self) -> Iterator[Turn]:
        """This turn statement by statement, the finished turn last; at once where it was heard."""
        if self.answer is not None:
            statements = sum(len(section.items) for section in self.answer.sections)
            heard = bool(self.said) and self.answer.composer == "generative"
            for shown in range(statements if heard else 1, statements):
                yield replace(self, shown=shown)
            yield replace(self, phase=Phase.DONE, shown=statements)
        else:
            yield self


Turns = tuple[Turn, ...]


def begin(turns: Turns, question: str, scope: Scope = Scope()) -> Turns:
    """With a new turn; unchanged when the question is blank or the last turn is still busy."""
    question = question.strip()
    if not question or (turns and turns[-1].busy):
        return turns
    turn = Turn(question, scope=scope)
    return (*turns, replace(turn, conversation=turns[-1].conversation) if turns else turn)


def again(turns: Turns, scope: Scope) -> Turns:
    """With the last question asked anew in another scope, in the place of its turn."""
    if not turns or turns[-1].busy:
        return turns
    last = turns[-1]
    replaced = last.key if last.kept or not last.instead_of else last.instead_of
    anew = Turn(last.question, conversation=last.conversation, scope=scope, instead_of=replaced)
    return (*turns[:-1], anew)


def set_scope(turns: Turns) -> Scope:
    """What the asker set for the last turn, which holds for the next one as well."""
    return replace(turns[-1].scope, unread=()) if turns else Scope()


def earlier_questions(turns: Turns) -> list[str]:
    """What was asked before the last turn, oldest first; questions that failed are left out."""
    return [_asked(turn) for turn in turns[:-1] if turn.phase is not Phase.FAILED]


def _asked(turn: Turn) -> str:
    """The question, without the words that were not to be read as its range."""
    return turn.answer.query_used if turn.answer and turn.scope.unread else turn.question
