"""What the chat keeps and finds again, as its events do it."""

from __future__ import annotations

import pytest

from assistant import Ending, Verdict
from tests.ui.page_assistant import JOINT, PageAssistant
from tests.ui.page_documents import EVIL
from tests.ui.page_journal import page_journal
from tests.ui.test_chat import asked
from ui import present
from ui.chat import Chat
from ui.conversation import Phase
from ui.history_view import history
from ui.remembering import Remembering

BROWSER = "b" * 32


def kept_chat(assistant: PageAssistant, *questions: str) -> Chat:
    chat = Chat(assistant, pace=0)
    turns = ()
    for question in questions:
        turns = list(chat.answer(chat.begin(question, turns)[0], BROWSER))[-1][0]
    return chat


def test_every_ending_is_kept() -> None:
    assistant = PageAssistant()
    chat = kept_chat(assistant, JOINT, "今天天气？", "意外的问题")
    stopped = chat.begin("慢的问题", ())[0]
    chat.stop(stopped)
    assert list(chat.answer(stopped, BROWSER)) == []
    left = chat.begin(JOINT, ())[0]
    leaving = chat.answer(left, BROWSER)
    found = assistant.journal.entries()
    assert [one.ending for one in reversed(found)] == [
        Ending.ANSWERED,
        Ending.REFUSED,
        Ending.FAILED,
        Ending.STOPPED,
    ]
    assert "not foreseen" not in "".join(one.reason for one in found)
    assert all(one.ms > 0 for one in found[1:])
    next(leaving)  # the answer is there: who closes the window now was answered
    leaving.close()
    assert assistant.journal.entries()[0].ending is Ending.ANSWERED


def test_a_conversation_comes_back_as_it_was() -> None:
    assistant = PageAssistant()
    kept_chat(assistant, JOINT, "今天天气？", "意外的问题")
    (one,) = assistant.journal.conversations.all(BROWSER)
    turns, past, now = Remembering(assistant).opened(BROWSER, one.id)
    assert [turn.phase for turn in turns] == [Phase.DONE, Phase.DONE, Phase.FAILED]
    assert "可以。" in past and "没有可靠的依据" in past and "程序出了意外" in now
    assert "重新提问" not in past
    assert {turn.conversation for turn in turns} == {one.id}


def test_an_answer_whose_source_is_gone_says_so() -> None:
    assistant = PageAssistant()
    kept_chat(assistant, "脚本")
    assistant.journal.conversations._live = lambda ids: {}
    (one,) = assistant.journal.conversations.all(BROWSER)
    _, _, now = Remembering(assistant).opened(BROWSER, one.id)
    assert "出处 [1] 的文件后来修改过" in now and 'data-ask="脚本"' in now
    assert EVIL.document.title not in now  # escaped, as everywhere


def test_feedback_of_a_forgotten_page_changes_nothing() -> None:
    assistant = PageAssistant()
    turns = asked(Chat(assistant, pace=0), JOINT)
    memory = Remembering(assistant)
    assert memory.say((), 0, "有用", BROWSER) == ()
    for number in ("0", "9", "x", ""):
        assert memory.note(turns, {"turn": number, "note": "早了"}, BROWSER) == turns
    assistant.journal.clear()
    after = memory.say(turns, 0, "有用", BROWSER)
    assert "评价没有记下来" in after[0].told and after[0].feedback is None
    assert "评价没有记下来" in present.conversation(after)[1]
    assert "已经过期" in memory.file((), 0)


def test_another_browser_s_answer_cannot_be_judged() -> None:
    assistant = PageAssistant()
    kept_chat(assistant, JOINT)
    (one,) = assistant.journal.conversations.all(BROWSER)
    turns, _, _ = Remembering(assistant).opened(BROWSER, one.id)
    after = Remembering(assistant).say(turns, 0, Verdict.USEFUL, "c" * 32)
    assert "不是在这个浏览器里问的" in after[0].told
    assert assistant.journal.feedback() == []


@pytest.mark.parametrize("words", ["", "<b>没有</b>"])
def test_an_empty_history_says_what_to_do(words: str) -> None:
    shown = history((), words, "", 365)
    assert "<b>没有" not in shown
    assert ("换个词" in shown) is bool(words)


def test_a_page_without_a_journal_answers_all_the_same() -> None:
    assistant = PageAssistant(journal=page_journal(days=0))
    turns = asked(Chat(assistant, pace=0), JOINT)
    assert turns[-1].phase is Phase.DONE and not turns[-1].kept
    assert "dw-vote" not in present.conversation(turns)[1]
