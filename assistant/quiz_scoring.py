"""How answers are scored, and what came of them: rules, marks, the result of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.papers import Paper
from assistant.quiz_items import Item


class MultipleRule(StrEnum):
    """What a 多选 item gives; a wrong option chosen gives nothing under every rule."""

    ALL = "全对得分"
    SHARE = "少选按比例得分"
    HALF = "少选得一半分"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer is worth: `share` of the points, 0 to 1; `right`: all of it.

    `parts`: for 填空 and 简答, which parts of the key were hit. `by_hand`: a 简答 item, whose
    mark is a proposal for the trainer. `read`: the answer as it was understood.
    """

    share: float
    read: str
    parts: tuple[bool, ...] = ()
    by_hand: bool = False

    @property
    def right(self) -> bool:
        """Whether nothing was missing or wrong."""
        return self.share >= 1


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a paper with what was answered; `given` is empty where nothing was."""

    number: int
    item: Item
    points: float
    given: str
    mark: Mark

    @property
    def earned(self) -> float:
        """The points, rounded to hundredths."""
        return round(self.points * self.mark.share, 2)


@dataclass(frozen=True, slots=True)
class PaperResult:
    """A paper that was taken. `seconds`: how long it took; `late`: whether time ran out."""

    paper: Paper
    answers: tuple[Answered, ...]
    rule: MultipleRule
    started: datetime
    seconds: int
    late: bool = False
    learner: str = ""

    @property
    def earned(self) -> float:
        """The points of all answers."""
        return round(sum(one.earned for one in self.answers), 2)

    @property
    def wrong(self) -> tuple[Answered, ...]:
        """What was not wholly right, in the order of the paper."""
        return tuple(one for one in self.answers if not one.mark.right)
