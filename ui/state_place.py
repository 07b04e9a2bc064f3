"""The place 运行情况 on the page: layout and wiring. Its parts are drawn into one element."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from uuid import uuid4

import gradio

from assistant import Assistant
from ui.elements import event, html
from ui.running import ASKED, FEEDBACK, GAPS, Running

# The parts of the place by the fragment of their address; state.js asks for the one on show.
PARTS = (("state", "概况"), (GAPS, "答不上来的问题"), (FEEDBACK, "反馈"), (ASKED, "问答记录"))
_CALL = '<button type="button" hidden data-act="look" data-name=""></button>'
_LOADING = '<p class="dw-wait">正在统计……</p>'


@dataclass(frozen=True, slots=True)
class StatePlace:
    """The parts of the place that events read and write."""

    part: gradio.State
    call: gradio.HTML
    file: gradio.HTML
    view: gradio.HTML


def state_place() -> StatePlace:
    """Build the place."""
    part = gradio.State("state")
    with gradio.Column(elem_id="dw-state", elem_classes="dw-place", min_width=0):
        html(_links(), "dw-state-parts")
        call, file = html(_CALL, "dw-state-call"), html("", "dw-state-file")
        view = html(_LOADING, "dw-state-view")
    return StatePlace(part, call, file, view)


def wire_state(assistant: Assistant, place: StatePlace, panel: gradio.HTML) -> None:
    """Make the place work."""
    running = Running(assistant)

    def looked(clicked: gradio.EventData) -> tuple[str, str]:
        part = str(clicked.name)
        return part, _drawn(part, running.view(part))

    def acted(part: str, clicked: gradio.EventData) -> str:
        return _drawn(part, running.act(part, str(clicked.act)))

    def sent(part: str, form: gradio.EventData) -> str:
        return _drawn(part, running.sent(part, dict(form.entries)))

    def filed(clicked: gradio.EventData) -> str:
        return running.file(str(clicked.kind))

    def source(clicked: gradio.EventData) -> str:
        return running.source(int(clicked.turn), int(clicked.citation))

    # Who is quick opens another part while one is still read.
    event(looked, None, [place.part, place.view], place.call.act, trigger_mode="multiple")
    event(acted, [place.part], place.view, place.view.act)
    event(sent, [place.part], place.view, place.view.filled)
    event(filed, None, place.file, place.view.file)
    event(source, None, panel, place.view.source)


def _drawn(part: str, view: str) -> str:
    """The view with its part, so that state.js asks again where another one is on show by now."""
    return f'<div data-shown="{escape(part)}" data-drawn="{uuid4().hex}">{view}</div>'


def _links() -> str:
    links = "".join(f'<a href="#{name}" data-part="{name}">{words}</a>' for name, words in PARTS)
    return f'<nav class="dw-parts" aria-label="运行情况各部分">{links}</nav>'
