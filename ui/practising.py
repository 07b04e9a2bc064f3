"""The events of practice on the page: a paper is taken, marked, and its result kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import SystemRandom
from typing import Any, Protocol

from assistant import (
    Assistant,
    AssistantError,
    Item,
    Mark,
    Paper,
    PaperResult,
    QuizRequest,
)
from ui.answer_fields import given_answer
from ui.file_link import file_link
from ui.item_view import numbered_citations
from ui.notices import notice
from ui.practice_form import (
    AT_ONCE,
    MADE,
    WRONG,
    Start,
    book_view,
    practice_form,
    read_start,
)
from ui.practice_view import one_question, result_view, whole_paper
from ui.sources import Sources

WAITING = '<p class="dw-wait">正在准备题目……</p>'
_GONE = notice("这次练习已经过期。", "请重新开始。")
_SEEDS = SystemRandom()
_LARGEST_SEED = 999_999


class Practice(Protocol):
    """A paper while it is taken, as `Assistant.papers.practice` gives it."""

    paper: Paper
    at_once: bool

    @property
    def seconds_left(self) -> int | None:
        """Until time is up; None where no time is set."""
        ...

    def answer(self, number: int, given: str) -> Mark | None:
        """Take an answer. Raises: AssistantError when it is too late."""
        ...

    def finish(self) -> PaperResult:
        """Hand in."""
        ...


@dataclass(slots=True)
class Going:
    """A practice on show. `at`: the question that is shown; `marks`: by number, with the answer."""

    start: Start
    practice: Practice | None = None
    at: int = 1
    marks: dict[int, tuple[str, Mark]] = field(default_factory=dict)
    result: PaperResult | None = None
    book: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items whose sources may be opened, by their numbers."""
        return self.practice.paper.items if self.practice else self.book

    def view(self) -> str:
        """The question that is shown, or the whole paper."""
        if self.practice is None:
            return ""
        paper, left = self.practice.paper, self.practice.seconds_left
        if not self.practice.at_once:
            return whole_paper(paper, left)
        given, mark = self.marks.get(self.at, ("", None))
        return one_question(paper, self.at, given, mark, left, len(self.marks))


