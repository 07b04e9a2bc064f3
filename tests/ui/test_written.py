"""A model's answer on the page: sentence by sentence, stopped, replaced, what was held back."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from assistant import ModelInUse
from tests.ui.page_assistant import JOINT, PageAssistant
from tests.ui.page_visit import Visit
from tests.ui.page_writer import PageWriter
from ui import written
from ui.chat import Chat
from ui.conversation import Phase, Turn, Turns


@pytest.fixture
def assistant() -> PageWriter:
    """The assistant behind the page of this test."""
    return PageWriter()


def read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def shown(chat: Chat, question: str) -> tuple[list[Turns], list[BeautifulSoup]]:
    """The latest turn at each moment, as a value and as a page."""
    moments = list(chat.answer(chat.begin(question, ())[0]))
    return [turns for turns, _ in moments], [read(html) for _, html in moments]


def test_sentences_appear_as_they_pass_and_the_whole_answer_at_once() -> None:
    turns, pages = shown(Chat(PageWriter(), pace=0), JOINT)
    assert [len(page.select(".dw-section li")) for page in pages] == [1, 2, 3, 4, 5, 6, 6]
    assert [bool(page.select("[data-busy]")) for page in pages] == [True] * 6 + [False]
    assert "语言模型正在写" in pages[0].text
    assert "由语言模型行文" in pages[-1].text
    assert turns[-1][-1].phase is Phase.DONE


def test_a_mark_opens_its_source_while_the_model_still_writes() -> None:
    chat = Chat(PageWriter(), pace=0)
    turns, _ = next(chat.answer(chat.begin(JOINT, ())[0]))
    assert turns[-1].answer is None
    assert "<mark>联合支部覆盖的单位一般不超过五个。</mark>" in chat.source(turns, 0, 2)


def test_what_was_held_back_is_folded_and_runs_nothing() -> None:
    _, pages = shown(Chat(PageWriter(), pace=0), JOINT)
    folded = pages[-1].select_one("details.dw-dropped")
    assert folded and not folded.has_attr("open")
    assert folded.select_one("summary").text == "语言模型写了 7 句，1 句无依据，已略去"
    assert "编出来的话<script>" in folded.text and "内容与出处不相合" in folded.text
    assert not pages[-1].select("script, img")


def test_a_model_that_breaks_off_is_replaced_by_the_plain_answer_with_a_note() -> None:
    _, pages = shown(Chat(PageWriter(), pace=0), f"{JOINT}断")
    assert "语言模型没有答成。" in pages[-1].text
    assert "文字逐句摘自资料库" in pages[-1].text
    assert len(pages[-1].select(".dw-section li")) == 6


def test_stopping_ends_the_request_and_keeps_what_is_on_show() -> None:
    assistant = PageWriter()
    chat = Chat(assistant, pace=0)
    answering = chat.answer(chat.begin(f"{JOINT}久", ())[0])
    turns, _ = next(answering)
    stopped, now = chat.stop(turns)
    assert list(answering) == []
    time.sleep(1)
    assert assistant.told <= 2
    assert stopped[-1].phase is Phase.STOPPED
    assert "正式党员不足三人的单位" in now and "不完整" in now


def test_where_texts_are_sent_is_told_only_where_a_model_is_configured() -> None:
    assert "本机" in Chat(PageWriter()).opened().split("dw-model")[1]
    assert "dw-model" not in Chat(PageAssistant()).opened()
    assert "<b>" not in written.sent_to(ModelInUse("<b>模型</b>"))


def test_a_turn_without_a_model_says_nothing_of_one() -> None:
    assert written.model_work(None) == ""
    assert written.on_the_way((), 0) == ""
    assert Turn(JOINT).citations == ()


def test_the_page_stops_a_model_that_writes(visit: Visit) -> None:
    page = visit.page
    visit.box.fill(f"{JOINT}久")
    visit.box.press("Enter")
    expect(page.locator("#dw-now .dw-section li").first).to_be_visible()
    expect(page.locator("#dw-stop")).to_be_visible()
    page.locator("#dw-stop").click()
    expect(page.get_by_text("已停止，上面的答复不完整。")).to_be_visible()
    expect(page.locator("#dw-send")).to_be_visible()
    turn = visit.ask(JOINT)
    turn.locator("details.dw-dropped summary").click()
    expect(turn.get_by_text("编出来的话")).to_be_visible()
