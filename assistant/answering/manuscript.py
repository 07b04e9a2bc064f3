"""An answer while a model writes it: sentences that passed under their titles, and what did not."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from assistant.answer_progress import AnswerProgress
from assistant.answering.conclusion import LIMIT
from assistant.answering.reply_reading import Event, Title, Written
from assistant.answering.sentence_check import SentenceCheck
from assistant.binding import CONTRAST
from assistant.chat import Dropped
from assistant.citations import Gate
from assistant.domain import Draft, DraftSection, Statement
from assistant.faults import Fault
from assistant.leads import Lead
from assistant.text import squeeze

CONCLUSION = "结论"
_REMARKS = "注意"  # the gate's own
_CIRCLING = 3  # times that one sentence is written before nobody reads on
# Yes or no of the model's own: what is told is decided by `verdict.py` alone.
_VERDICT = re.compile(
    r"^(?:不可以|可以|不能|能|不得|不需要|需要|不用|不必|不要|应当|必须|要|不是|是的|是|没有|有|不对|对|不行|行|看情况|视情况而定|不一定)"
    r"的?(?:[，,。：:；;！!]\s*|$)(?:但是?|不过|因为|因此|所以|而且)?[，,]?"
)
_OTHER_ARTICLE = re.compile(r"^见第[^：]{1,12}条[^：]{0,8}：")


class Manuscript:
    """Takes what a model writes, event by event, and tells what passes."""

    def __init__(
        self,
        plain: Draft,
        ground: str,
        check: SentenceCheck,
        gate: Gate,
        told: Callable[[AnswerProgress], None],
    ) -> None:
        """`plain`: the draft of literal sentences, of which the words of our own are kept.

        `ground`: the title of what stands beside the conclusion, 怎么做 or 依据.
        """
        self._plain, self._ground, self._check = plain, ground, check
        self._gate, self._told = gate, told
        parts = {one.part for section in plain.sections for one in section.statements}
        self.checked_ms = 0.0
        self._limit = LIMIT * len(parts or " ")
        self.begin()

    def begin(self) -> None:
        """Nothing written yet; where the rules decide a yes or no, their sentence goes first."""
        self.sections: dict[str, list[Statement]] = {}
        self.written = 0
        self.dropped: list[Dropped] = []
        self._title = CONCLUSION
        self._lead_in: Statement | None = None
        self._seen: Counter[str] = Counter()
        self._opening = _opening(self._plain)
        if self._opening:
            self._show(CONCLUSION, self._opening)

    @property
    def circling(self) -> bool:
        """Whether the model writes the same again and again."""
        return max(self._seen.values(), default=0) >= _CIRCLING

    def take(self, event: Event) -> None:
        """One title or sentence; what came before was no answer where the model begins anew."""
        if isinstance(event, Title):
            self._open(event.name)
        elif isinstance(event, Written):
            self._write(event)
        else:
            self.begin()

    def finish(self) -> None:
        """Nothing more comes."""
        self._open(self._ground)

    def draft(self) -> Draft:
        """What passed, under its titles; parts that no source answers stay named."""
        sections = tuple(
            DraftSection(title, tuple(statements)) for title, statements in self.sections.items()
        )
        answered = {one.part for section in self._plain.sections for one in section.statements}
        left = tuple(part for part in self._plain.parts if part not in answered)
        return replace(self._plain, sections=sections, composer="generative", parts=left)

    def _open(self, title: str) -> None:
        self._lead_in = None
        if title != CONCLUSION and self.sections and CONTRAST not in self.sections:
            for section in self._plain.sections:
                if section.title == CONTRAST:
                    for statement in section.statements:
                        self._show(CONTRAST, statement)
        self._title = self._ground if title == _REMARKS else title

    def _write(self, written: Written) -> None:
        text = _VERDICT.sub("", written.text) if self._title == CONCLUSION else written.text
        self._seen[squeeze(text)] += 1
        if not text or self._seen[squeeze(text)] > 1:
            return
        self.written += 1
        begun = time.perf_counter()
        judged = self._check.judge(replace(written, text=text))
        self.checked_ms += (time.perf_counter() - begun) * 1000
        if isinstance(judged, Dropped):
            self.dropped.append(replace(judged, text=written.text))
        elif judged.text.endswith(("：", ":")):
            self._lead_in = judged
        elif not self._said_already(judged):
            self._pass(judged)

    def _pass(self, statement: Statement) -> None:
        lead_in, self._lead_in = self._lead_in, None
        for one in (lead_in, statement):
            if one and not self._show(self._title, one):
                self.dropped.append(Dropped(one.text, (Fault.WORDS,)))

    def _said_already(self, statement: Statement) -> bool:
        """Whether a conclusion only rewords the sentence that goes first."""
        first = self._opening
        return (
            first is not None
            and self._title == CONCLUSION
            and all(
                any(
                    own.passage.id == quote.passage.id
                    and own.start <= quote.start
                    and quote.end <= own.end
                    for own in first.quotes
                )
                for quote in statement.quotes
            )
        )

    def _show(self, title: str, statement: Statement) -> bool:
        """Tells a statement that the citation gate lets through as well; what is too long for a
        conclusion stands beside it.
        """
        concluded = sum(len(one.text) for one in self.sections.get(CONCLUSION, ()))
        if title == CONCLUSION and concluded and concluded + len(statement.text) > self._limit:
            title = self._ground
        begun = time.perf_counter()
        item = self._gate.item(statement)
        self.checked_ms += (time.perf_counter() - begun) * 1000
        if item is None:
            return False
        self.sections.setdefault(title, []).append(statement)
        self._told(AnswerProgress(title, item, self._gate.citations))
        return True


def _opening(plain: Draft) -> Statement | None:
    """The first sentence of the plain conclusion, where words of our own stand before it."""
    for section in plain.sections:
        for first in section.statements[:1] if section.title == CONCLUSION else ():
            led = any(first.text.startswith(lead.before("")) for lead in Lead)
            return first if led or _OTHER_ARTICLE.match(first.text) else None
    return None
