"""Time limits that a clause states, and the dates that follow from a known start: nouns only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Answer


class Unit(StrEnum):
    """What a time limit is counted in; 半年 is six 个月 and 季度 three."""

    DAY = "日"
    WORKING_DAY = "个工作日"
    WEEK = "周"
    MONTH = "个月"
    YEAR = "年"


class Bound(StrEnum):
    """What the amount means for whoever has to keep it."""

    WITHIN = "以内"
    AT_MOST = "不超过"
    AT_LEAST = "不少于"
    LASTING = "为期"  # a period that runs its whole length: 预备期为一年
    EVERY = "每"  # comes round again, so no single date follows


class Side(StrEnum):
    """On which side of its event a limit lies."""

    AFTER = "起"
    BEFORE = "前"


class Edge(StrEnum):
    """What a computed date is to whoever reads it."""

    LATEST = "最迟"
    EARLIEST = "最早"
    END = "到期"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit (时限) as a text states it.

    `words` is the literal span `text[start:end]`; `event` holds the text's words for what the
    limit is counted from, or is empty. `start_name` is the known start which that event means;
    where `stated` is false the text does not tie the two together in so many words. `usual` is
    the word that allows exceptions (一般, 原则上), or empty.
    """

    words: str
    start: int
    end: int
    amount: int
    unit: Unit
    bound: Bound
    side: Side = Side.AFTER
    event: str = ""
    start_name: str | None = None
    stated: bool = True
    usual: str = ""

    @property
    def recurring(self) -> bool:
        """Whether it comes round again (每半年), which is no deadline."""
        return self.bound is Bound.EVERY

    @property
    def edge(self) -> Edge:
        """What the date at its end is; 会议召开前二十日内 opens a stretch of time."""
        if self.side is Side.BEFORE:
            return Edge.EARLIEST if self.bound is Bound.WITHIN else Edge.LATEST
        match self.bound:
            case Bound.AT_LEAST:
                return Edge.EARLIEST
            case Bound.LASTING | Bound.EVERY:
                return Edge.END
        return Edge.LATEST


ANY_START = "起算日"  # a start that the user ties to whatever limit no other name fits


@dataclass(frozen=True, slots=True)
class StartDate:
    """A day that the user gives under one of the known names: 支部大会通过日 = 2026-12-01."""

    name: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class DueDate:
    """The date a limit leads to (到期日), with the rule in words that a user can check.

    `by_working_days` tells that working days were counted. `safe_day` is the working day before
    a latest `date` on which nobody works. `notes` say what the texts leave open.
    """

    limit: TimeLimit
    start: StartDate
    date: datetime.date
    by_working_days: bool
    rule: str
    safe_day: datetime.date | None = None
    notes: tuple[str, ...] = ()

    @property
    def edge(self) -> Edge:
        """Whether it is the latest or earliest day, or the day a period is over."""
        return self.limit.edge


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A cited sentence (条款) that holds a limit, with the number of its citation."""

    text: str
    citation: int


@dataclass(frozen=True, slots=True)
class CitedLimit:
    """A limit with every cited clause that states it; `due` where a start for it was given."""

    limit: TimeLimit
    clauses: tuple[CitedClause, ...]
    due: DueDate | None


@dataclass(frozen=True, slots=True)
class AnswerDates:
    """The time limits in what an answer cites: the dated ones first, by date."""

    answer: Answer
    limits: tuple[CitedLimit, ...]

    @property
    def dated(self) -> tuple[CitedLimit, ...]:
        """Those with a date."""
        return tuple(one for one in self.limits if one.due)

    @property
    def undated(self) -> tuple[CitedLimit, ...]:
        """Those without."""
        return tuple(one for one in self.limits if not one.due)
