"""限定范围 on the page: the form beside the question box, chips above an answer; their wiring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Scope
from ui.chat import Chat
from ui.conversation import Turns
from ui.elements import event, html
from ui.range_view import range_form


@dataclass(frozen=True, slots=True)
class RangePlace:
    """The parts of the page that events read and write; `scope`: what next questions start with."""

    scope: gradio.State
    form: gradio.HTML


def range_place() -> RangePlace:
    """Build the parts; what the library holds is filled in when the page loads."""
    return RangePlace(gradio.State(Scope()), html(range_form(Scope()), "dw-range-set"))


def wire_range(
    chat: Chat,
    place: RangePlace,
    turns: gradio.State,
    browser: gradio.State,
    shown: tuple[gradio.HTML, gradio.HTML],
    moved: Iterable[Any],
) -> None:
    """Make it work. `moved`: events after which another conversation is on show."""
    past, now = shown

    def limited(asked: Turns, sent: gradio.EventData) -> tuple[Any, ...]:
        return chat.limit(asked, dict(sent.entries))

    def taken_off(asked: Turns, clicked: gradio.EventData) -> tuple[Any, ...]:
        return chat.take_off(asked, str(clicked.kind))

    outputs = [turns, place.scope, place.form, past, now]
    for each in (
        event(limited, [turns], outputs, place.form.filled),
        event(taken_off, [turns], outputs, now.limit),
    ):
        event(chat.answer, [turns, browser], [turns, now], each.then)
    for each in moved:
        event(chat.range, [turns], [place.scope, place.form], each.then)
