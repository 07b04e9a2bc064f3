"""The place 组织设置向导 on the page: layout and wiring."""

from __future__ import annotations

from collections.abc import Iterator

import gradio

from assistant import SetupGuide
from ui.elements import event, html
from ui.guide import Guiding, Shown
from ui.guide_form import guide_form


def guide_place(guiding: Guiding) -> tuple[gradio.State, gradio.HTML]:
    """Build the place; its state and its result, for `wire_guide_sources`."""
    guide = gradio.State(None)
    with gradio.Column(elem_id="dw-guide", elem_classes="dw-place", min_width=0):
        form = html(guide_form(), "dw-guide-form")
        result = html("", "dw-guide-result")

    def filled(sent: gradio.EventData) -> Iterator[Shown]:
        yield from guiding.guide(dict(sent.entries))

    event(filled, None, [guide, form, result], form.filled)
    return guide, result


def wire_guide_sources(
    guiding: Guiding, place: tuple[gradio.State, gradio.HTML], panel: gradio.HTML
) -> None:
    """Marks of the result open the panel."""
    guide, result = place

    def source(made: SetupGuide | None, clicked: gradio.EventData) -> str:
        return guiding.source(made, int(clicked.citation))

    event(source, [guide], panel, result.source)
