"""What is kept of questions: the exchange, what the asker thought of the answer, the conversation.

Times are those of this machine's clock and zone. Nothing of this goes into a log or an index.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.domain import Answer

LONGEST_NOTE = 500  # characters of a note or a remark
# What a question asks for, as the evals name it and as users read it.
KIND_NAMES = {"yesno": "是非", "howto": "办法", "list": "列举", "fact": "事实"}


class Ending(StrEnum):
    """What became of a question."""

    ANSWERED = "已答复"
    REFUSED = "未答复"
    FAILED = "出错"
    STOPPED = "已停止"


class Channel(StrEnum):
    """Where it was asked."""

    PAGE = "网页"
    COMMAND = "命令行"


class Verdict(StrEnum):
    """What the asker says of an answer."""

    USEFUL = "有用"
    INACCURATE = "不准确"
    OUTDATED = "已过时"
    MISCITED = "引用错"
    INCOMPLETE = "不完整"


class Handling(StrEnum):
    """How far the office has come with a feedback."""

    NEW = "待处理"
    HANDLED = "已处理"
    DISMISSED = "不处理"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as a front end reports it. `ms`: from asking to the answer.

    `answer` is missing where it broke off (`problem` says why) or was stopped. `id` is the front
    end's own, one is made where it has none; `browser` and `conversation` are random marks.
    `instead_of`: the id of the entry that this one replaces, the same question in another range.
    """

    question: str
    ms: float
    answer: Answer | None = None
    problem: str = ""
    id: str = ""
    channel: Channel = Channel.PAGE
    browser: str = ""
    conversation: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the asker said of the answer, and what the office did about it."""

    verdict: Verdict
    note: str
    given: datetime
    handling: Handling = Handling.NEW
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked. `said`: the sentences of its answer, a line each, its range first.

    `reason`: why there was no answer. `documents`: the ids of what was cited. `revision`: which
    state of the library was asked. `answer` is kept for questions of the page, and read where it
    is wanted.
    """

    id: str
    at: datetime
    question: str
    ending: Ending
    reason: str
    kind: str
    ms: float
    documents: tuple[str, ...]
    revision: int
    channel: Channel
    browser: str = ""
    conversation: str = ""
    said: str = ""
    answer: Answer | None = None
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of one browser: its first question, its last day, how many were asked.

    `range`: what the answer to the first question was limited to; often nothing.
    """

    id: str
    title: str
    last: datetime
    questions: int
    range: str = ""


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How much the library holds; `revision` grows with every change of it."""

    documents: int
    passages: int
    disk_bytes: int
    revision: int
    model: str


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day's questions: how many, how many without an answer, how long answers took."""

    day: date
    asked: int
    unanswered: int
    ms_p50: float | None
    ms_p95: float | None
