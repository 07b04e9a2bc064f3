"""The nouns of the item bank (题库): what a trainer decided, which papers there were, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.quiz_items import Item


class ItemState(StrEnum):
    """What a trainer decided on an item (审核状态)."""

    NEW = "待审"
    APPROVED = "通过"
    REJECTED = "不用"


@dataclass(frozen=True, slots=True)
class BankItem:
    """An item that is kept.

    `reason`: why it was approved or rejected. `flag`: what has become of its evidence, empty while
    it stands; told by the library of today and never stored. `uses`: papers that it was in.
    """

    item: Item
    state: ItemState = ItemState.NEW
    reason: str = ""
    added: date | None = None
    edited: bool = False
    flag: str = ""
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """What is to change of an item; what is None stays. `options`: texts in their order.

    `key`: as it is printed: B, ACD, 正确, 三年；六个月, or the points of a 简答 item.
    """

    stem: str | None = None
    options: tuple[str, ...] | None = None
    key: str | None = None
    explanation: str | None = None
    topic: str | None = None
    difficulty: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is to change."""
        return self == ItemEdit()


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question of a paper that is kept: which item it was, its options in their order."""

    item_id: str
    points: float
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that was written out; its questions by their numbers, from 1.

    `plan`: a mark of the blueprint that it was put together by; the same plan, the same items.
    """

    id: str
    title: str
    version: str
    made: date
    questions: tuple[KeptQuestion, ...]
    plan: str = ""
    minutes: int = 0
    seed: int = 0

    @property
    def name(self) -> str:
        """Its title with the version."""
        return f"{self.title}（{self.version}卷）" if self.version else self.title


@dataclass(frozen=True, slots=True)
class Results:
    """How persons did, without their names: for each item the share of its points, in order.

    None: not asked, or not to be read. `points`: what each item was worth.
    """

    id: str
    day: date
    paper_id: str
    persons: int
    shares: Mapping[str, tuple[float | None, ...]]
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ImportedResults:
    """What became of a file with results; `notes`: what could not be used, in Chinese."""

    persons: int
    items: int
    paper: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """How an item did. `difficulty`: the mean share of its points, 1 where everyone had it right.

    `discrimination`: upper less lower 27 % by total score. `correlation`: of the item with the
    rest of the score. Both None where too few have taken it, or all came to the same. `weak`: too
    easy, too hard, or no help in telling who knows more.
    """

    item_id: str
    persons: int
    difficulty: float
    discrimination: float | None = None
    correlation: float | None = None
    remark: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class WrongItem:
    """An item in the wrong-answer book (错题本) of a learner; `streak`: right answers since."""

    item_id: str
    wrong: int
    streak: int
    last: date
