"""The place 走访资料包 on the page: layout and wiring of its three parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Assistant
from ui.batch_view import batch_form
from ui.elements import QUIET, event, html
from ui.keeping import Keeping
from ui.visit_batch import Batching
from ui.visit_form import visit_form
from ui.visiting import WORDING, Made, Visiting

# The parts of the place by the fragment of their address; places.js knows them too.
PARTS = (("visits", "一家企业"), ("visits-many", "多家企业"), ("visits-kept", "走访档案"))


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """The parts of the place that events read and write."""

    made: gradio.State
    fill: gradio.HTML
    told: gradio.HTML
    form: gradio.HTML
    file: gradio.HTML
    result: gradio.HTML
    batch: gradio.HTML
    packs: gradio.HTML
    stop: gradio.HTML
    rows: gradio.HTML
    kept: gradio.HTML
    record: gradio.HTML


def visit_place(assistant: Assistant) -> VisitPlace:
    """Build the place; what is kept is shown when the page loads."""
    made = gradio.State(None)
    with gradio.Column(elem_id="dw-visits", elem_classes="dw-place", min_width=0):
        html(_parts(), "dw-visits-parts")
        file = html("", "dw-visits-file")
        with gradio.Column(elem_id="dw-visits-one", min_width=0):
            fill, told = html("", "dw-visit-fill"), html("", "dw-visit-told")
            form = html(visit_form(model=assistant.model), "dw-visit-form")
            result = html("", "dw-visit-result")
        with gradio.Column(elem_id="dw-visits-many", min_width=0):
            batch, packs = html(batch_form(), "dw-batch-form"), html("", "dw-batch-packs")
            rows, stop = html("", "dw-batch-result"), html("", "dw-batch-stop")
        with gradio.Column(elem_id="dw-visits-kept", min_width=0):
            record, kept = html("", "dw-record"), html("", "dw-kept")
    return VisitPlace(made, fill, told, form, file, result, batch, packs, stop, rows, kept, record)


def wire_visits(
    assistant: Assistant, place: VisitPlace, panel: gradio.HTML, page: gradio.Blocks
) -> None:
    """Make the place work."""
    visiting, batching, keeping = Visiting(assistant), Batching(assistant), Keeping(assistant)
    page.load(
        lambda: (visiting.fill(), keeping.view()),
        None,
        [place.fill, place.kept],
        **QUIET,
    )
    _wire_one(visiting, keeping, place, panel)
    _wire_many(visiting, batching, keeping, place)
    _wire_kept(visiting, keeping, place)


def _wire_one(visiting: Visiting, keeping: Keeping, place: VisitPlace, panel: gradio.HTML) -> None:
    def packed(sent: gradio.EventData) -> Iterator[tuple[Any, ...]]:
        if visiting.rewords(dict(sent.entries)):
            yield (*[gradio.skip()] * 3, WORDING, *[gradio.skip()] * 2)
        made, form, result = visiting.make(dict(sent.entries))
        yield made, form, result, "", visiting.fill(), keeping.view()

    def filled(sent: gradio.EventData) -> tuple[Any, ...]:
        form, told = visiting.filled(dict(sent.entries))
        # A profile of another enterprise: the pack below would be taken for its own.
        return (gradio.skip(), told, gradio.skip(), gradio.skip()) if form is None else (
            form, told, None, "")  # fmt: skip

    def filed(made: Made | None, clicked: gradio.EventData) -> str:
        return visiting.file(made, str(clicked.kind))

    def source(made: Made | None, clicked: gradio.EventData) -> str:
        return visiting.source(made, int(clicked.citation))

    outputs = [place.made, place.form, place.result, place.told, place.fill, place.kept]
    event(packed, None, outputs, place.form.filled)
    event(filled, None, [place.form, place.told, place.made, place.result], place.fill.filled)
    for each in (place.fill, place.result):
        event(filed, [place.made], place.file, each.file)
    event(source, [place.made], panel, place.result.source)


def _wire_many(visiting: Visiting, batching: Batching, keeping: Keeping, place: VisitPlace) -> None:
    def made(sent: gradio.EventData) -> Iterator[tuple[Any, ...]]:
        # One event, not one after another: Gradio closes its stream between them, and a click
        # at that moment would get no answer.
        for shown in batching.make(dict(sent.entries)):
            drawn = (gradio.skip() if one is None else one for one in shown)
            yield *drawn, *((visiting.fill(), keeping.view()) if shown[2] else unchanged)

    def stopped(clicked: gradio.EventData) -> None:
        batching.stop(str(clicked.name))

    unchanged = (gradio.skip(), gradio.skip())
    outputs = [place.batch, place.rows, place.packs, place.stop, place.fill, place.kept]
    event(made, None, outputs, place.batch.filled)
    event(stopped, None, None, place.stop.act)
    event(lambda: batching.template(), None, place.file, place.batch.file)


def _wire_kept(visiting: Visiting, keeping: Keeping, place: VisitPlace) -> None:
    def acted(made: Made | None, clicked: gradio.EventData) -> tuple[Any, ...]:
        """A button of the list; outputs: list, record, form, told, chooser, pack, result."""
        act, name = str(clicked.act), str(clicked.name)
        same = [gradio.skip()] * 7
        if act == "open":
            same[1] = keeping.opened(name)
        elif act == "forget":
            same[0], same[1], same[4] = keeping.forget(name), "", visiting.fill()
            if made and made.pack.profile.name == name:
                same[2], same[3], same[5], same[6] = visiting.form(), "", None, ""
        elif act == "pack":
            form, told = visiting.filled({"name": name})
            same[3] = told
            if form is not None:
                same[2], same[5], same[6] = form, None, ""
        return tuple(same)

    def recorded(sent: gradio.EventData) -> tuple[str, str]:
        return keeping.record(dict(sent.entries))

    outputs = [place.kept, place.record, place.form, place.told, place.fill]
    event(acted, [place.made], [*outputs, place.made, place.result], place.kept.act)
    event(recorded, None, [place.kept, place.record], place.record.filled)
    event(lambda: "", None, place.record, place.record.act)
    event(lambda: keeping.overview(), None, place.file, place.kept.file)


def _parts() -> str:
    links = "".join(f'<a href="#{name}" data-part="{name}">{words}</a>' for name, words in PARTS)
    return f'<nav class="dw-parts" aria-label="走访资料包各部分">{links}</nav>'
