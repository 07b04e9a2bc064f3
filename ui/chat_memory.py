"""What the chat remembers, on the page: feedback, Word files, history, conversations by address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Assistant
from ui import present
from ui.chat import Chat
from ui.conversation import Turns
from ui.elements import QUIET, event, html
from ui.remembering import Remembering, numbered

# Who asks is a random mark of the browser; which conversation is on show stands in the address.
# chat.js knows both.
_WHO = "() => [window.dangwuBrowser(), location.hash.slice(1)]"
_MARK = re.compile(r"[0-9a-f]{32}")
_CONVERSATION = re.compile(r"chat-([0-9a-f]{32})")
_HISTORY = "chat-history"
_CALLS = "".join(
    f'<button type="button" hidden data-act="{act}" data-name=""></button>'
    for act in ("open", "new", "list")
)


@dataclass(frozen=True, slots=True)
class ChatMemory:
    """The parts of the page that events read and write."""

    browser: gradio.State
    asked: tuple[gradio.Textbox, gradio.Textbox]
    history: gradio.HTML
    recall: gradio.HTML
    file: gradio.HTML


def chat_memory() -> ChatMemory:
    """Build the parts; chat.js shows the history at the address #chat-history."""
    asked = gradio.Textbox(visible=False), gradio.Textbox(visible=False)
    history, recall = html("", "dw-history"), html(_CALLS, "dw-recall")
    return ChatMemory(gradio.State(""), asked, history, recall, html("", "dw-chat-file"))


def wire_memory(
    assistant: Assistant,
    chat: Chat,
    memory: ChatMemory,
    turns: gradio.State,
    shown: tuple[gradio.HTML, gradio.HTML],
    page: gradio.Blocks,
) -> list[Any]:
    """Make it work; the events after which another conversation may be on show."""
    kept = Remembering(assistant)
    moved = _wire_arrival(kept, chat, memory, turns, shown, page)
    moved.append(_wire_history(kept, chat, memory, turns, shown))
    _wire_feedback(kept, memory, turns, shown)
    return moved


def _wire_arrival(
    kept: Remembering,
    chat: Chat,
    memory: ChatMemory,
    turns: gradio.State,
    shown: tuple[gradio.HTML, gradio.HTML],
    page: gradio.Blocks,
) -> list[Any]:
    same = gradio.skip()

    def arrived(browser: str, address: str) -> tuple[Any, ...]:
        """Outputs: browser, turns, past, now, history."""
        browser = browser if _MARK.fullmatch(browser or "") else ""
        found = _CONVERSATION.fullmatch(address or "")
        listed = kept.history(browser) if address == _HISTORY else same
        opened = kept.opened(browser, found[1]) if found else (same, same, same)
        return browser, *opened, listed

    def called(asked: Turns, browser: str, clicked: gradio.EventData) -> tuple[Any, ...]:
        """Outputs: turns, past, now, history."""
        act, name = str(clicked.act), str(clicked.name)
        if act == "list":
            return same, same, same, kept.history(browser)
        begun = chat.restart(asked)
        found = act == "open" and _MARK.fullmatch(name)
        return *(kept.opened(browser, name) if found else begun), same

    outputs = [turns, *shown, memory.history]
    asked = [*memory.asked]
    arrival = page.load(arrived, asked, [memory.browser, *outputs], js=_WHO, **QUIET)
    # Back pressed twice asks for two conversations.
    known = [turns, memory.browser]
    return [arrival, event(called, known, outputs, memory.recall.act, trigger_mode="multiple")]


def _wire_history(
    kept: Remembering,
    chat: Chat,
    memory: ChatMemory,
    turns: gradio.State,
    shown: tuple[gradio.HTML, gradio.HTML],
) -> Any:
    same = gradio.skip()

    def searched(browser: str, sent: gradio.EventData) -> str:
        return kept.history(browser, str(dict(sent.entries).get("words", "")))

    def acted(asked: Turns, browser: str, clicked: gradio.EventData) -> tuple[Any, ...]:
        one = str(clicked.name) if clicked.act == "forget" else None
        listed = kept.forget(browser, one)
        if asked and one in (None, asked[-1].conversation):  # what is on show is gone
            return *chat.restart(asked), listed
        return same, same, same, listed

    event(searched, [memory.browser], memory.history, memory.history.filled)
    outputs = [turns, *shown, memory.history]
    return event(acted, [turns, memory.browser], outputs, memory.history.act)


def _wire_feedback(
    kept: Remembering,
    memory: ChatMemory,
    turns: gradio.State,
    shown: tuple[gradio.HTML, gradio.HTML],
) -> None:
    def said(asked: Turns, browser: str, clicked: gradio.EventData) -> tuple[Any, ...]:
        for number, word in numbered(str(clicked.name)):
            asked = kept.say(asked, number, word, browser)
        return asked, *present.conversation(asked)

    def noted(asked: Turns, browser: str, sent: gradio.EventData) -> tuple[Any, ...]:
        asked = kept.note(asked, dict(sent.entries), browser)
        return asked, *present.conversation(asked)

    def filed(asked: Turns, clicked: gradio.EventData) -> str:
        return kept.file(asked, int(clicked.kind))

    for each in shown:
        event(said, [turns, memory.browser], [turns, *shown], each.act)
        event(noted, [turns, memory.browser], [turns, *shown], each.filled)
        event(filed, [turns], memory.file, each.file)
