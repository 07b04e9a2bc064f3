"""The place 试题与练习 on the page: layout and wiring of its three parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Assistant
from ui.bank_view import bank_form
from ui.elements import QUIET, event, html
from ui.paper_making import Made, Making
from ui.practising import Going, Practising
from ui.reviewing import Looked, Reviewing

# A form that stood here at once would be replaced, with whatever was sent by then, on loading.
_LOADING = '<p class="dw-wait">正在准备……</p>'
# The parts of the place by the fragment of their address; places.js knows them too.
PARTS = (("quiz", "出题"), ("quiz-bank", "题库"), ("quiz-practice", "练习"))


@dataclass(frozen=True, slots=True)
class QuizPlace:
    """The parts of the place that events read and write."""

    made: gradio.State
    looked: gradio.State
    going: gradio.State
    file: gradio.HTML
    form: gradio.HTML
    told: gradio.HTML
    paper: gradio.HTML
    bank: gradio.HTML
    practice: gradio.HTML


def quiz_place() -> QuizPlace:
    """Build the place; what its forms offer is looked up when the page loads."""
    made, looked, going = gradio.State(None), gradio.State(None), gradio.State(None)
    with gradio.Column(elem_id="dw-quiz", elem_classes="dw-place", min_width=0):
        html(_parts(), "dw-quiz-parts")
        file = html("", "dw-quiz-file")
        with gradio.Column(elem_id="dw-quiz-papers", min_width=0):
            form = html(_LOADING, "dw-paper-form")
            told = html("", "dw-paper-told")
            paper = html("", "dw-paper")
        with gradio.Column(elem_id="dw-quiz-bank", min_width=0):
            bank = html(bank_form(), "dw-bank")
        with gradio.Column(elem_id="dw-quiz-practice", min_width=0):
            practice = html(_LOADING, "dw-practice")
    return QuizPlace(made, looked, going, file, form, told, paper, bank, practice)


def wire_quiz(
    assistant: Assistant, place: QuizPlace, panel: gradio.HTML, page: gradio.Blocks
) -> None:
    """Make the place work."""
    making, practising = Making(assistant), Practising(assistant)
    page.load(
        lambda: (making.form(), practising.form()), None, [place.form, place.practice], **QUIET
    )
    _wire_papers(making, practising, place, panel)
    _wire_bank(Reviewing(assistant), place, panel)
    _wire_practice(practising, place, panel)


def _wire_papers(
    making: Making, practising: Practising, place: QuizPlace, panel: gradio.HTML
) -> None:
    def filled(sent: gradio.EventData) -> Iterator[tuple[Any, ...]]:
        for made, form, view in making.make(dict(sent.entries)):
            yield made, form, view, ""

    def acted(made: Made | None, clicked: gradio.EventData) -> tuple[Any, ...]:
        same = gradio.skip()
        match str(clicked.act):
            case "keep":
                return same, same, making.keep(made), same, same
            case "practise":
                return same, same, "", None, practising.form(made.paper if made else None)
        made, view = making.version(made, str(clicked.name))
        return made, view, "", same, same

    def filed(made: Made | None, clicked: gradio.EventData) -> str:
        return making.file(made, str(clicked.kind))

    def source(made: Made | None, clicked: gradio.EventData) -> str:
        return making.source(made, int(clicked.citation))

    made = [place.made]
    event(filled, None, [place.made, place.form, place.paper, place.told], place.form.filled)
    changed = [place.made, place.paper, place.told, place.going, place.practice]
    event(acted, made, changed, place.paper.act)
    event(filed, made, place.file, place.paper.file)
    event(source, made, panel, place.paper.source)


def _wire_bank(reviewing: Reviewing, place: QuizPlace, panel: gradio.HTML) -> None:
    def sent(looked: Looked | None, form: gradio.EventData) -> tuple[Looked, str]:
        return reviewing.sent(looked, dict(form.entries))

    def acted(looked: Looked | None, clicked: gradio.EventData) -> tuple[Looked, str]:
        return reviewing.act(looked, str(clicked.act), str(clicked.name))

    def source(looked: Looked | None, clicked: gradio.EventData) -> str:
        return reviewing.source(looked, int(clicked.citation))

    event(sent, [place.looked], [place.looked, place.bank], place.bank.filled)
    event(acted, [place.looked], [place.looked, place.bank], place.bank.act)
    event(source, [place.looked], panel, place.bank.source)


def _wire_practice(practising: Practising, place: QuizPlace, panel: gradio.HTML) -> None:
    def sent(
        going: Going | None, made: Made | None, form: gradio.EventData
    ) -> Iterator[tuple[Going | None, str]]:
        yield from practising.sent(going, made.paper if made else None, dict(form.entries))

    def entered(going: Going | None, form: gradio.EventData) -> None:
        practising.entered(going, dict(form.entries))

    def acted(
        going: Going | None, made: Made | None, clicked: gradio.EventData
    ) -> tuple[Going | None, str]:
        paper = made.paper if made else None
        return practising.act(going, paper, str(clicked.act), str(clicked.name))

    def filed(going: Going | None, clicked: gradio.EventData) -> str:
        return practising.file(going, str(clicked.kind))

    def source(going: Going | None, clicked: gradio.EventData) -> str:
        return practising.source(going, int(clicked.citation))

    known, shown = [place.going, place.made], [place.going, place.practice]
    event(sent, known, shown, place.practice.filled)
    event(acted, known, shown, place.practice.act)
    event(entered, [place.going], None, place.practice.entered)
    event(filed, [place.going], place.file, place.practice.file)
    event(source, [place.going], panel, place.practice.source)


def _parts() -> str:
    links = "".join(f'<a href="#{name}" data-part="{name}">{words}</a>' for name, words in PARTS)
    return f'<nav class="dw-parts" aria-label="试题与练习">{links}</nav>'
