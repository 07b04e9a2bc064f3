"""The place 办事清单 on the page: layout and wiring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import gradio

from ui.checklists import Listed, Listing, Shown
from ui.elements import event, html
from ui.rewording import REWORD


@dataclass(frozen=True, slots=True)
class ChecklistPlace:
    """The parts of the place that events read and write."""

    listed: gradio.State
    form: gradio.HTML
    file: gradio.HTML
    view: gradio.HTML


def checklist_place(listing: Listing) -> ChecklistPlace:
    """Build the place; nothing happens in it yet."""
    listed = gradio.State(None)
    with gradio.Column(elem_id="dw-lists", elem_classes="dw-place", min_width=0):
        form = html(listing.form(), "dw-lists-form")
        file = html("", "dw-lists-file")
        view = html("", "dw-lists-result")
    return ChecklistPlace(listed, form, file, view)


def wire_checklists(
    listing: Listing, place: ChecklistPlace, askers: tuple[gradio.HTML, ...], panel: gradio.HTML
) -> None:
    """Make the place work; `askers`: elements of the chat whose answers lead to a list."""

    def typed(sent: gradio.EventData) -> Iterator[Shown]:
        entries = dict(sent.entries)
        yield from listing.make(str(entries.get("topic") or ""), bool(entries.get(REWORD)))

    def chosen(clicked: gradio.EventData) -> Iterator[Shown]:
        yield from listing.make(str(clicked.topic), bool(clicked.reword))

    def dated(listed: Listed | None, sent: gradio.EventData) -> tuple[Listed | None, str]:
        return listing.dated(listed, dict(sent.entries))

    def filed(listed: Listed | None, clicked: gradio.EventData) -> str:
        return listing.file(listed, str(clicked.kind))

    def source(listed: Listed | None, clicked: gradio.EventData) -> str:
        return listing.source(listed, int(clicked.citation))

    def lead(listed: Listed | None, clicked: gradio.EventData) -> str:
        return listing.lead(listed, int(clicked.index))

    shown = [place.listed, place.form, place.view]
    event(typed, None, shown, place.form.filled)
    for each in (place.form, *askers):
        event(chosen, None, shown, each.checklist)
    event(dated, [place.listed], [place.listed, place.view], place.view.filled)
    event(filed, [place.listed], place.file, place.view.file)
    event(source, [place.listed], panel, place.view.source)
    event(lead, [place.listed], panel, place.view.lead)
