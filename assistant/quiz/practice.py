"""A paper while it is taken: answers are marked at once or at the end, within the time there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from assistant.errors import PracticeOver
from assistant.papers import Paper, PaperSection
from assistant.quiz.grading import grade
from assistant.quiz_items import Item
from assistant.quiz_scoring import Answered, Mark, MultipleRule, PaperResult


class Practice:
    """One learner's way through one paper; `now` tells the time.

    `at_once`: each answer is marked as it is given, and then stands. Else answers can be changed
    until the paper is handed in. `timed`: after the minutes of the paper nothing is taken any more.
    """

    def __init__(
        self,
        paper: Paper,
        rule: MultipleRule = MultipleRule.ALL,
        at_once: bool = False,
        timed: bool = True,
        learner: str = "",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.paper, self.rule, self.at_once, self.learner = paper, rule, at_once, learner
        self._now = now
        self._started = now()
        self._end = self._started + timedelta(minutes=paper.minutes) if paper.minutes else None
        self._end = self._end if timed else None
        self._questions: dict[int, tuple[PaperSection, Item]] = {
            number: (section, item) for number, section, item in paper.numbered()
        }
        self._given: dict[int, str] = {}
        self._result: PaperResult | None = None

    @property
    def seconds_left(self) -> int | None:
        """Until time is up; None where no time is set."""
        return None if self._end is None else max(0, int((self._end - self._now()).total_seconds()))

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the questions that have no answer yet."""
        return tuple(number for number in self._questions if not self._given.get(number))

    def answer(self, number: int, given: str) -> Mark | None:
        """Take an answer; its mark where marks are given at once.

        Raises: PracticeOver after time, after handing in, for a question that there is not, and
        for a second answer where marks are given at once.
        """
        if number not in self._questions:
            raise PracticeOver(f"这份试卷没有第 {number} 题，题号从 1 到 {len(self._questions)}")
        if self._result is not None:
            raise PracticeOver("已经交卷，不能再答。要重做请重新开始练习")
        if self._late:
            raise PracticeOver("时间到了，不能再答，请交卷看结果")
        if self.at_once and number in self._given:
            raise PracticeOver(f"第 {number} 题已经判过，不能改答案")
        self._given[number] = given.strip()
        return self._mark(number) if self.at_once else None

    def finish(self) -> PaperResult:
        """Hand in; a second time it gives the same result."""
        if self._result is None:
            end = min(self._now(), self._end) if self._end else self._now()
            self._result = PaperResult(
                self.paper,
                tuple(self._answered(number) for number in self._questions),
                self.rule,
                self._started,
                int((end - self._started).total_seconds()),
                self._late,
                self.learner,
            )
        return self._result

    @property
    def _late(self) -> bool:
        return self._end is not None and self._now() >= self._end

    def _mark(self, number: int) -> Mark:
        return grade(self._questions[number][1], self._given.get(number, ""), self.rule)

    def _answered(self, number: int) -> Answered:
        section, item = self._questions[number]
        return Answered(
            number, item, section.points, self._given.get(number, ""), self._mark(number)
        )
