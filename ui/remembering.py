"""The journal behind the chat: turns go in, feedback is given, conversations are opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from assistant import (
    Asked,
    Assistant,
    AssistantError,
    Ending,
    Exchange,
    Verdict,
    answer_report,
    answer_scope,
)
from ui import history_view, present
from ui.conversation import Phase, Turn, Turns
from ui.notices import notice
from ui.visit_batch import written
from ui.welcome import welcome

_GONE = "这次对话没有找到：可能已经删除，也可能是在别的浏览器里问的。"
_EXPIRED = "这一页的内容已经过期，请刷新页面后再评价。"
_LONGEST_WORDS = 100
_FILE = "答复_{question}.docx"


class Remembering:
    """What the chat keeps in the journal, and finds there."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def remembered(self, turn: Turn, seconds: float, browser: str) -> Turn:
        """The turn once it is kept, or with a remark why it could not be."""
        journal = self._assistant.journal
        told = journal.record(_exchange(turn, seconds, browser))
        return replace(turn, kept=journal.on and not told, told=told)

    def stopped(self, turn: Turn, seconds: float, browser: str) -> None:
        """Keep a turn that came to no end; nobody is there to be told of trouble."""
        self._assistant.journal.record(_exchange(turn, seconds, browser))

    def say(self, turns: Turns, number: int, word: str, browser: str) -> Turns:
        """With that feedback on a turn; the same word again takes it back."""
        for turn in turns[number : number + 1]:
            again = turn.feedback is not None and turn.feedback.verdict == word
            return self._said(turns, number, None if again else Verdict(word), "", browser)
        return turns

    def note(self, turns: Turns, given: dict[str, Any], browser: str) -> Turns:
        """With a note beside the feedback on a turn."""
        turn, note = str(given.get("turn", "")), str(given.get("note") or "")
        number = int(turn) if turn.isdecimal() else len(turns)
        feedback = next((turn.feedback for turn in turns[number : number + 1]), None)
        verdict = feedback.verdict if feedback else None
        return self._said(turns, number, verdict, note, browser) if verdict else turns

    def file(self, turns: Turns, number: int) -> str:
        """The answer of a turn as a Word file, as a link that places.js follows."""
        for turn in turns[number : number + 1]:
            if turn.answer is not None:
                report = answer_report(turn.answer, date.today())
                name = _FILE.format(question=turn.question[:30].strip("？?。 \n"))
                return written(name, partial(self._assistant.save, report))
        return notice(_EXPIRED)

    def opened(self, browser: str, conversation: str) -> tuple[Turns, str, str]:
        """The turns of a conversation as they were, and how they are shown."""
        try:
            kept = self._assistant.journal.conversations.turns(browser, conversation)
            turns = tuple(self._turn(one) for one in kept)
        except AssistantError as error:
            return (), "", notice(str(error)) + welcome()
        shown = present.conversation(turns)
        return (turns, *shown) if turns else ((), "", notice(_GONE) + shown[1])

    def history(self, browser: str, words: str = "", told: str = "") -> str:
        """The conversations of this browser in which the words stand."""
        journal, words = self._assistant.journal, words.strip()[:_LONGEST_WORDS]
        try:
            found = journal.conversations.all(browser, words)
        except AssistantError as error:
            return notice(str(error))
        return history_view.history(found, words, told, journal.days)

    def forget(self, browser: str, conversation: str | None) -> str:
        """The history after a conversation, or each of them, was deleted for good."""
        try:
            gone = self._assistant.journal.conversations.forget(browser, conversation)
        except AssistantError as error:
            return notice(str(error)) + self.history(browser)
        what = "这次对话" if conversation else "这个浏览器里的全部对话"
        return self.history(browser, told=f"已删除{what}（{gone} 个问题）。")

    def _said(
        self, turns: Turns, number: int, verdict: Verdict | None, note: str, browser: str
    ) -> Turns:
        turn = turns[number]
        try:
            told = self._assistant.journal.say(turn.key, verdict, note, browser)
            turn = replace(turn, feedback=told.feedback, told="")
        except AssistantError as error:
            turn = replace(turn, told=f"评价没有记下来：{error}")
        return (*turns[:number], turn, *turns[number + 1 :])

    def _turn(self, asked: Asked) -> Turn:
        turn = Turn(
            asked.question,
            key=asked.id,
            conversation=asked.conversation,
            kept=True,
            feedback=asked.feedback,
            asked_at=asked.at,
        )
        if asked.answer is not None:
            turn = replace(turn, scope=answer_scope(asked.answer))
            changed: tuple[int, ...] = ()
            with suppress(AssistantError):  # a library that cannot be read is told elsewhere
                changed = self._assistant.journal.conversations.changed(asked.answer)
            return list(replace(turn, changed=changed).answered(asked.answer).unfold())[-1]
        if asked.ending is Ending.FAILED:
            return turn.failed(asked.reason)
        return replace(turn, phase=Phase.STOPPED)


def _exchange(turn: Turn, seconds: float, browser: str) -> Exchange:
    return Exchange(
        turn.question,
        seconds * 1000,
        turn.answer,
        turn.problem,
        id=turn.key,
        browser=browser,
        conversation=turn.conversation,
        instead_of=turn.instead_of,
    )


def numbered(name: str) -> Iterator[tuple[int, str]]:
    """The number of a turn and the word behind it, as a button of its feedback names them."""
    number, _, word = name.partition(":")
    if number.isdecimal() and word in list(Verdict):
        yield int(number), word
