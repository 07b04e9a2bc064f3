"""The chat page: layout and wiring. What events do is in chat.py, what they show in present.py."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

import gradio

from assistant import LONGEST_QUESTION, Assistant, Scope
from ui.chat import Chat
from ui.chat_memory import ChatMemory, chat_memory, wire_memory
from ui.checklist_place import checklist_place, wire_checklists
from ui.checklists import Listing
from ui.conversation import Turns
from ui.elements import QUIET, event, html
from ui.guide import Guiding
from ui.guide_place import guide_place, wire_guide_sources
from ui.header import header
from ui.help_place import help_place
from ui.quiz_place import quiz_place, wire_quiz
from ui.range_place import RangePlace, range_place, wire_range
from ui.server import application, listen, server
from ui.state_place import state_place, wire_state
from ui.store_place import store_place, wire_store
from ui.store_work import StoreWork
from ui.texts_place import texts_place, wire_texts
from ui.visit_place import visit_place, wire_visits
from ui.welcome import welcome

# Answers run side by side up to this number; more wait their turn.
_AT_ONCE = 4


def serve(assistant: Assistant, host: str, port: int) -> None:
    """Serve the page until Ctrl+C. Raises AssistantError when the address is taken."""
    listening = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    work = StoreWork(assistant)
    app = application(build_page(assistant, work), host, work)
    print(f"党务助手已打开：{address}\n请用浏览器访问这个地址；按 Ctrl+C 停止。", flush=True)  # noqa: T201
    with listening, suppress(KeyboardInterrupt):
        server(app).run(sockets=[listening])


def build_page(assistant: Assistant, work: StoreWork | None = None) -> gradio.Blocks:
    """The page as Gradio blocks; nothing listens yet. `work`: adds the files that are sent."""
    chat, guiding, listing = Chat(assistant), Guiding(assistant), Listing(assistant)
    page = gradio.Blocks(analytics_enabled=False, title="党务助手", fill_width=True)
    with page:
        turns = gradio.State(())
        head = html(header(), "dw-header")
        wake = html('<button type="button" data-act="wake" hidden></button>', "dw-wake")
        with gradio.Row(elem_id="dw-body"):
            with gradio.Column(elem_id="dw-main", elem_classes="dw-place", min_width=0):
                stock = html("", "dw-stock")
                past, now = html("", "dw-past"), html(welcome(), "dw-now")
                memory = chat_memory()
                composer, limits = _composer()
            guide, lists = guide_place(guiding), checklist_place(listing)
            visits = visit_place(assistant)
            quiz, store, state = quiz_place(), store_place(), state_place()
            texts = texts_place()
            help_place()
            panel = html("", "dw-panel")
        page.load(chat.opened, None, stock, **QUIET)
        event(lambda: None, None, None, wake.act, trigger_mode="multiple")  # see wake.js
        moved = _wire_questions(chat, turns, memory, (head, past, now), composer, limits.scope)
        moved += wire_memory(assistant, chat, memory, turns, (past, now), page)
        wire_range(chat, limits, turns, memory.browser, (past, now), moved)
        _wire_sources(chat, turns, (past, now), panel)
        wire_guide_sources(guiding, guide, panel)
        wire_checklists(listing, lists, (past, now), panel)
        wire_visits(assistant, visits, panel, page)
        wire_quiz(assistant, quiz, panel, page)
        wire_store(assistant, store, page, work or StoreWork(assistant))
        wire_state(assistant, state, panel)
        wire_texts(assistant, texts, turns, page)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    return page


Composer = tuple[gradio.Textbox, gradio.Button, gradio.Button]


def _composer() -> tuple[Composer, RangePlace]:
    with gradio.Row(elem_id="dw-composer"):
        limits = range_place()
        box = gradio.Textbox(
            label="问题",
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            max_length=LONGEST_QUESTION,
            placeholder="写下问题，按回车提问",
            scale=1,
            elem_id="dw-question",
        )
        send = gradio.Button("提问", variant="primary", elem_id="dw-send", scale=0, min_width=88)
        stop = gradio.Button("停止", elem_id="dw-stop", scale=0, min_width=88)
    return (box, send, stop), limits


def _wire_questions(
    chat: Chat,
    turns: gradio.State,
    memory: ChatMemory,
    shown: tuple[gradio.HTML, gradio.HTML, gradio.HTML],
    composer: Composer,
    scope: gradio.State,
) -> list[Any]:
    """Questions, Stop and a new conversation; the event after which another one is on show."""
    head, past, now = shown
    box, send, stop = composer

    def example(asked: Turns, limits: Scope, clicked: gradio.EventData) -> tuple[Turns, str, str]:
        after, _, *shown = chat.begin(str(clicked.question), asked, limits)
        return after, shown[0], shown[1]

    typed = partial(event, chat.begin, [box, turns, scope], [turns, box, past, now])
    chosen = partial(event, example, [turns, scope], [turns, past, now])
    asked = [typed(box.submit), typed(send.click), chosen(past.example), chosen(now.example)]
    for each in asked:
        event(chat.answer, [turns, memory.browser], [turns, now], each.then)
    # Not by Gradio's `cancels`: it goes by function, so that a late one ends the next answer.
    event(chat.stop, [turns], [turns, now], stop.click)
    return [event(chat.restart, [turns], [turns, past, now], head.restart)]


def _wire_sources(
    chat: Chat, turns: gradio.State, shown: tuple[gradio.HTML, ...], panel: gradio.HTML
) -> None:
    def source(asked: Turns, clicked: gradio.EventData) -> str:
        return chat.source(asked, int(clicked.turn), int(clicked.citation))

    def lead(asked: Turns, clicked: gradio.EventData) -> str:
        return chat.lead(asked, int(clicked.turn), int(clicked.index))

    for each in shown:
        event(source, [turns], panel, each.source)
        event(lead, [turns], panel, each.lead)