class Practising:
    """The practice of one page; it belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def form(self, made: Paper | None = None, start: Start | None = None, told: str = "") -> str:
        """Where practice begins; a paper that was just made is offered first."""
        if start is None:
            start = Start(MADE, minutes=made.minutes) if made else Start()
        return practice_form(self._assistant.papers.bank.papers(), made, start, told)

    def sent(
        self, going: Going | None, made: Paper | None, entries: Mapping[str, Any]
    ) -> Iterator[tuple[Going | None, str]]:
        """A form was sent: to begin, to see the book, to have an answer marked, to hand in."""
        if entries.get("do") == "start":
            yield None, WAITING
        yield self._answer(going, made, entries)

    def _answer(
        self, going: Going | None, made: Paper | None, entries: Mapping[str, Any]
    ) -> tuple[Going | None, str]:
        match entries.get("do"):
            case "start":
                return self._begin(read_start(entries), made)
            case "book":
                return self._book(read_start(entries), made)
        if going is None or going.practice is None:
            return None, self.form(made, told=_GONE)
        if entries.get("do") == "mark":
            return self._marked(going, going.practice, entries)
        self.entered(going, entries)
        return self._finish(going)

    def entered(self, going: Going | None, entries: Mapping[str, Any]) -> None:
        """Take the answers as they stand, so that none is lost when time runs out."""
        if going is None or going.practice is None or going.practice.at_once:
            return
        try:
            for number, item in enumerate(going.items, start=1):
                going.practice.answer(number, given_answer(item, number, entries))
        except AssistantError:
            return  # after time, or handed in meanwhile: what was given before stands

    def act(
        self, going: Going | None, made: Paper | None, act: str, name: str
    ) -> tuple[Going | None, str]:
        """A button: another question, hand in, leave, practise the book."""
        if act == "wrong" and going:
            return self._begin(replace(going.start, source=WRONG), made)
        if act == "leave" or going is None or going.practice is None:
            told = "" if act in ("leave", "open") else _GONE
            return None, self.form(made, going.start if going else None, told)
        if act == "finish":
            return self._finish(going)
        if act == "go" and name.isdecimal() and 1 <= int(name) <= len(going.items):
            going.at = int(name)
        return going, going.view() if going.result is None else result_view(going.result)

    def file(self, going: Going | None, kind: str) -> str:
        """The result as a file: xlsx or csv."""
        if going is None or going.result is None or kind not in ("xlsx", "csv"):
            return _GONE
        named = replace(going.result, learner=going.start.name)
        try:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / f"result.{kind}"
                self._assistant.papers.save_results([named], target)
                content = target.read_bytes()
        except (AssistantError, OSError) as error:
            return notice("没有写成文件。", str(error))
        who = f"_{going.start.name}" if going.start.name else ""
        return file_link(f"{named.paper.full_title}_成绩{who}.{kind}", content)

    def source(self, going: Going | None, number: int) -> str:
        """The panel of the source of a question that has been marked."""
        return self._sources.citation(numbered_citations(going.items if going else ()), number)

    def _begin(self, start: Start, made: Paper | None) -> tuple[Going | None, str]:
        try:
            paper = self._paper(start, made)
        except AssistantError as error:
            return None, self.form(made, start, notice("没有开始。", str(error)))
        if paper is None:
            words = (
                "错题本是空的，先练一份别的。" if start.source == WRONG else "先到“出题”出一份卷。"
            )
            return None, self.form(made, start, notice("没有可以练的题。", words))
        paper = replace(paper, minutes=start.minutes)
        practice = self._assistant.papers.practice(
            paper, start.rule, start.way == AT_ONCE, learner=start.owner
        )
        going = Going(start, practice)
        return going, going.view()

    def _paper(self, start: Start, made: Paper | None) -> Paper | None:
        papers, seed = self._assistant.papers, _SEEDS.randint(1, _LARGEST_SEED)
        match start.source:
            case "made":
                return made
            case "wrong":
                return papers.wrong_paper(start.owner, start.count, seed)
            case "random":
                request = QuizRequest(count=start.count, seed=seed)
                plan = replace(papers.plan(start.count, request, title="随机练习"), repeat=True)
                return next(iter(papers.make(plan).papers), None)
        return next((one for one in papers.reopen(start.source).papers if one.items), None)

    def _book(self, start: Start, made: Paper | None) -> tuple[Going | None, str]:
        book = self._assistant.papers.wrong(start.owner)
        going = Going(start, book=tuple(one.item for one, _ in book))
        return going, self.form(made, start) + book_view(book)

    def _marked(
        self, going: Going, practice: Practice, entries: Mapping[str, Any]
    ) -> tuple[Going | None, str]:
        given = given_answer(going.items[going.at - 1], going.at, entries)
        try:
            mark = practice.answer(going.at, given)
        except AssistantError:
            # Time is up, or the same answer came twice.
            return self._finish(going) if not practice.seconds_left else (going, going.view())
        if mark:
            going.marks[going.at] = (given, mark)
        return going, going.view()

    def _finish(self, going: Going) -> tuple[Going | None, str]:
        if going.practice is None:
            return going, ""
        again = going.result is not None
        going.result = going.practice.finish()
        told = ""
        try:
            if not again:
                self._assistant.papers.keep_result(_for_the_book(going, going.result))
        except AssistantError as error:
            told = notice("错题没有记下来。", str(error))
        return going, result_view(going.result, told)


def _for_the_book(going: Going, result: PaperResult) -> PaperResult:
    """The result without what was never reached where each question is marked at once."""
    if going.start.way != AT_ONCE:
        return result
    reached = tuple(one for one in result.answers if one.number in going.marks)
    return replace(result, answers=reached)
