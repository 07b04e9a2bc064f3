"""Events of the page, called as the page calls them."""

from __future__ import annotations

import pytest

from tests.ui.page_assistant import JOINT, RULE, PageAssistant
from ui.chat import Chat
from ui.conversation import Phase, Turn, Turns


def finish(chat: Chat, turns: Turns) -> tuple[Turns, str]:
    return list(chat.answer(turns))[-1]


def asked(chat: Chat, *questions: str) -> Turns:
    turns: Turns = ()
    for question in questions:
        turns, _, _, _ = chat.begin(question, turns)
        turns, _ = finish(chat, turns)
    return turns


def test_a_question_becomes_a_finished_turn() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns, left, past, now = chat.begin(f"  {JOINT}\n", ())
    assert (left, past) == ("", "")
    assert "正在查阅资料" in now
    turns, now = finish(chat, turns)
    assert [turn.phase for turn in turns] == [Phase.DONE]
    assert "可以。" in now


def test_a_blank_question_changes_nothing() -> None:
    turns, left, _, _ = Chat(PageAssistant()).begin(" \n", ())
    assert (turns, left) == ((), "")


def test_a_question_during_an_answer_waits_in_the_box() -> None:
    busy = (Turn("第一个"),)
    turns, left, _, _ = Chat(PageAssistant()).begin("第二个", busy)
    assert turns == busy
    assert left == "第二个"


def test_earlier_questions_are_handed_on_without_failed_ones() -> None:
    assistant = PageAssistant()
    chat = Chat(assistant, pace=0)
    turns = asked(chat, JOINT, "今天天气？")
    turns = (*turns, Turn("坏了").failed("出错"))
    turns, _, _, _ = chat.begin("那呢？", turns)
    finish(chat, turns)
    assert assistant.asked[-1] == ("那呢？", [JOINT, "今天天气？"])


def test_an_error_of_the_assistant_ends_the_turn_as_a_notice() -> None:
    chat = Chat(PageAssistant(held=()), pace=0)
    turns, now = finish(chat, chat.begin("党费？", ())[0])
    assert turns[0].phase is Phase.FAILED
    assert "dangwu library add" in now
    assert "dangwu library add 文件夹" in chat.opened()


def test_stopping_ends_a_busy_turn_and_leaves_a_finished_one() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns, now = chat.stop((Turn("慢"),))
    assert turns[0].phase is Phase.STOPPED
    assert "已停止" in now
    finished = asked(chat, JOINT)
    assert chat.stop(finished)[0] == finished
    assert chat.stop(())[0] == ()


def test_an_answer_that_arrives_after_the_stop_is_dropped() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns, _, _, _ = chat.begin(JOINT, ())
    chat.stop(turns)
    assert list(chat.answer(turns)) == []


def test_a_statement_stored_after_the_stop_does_not_keep_the_page_busy() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns, _, _, _ = chat.begin(JOINT, ())
    late, _ = next(chat.answer(turns))
    chat.stop(turns)
    assert late[0].busy
    after, left, _, _ = chat.begin("那怎么申请？", late)
    assert [turn.phase for turn in after] == [Phase.STOPPED, Phase.ASKING]
    assert left == ""


def test_an_unforeseen_error_leaves_a_turn_that_can_be_asked_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns, now = finish(chat, chat.begin("意外的问题", ())[0])
    assert not turns[0].busy
    assert "程序出了意外" in now
    assert "重新提问" in now
    assert "not foreseen" in caplog.text


def test_sources_and_leads_open_by_number() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns = asked(chat, JOINT, "今天天气？")
    assert "<mark>联合支部覆盖的单位一般不超过五个。</mark>" in chat.source(turns, 0, 2)
    assert "未经确认的线索" in chat.lead(turns, 1, 0)


def test_a_source_of_a_forgotten_conversation_says_so() -> None:
    chat = Chat(PageAssistant(), pace=0)
    turns = asked(chat, JOINT)
    for panel in (chat.source((), 0, 1), chat.source(turns, 0, 99), chat.lead(turns, 0, 0)):
        assert "已经过期" in panel


def test_a_removed_document_is_told_in_the_panel() -> None:
    assistant = PageAssistant()
    chat = Chat(assistant, pace=0)
    turns = asked(chat, JOINT)
    assistant.held = ()
    assert "可能已经删除" in chat.source(turns, 0, 1)
    assert RULE.document.title not in chat.source(turns, 0, 1)
