"""The place 原文 on the page: layout and wiring of list, search, document and comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Assistant
from ui.conversation import Turns
from ui.elements import QUIET, event, html
from ui.reading import Reading
from ui.text_hits import search_form
from ui.text_list import Wanted

# The parts of the place by the fragment of their address; documents have addresses of their own.
PARTS = (("texts", "文件目录"), ("texts-search", "检索原文"))
_WAIT = '<p class="dw-wait">正在准备……</p>'
# texts.js presses it to have an address opened. It comes with loading: earlier, nothing hears it.
_DOOR = '<button type="button" hidden data-act="open">打开</button>'
# What is asked while an answer is under way counts too. Gradio's "always_last" would lose its data.
_EACH: dict[str, Any] = {"trigger_mode": "multiple"}


@dataclass(frozen=True, slots=True)
class TextsPlace:
    """The parts of the place that events read and write. `at`: the address on show."""

    wanted: gradio.State
    at: gradio.State
    door: gradio.HTML
    form: gradio.HTML
    rows: gradio.HTML
    search: gradio.HTML
    hits: gradio.HTML
    head: gradio.HTML
    about: gradio.HTML
    text: gradio.HTML
    comparison: gradio.HTML


def texts_place() -> TextsPlace:
    """Build the place; what the library holds is looked up when the page loads."""
    wanted, at = gradio.State(None), gradio.State("")
    with gradio.Column(elem_id="dw-texts", elem_classes="dw-place", min_width=0):
        html(_parts(), "dw-texts-parts")
        door = html("", "dw-texts-door")
        with gradio.Column(elem_id="dw-texts-list", min_width=0):
            form, rows = html(_WAIT, "dw-list-form"), html("", "dw-list-rows")
        with gradio.Column(elem_id="dw-texts-search", min_width=0):
            search, hits = html(_WAIT, "dw-search-form"), html("", "dw-search-hits")
        with gradio.Column(elem_id="dw-texts-doc", min_width=0):
            head, about = html("", "dw-doc-head"), html("", "dw-doc-about")
            text = html("", "dw-doc-text")
        with gradio.Column(elem_id="dw-texts-diff", min_width=0):
            comparison = html("", "dw-diff")
    return TextsPlace(wanted, at, door, form, rows, search, hits, head, about, text, comparison)


def wire_texts(
    assistant: Assistant, place: TextsPlace, turns: gradio.State, page: gradio.Blocks
) -> None:
    """Make the place work."""
    reading = Reading(assistant)
    page.load(
        lambda: (_DOOR, *reading.library(), search_form()),
        None,
        [place.door, place.form, place.rows, place.search],
        **QUIET,
    )
    _wire_list(reading, place)
    _wire_documents(reading, place, turns)


def _wire_list(reading: Reading, place: TextsPlace) -> None:
    def looked(sent: gradio.EventData) -> tuple[Wanted, str]:
        return reading.look(dict(sent.entries))

    def turned(wanted: Wanted | None, clicked: gradio.EventData) -> tuple[Wanted, str]:
        return reading.turn(wanted, str(clicked.name))

    def searched(sent: gradio.EventData) -> Iterator[str]:
        yield from reading.search(dict(sent.entries))

    shown = [place.wanted, place.rows]
    for each in (place.form.filled, place.form.entered):
        event(looked, None, shown, each, **_EACH)
    event(turned, [place.wanted], shown, place.rows.act, **_EACH)
    event(searched, None, place.hits, place.search.filled, **_EACH)


def _wire_documents(reading: Reading, place: TextsPlace, turns: gradio.State) -> None:
    def opened(
        wanted: Wanted | None, asked: Turns, pressed: gradio.EventData
    ) -> Iterator[tuple[Any, ...]]:
        """Outputs: address, form, list, head, about, text, comparison."""
        address, same = str(pressed.name), gradio.skip()
        if address.startswith("doc-"):
            head, text = reading.open(address)
            yield address, same, same, head, "", text, same
            yield address, same, same, same, reading.about(address, asked), same, same
        elif address.startswith("diff-"):
            yield address, same, same, same, same, same, reading.compare(address)
        else:
            yield address, *reading.library(wanted), same, same, same, same

    def chosen(at: str, asked: Turns, sent: gradio.EventData) -> str:
        return reading.about(at, asked, str(sent.entries.get("words") or ""))

    outputs = [place.at, place.form, place.rows, place.head, place.about, place.text]
    known = [place.wanted, turns]
    event(opened, known, [*outputs, place.comparison], place.door.act, **_EACH)
    event(chosen, [place.at, turns], place.about, place.about.filled, **_EACH)


def _parts() -> str:
    links = "".join(f'<a href="#{name}" data-part="{name}">{words}</a>' for name, words in PARTS)
    return f'<nav class="dw-parts" aria-label="原文各部分">{links}</nav>'
