"""The journal: what was asked, what was thought of it, and what follows from that.

Keeping an entry never stands in the way of an answer: what goes wrong comes back as a remark.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from assistant.blind_spots import BlindSpot, Terms, blind_spots
from assistant.domain import LONGEST_QUESTION, Answer
from assistant.errors import AskedUnknown, AssistantError, FeedbackImpossible, JournalOff
from assistant.eval_case import Evidence, case_id, case_row
from assistant.journal_entries import (
    LONGEST_NOTE,
    Asked,
    DayFigures,
    Ending,
    Exchange,
    Feedback,
    Handling,
    LibrarySize,
    Verdict,
)
from assistant.journal_figures import by_day
from assistant.journal_sheets import blind_spot_sheet, journal_sheets
from assistant.library.conversations import Conversations
from assistant.library.eval_cases import cases_kept, keep_case
from assistant.library.journal_store import JournalStore
from assistant.library.library import Library
from assistant.plain_answer import answer_text
from assistant.range_words import range_line
from assistant.workbook import Sheet

SaveWorkbook = Callable[[Sequence[Sheet], Path, bool], None]

_NOT_KEPT = "这次问答没有记进问答记录：{error}。"
_UNFORESEEN = "程序出了意外"
_OFF = "问答记录没有开启（DANGWU_JOURNAL=off），反馈和历史对话都不保存"
_LOG = logging.getLogger(__name__)


class Journal:
    """What is kept of questions in one library folder."""

    def __init__(
        self,
        home: Path,
        library: Library,
        days: int,
        kind: Callable[[str], str],
        terms: Terms,
        save: SaveWorkbook,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`days`: for how many entries are kept; with 0 none are."""
        self._home, self._library, self._days = home, library, days
        self._kind, self._terms, self._save, self._now = kind, terms, save, now
        self._store = JournalStore(home)
        self.conversations = Conversations(self._store, library.live)

    @property
    def on(self) -> bool:
        """Whether questions are kept."""
        return self._days > 0

    @property
    def days(self) -> int:
        """For how many days they are kept."""
        return self._days

    def record(self, exchange: Exchange) -> str:
        """Keep a question; why it could not be, in a sentence, or nothing."""
        if not self.on:
            return ""
        try:
            now = self._now()
            before = now - timedelta(days=self._days)
            self._store.keep(self._asked(exchange, now), before, exchange.instead_of)
        except AssistantError as error:
            return _NOT_KEPT.format(error=str(error).rstrip("。"))
        except Exception as error:  # whatever it is, the answer is worth more; no text into a log
            _LOG.error("a question was not kept: %s", type(error).__name__)
            return _NOT_KEPT.format(error=_UNFORESEEN)
        return ""

    def say(
        self, id: str, verdict: Verdict | None, note: str = "", browser: str | None = None
    ) -> Asked:
        """Keep what the asker says of an answer, in place of what was said; None takes it back.

        `browser`: whose question it has to be. Raises: JournalOff, AskedUnknown,
        FeedbackImpossible, LibraryBusy, StorageFailed.
        """
        if not self.on:
            raise JournalOff(_OFF)
        asked, note = self.find(id), note.strip()
        if browser is not None and asked.browser != browser:
            raise FeedbackImpossible("这个问题不是在这个浏览器里问的，不能替别人评价")
        if asked.ending is not Ending.ANSWERED:
            raise FeedbackImpossible("这个问题没有答复，不用评价")
        if len(note) > LONGEST_NOTE:
            raise FeedbackImpossible(f"说明最多写 {LONGEST_NOTE} 字，现在有 {len(note)} 字")
        told = Feedback(verdict, note, self._now()) if verdict else None
        self._store.put_feedback(asked.id, told)
        return replace(asked, feedback=told)

    def settle(self, id: str, handling: Handling, remark: str = "") -> Asked:
        """Note what the office did about a feedback. Raises as `say` does."""
        asked, remark = self.find(id), remark.strip()
        if asked.feedback is None:
            raise FeedbackImpossible("这条反馈已经撤回")
        if len(remark) > LONGEST_NOTE:
            raise FeedbackImpossible(f"办理说明最多写 {LONGEST_NOTE} 字，现在有 {len(remark)} 字")
        told = replace(asked.feedback, handling=handling, remark=remark)
        self._store.put_feedback(asked.id, told)
        return replace(asked, feedback=told)

    def entries(self, words: str = "", most: int = -1) -> list[Asked]:
        """Questions in which, or in whose answers, the words stand, latest first."""
        return self._store.entries(words, most=most)

    def feedback(self) -> list[Asked]:
        """Questions with feedback: what is still to be done first, each latest first."""
        voted = [(one.feedback, one) for one in self._store.entries(voted=True)]
        told = sorted(
            ((feedback, one) for feedback, one in voted if feedback),
            key=lambda pair: (pair[0].handling is not Handling.NEW, -pair[0].given.timestamp()),
        )
        return [one for _, one in told]

    def find(self, id: str) -> Asked:
        """The question whose id begins so, with its answer. Raises: AskedUnknown."""
        found = self._store.whole(id.strip()) if id.strip() else []
        if len(found) != 1:
            which = "有几条" if found else "没有"
            raise AskedUnknown(f"问答记录里{which}编号为“{id[:40]}”的问题，可能已经删除")
        return found[0]

    def unanswered(self) -> tuple[BlindSpot, ...]:
        """答不上来的问题: questions without an answer, those about the same thing together."""
        return blind_spots(self._store.entries(), self._terms)

    def figures(self, days: int = 30) -> tuple[DayFigures, ...]:
        """Questions by day up to today."""
        today = self._now()
        start = datetime.combine(today.date(), datetime.min.time()) - timedelta(days=days - 1)
        return by_day(self._store.entries(since=start), today.date(), days)

    def size(self) -> LibrarySize:
        """How much the library holds."""
        return self._library.size()

    def clear(self) -> int:
        """Delete all questions and feedback for good; how many questions there were."""
        return self._store.forget()

    def export(self, target: Path, overwrite: bool = False) -> None:
        """Write questions, blind spots and feedback into an .xlsx file. Raises: ExportFailed."""
        asked = self._store.entries()
        sheets = journal_sheets(asked, blind_spots(asked, self._terms), self.feedback())
        self._save(sheets, target, overwrite)

    def export_unanswered(self, target: Path, overwrite: bool = False) -> None:
        """Write the blind spots into an .xlsx file. Raises: ExportFailed."""
        self._save([blind_spot_sheet(self.unanswered())], target, overwrite)

    def make_case(
        self, id: str, evidence: Sequence[Evidence], must_include: Sequence[str] = ()
    ) -> Path:
        """Make a question an evaluation case; without evidence, one that has to be refused.

        The file, for `python -m evals answers --questions`. Raises: AskedUnknown, StorageFailed.
        """
        asked = self.find(id)
        turns = self.conversations.turns(asked.browser, asked.conversation)
        earlier = [one.question for one in turns if one.at < asked.at]
        note = str(asked.feedback.verdict) if asked.feedback else ""
        return keep_case(self._home, case_row(asked, evidence, must_include, earlier, note))

    def cases(self, asked: Sequence[Asked]) -> frozenset[str]:
        """The ids of those questions that are evaluation cases already."""
        kept = cases_kept(self._home)
        return frozenset(one.id for one in asked if case_id(one) in kept)

    def _asked(self, exchange: Exchange, now: datetime) -> Asked:
        answer = exchange.answer
        on_page = answer is not None and bool(exchange.conversation)
        cited = dict.fromkeys(one.document.id for one in answer.citations) if answer else {}
        return Asked(
            id=exchange.id or uuid4().hex,
            at=now,
            question=exchange.question[:LONGEST_QUESTION],  # more is no question, and refused
            ending=_ending(exchange),
            reason=exchange.problem or (answer.reason if answer else ""),
            kind=self._kind(exchange.question[:LONGEST_QUESTION]),
            ms=exchange.ms,
            documents=tuple(cited),
            revision=self._library.revision,
            channel=exchange.channel,
            browser=exchange.browser,
            conversation=exchange.conversation,
            said=_said(answer) if answer else "",
            answer=answer if on_page else None,
        )


def _said(answer: Answer) -> str:
    return "\n".join(filter(None, (range_line(answer), answer_text(answer))))


def _ending(exchange: Exchange) -> Ending:
    if exchange.answer is None:
        return Ending.FAILED if exchange.problem else Ending.STOPPED
    return Ending.REFUSED if exchange.answer.refused else Ending.ANSWERED
