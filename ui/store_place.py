"""The place 资料管理 on the page: layout and wiring of its four parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio

from assistant import Assistant
from ui.elements import QUIET, event, html
from ui.store_adding import drop_zone
from ui.store_care import TASKS, backup_form, check_form, restore_form
from ui.store_desk import StoreDesk
from ui.store_files import Looking, search_form
from ui.store_sending import LARGEST_BACKUP
from ui.store_work import StoreWork

# The parts of the place by the fragment of their address; stock.css knows them too.
PARTS = (
    ("stock", "添加"),
    ("stock-pending", "待处理"),
    ("stock-files", "文件"),
    ("stock-care", "核对与备份"),
)


# stock.js presses it as soon as the part is opened.
_LOOK = '<p class="dw-wait">正在查看……</p><button type="button" data-act="look" hidden></button>'

# A press while an earlier one is on its way counts: stock.js looks on by presses, too.
_EACH: dict[str, Any] = {"trigger_mode": "multiple"}


@dataclass(frozen=True, slots=True)
class StorePlace:
    """The parts of the place that events read and write."""

    looking: gradio.State
    file: gradio.HTML
    drop: gradio.HTML
    job: gradio.HTML
    facts: gradio.HTML
    pending: gradio.HTML
    search: gradio.HTML
    files: gradio.HTML
    whole: gradio.HTML
    cares: tuple[gradio.HTML, ...]
    tasks: tuple[gradio.HTML, ...]  # each below its form


def store_place() -> StorePlace:
    """Build the place; what the library holds is shown when the page loads."""
    looking = gradio.State(Looking())
    with gradio.Column(elem_id="dw-store", elem_classes="dw-place", min_width=0):
        html(_parts(), "dw-store-parts")
        file, facts = html("", "dw-store-file"), html("", "dw-store-facts")
        with gradio.Column(elem_id="dw-store-add", min_width=0):
            drop, job = html("", "dw-store-drop"), html("", "dw-store-job")
        with gradio.Column(elem_id="dw-store-pending", min_width=0):
            pending = html(_LOOK, "dw-store-waiting")
        with gradio.Column(elem_id="dw-store-files", min_width=0):
            search, files = html(search_form(), "dw-store-search"), html(_LOOK, "dw-store-list")
        with gradio.Column(elem_id="dw-store-care", min_width=0):
            whole, (cares, tasks) = html("", "dw-store-whole"), _cares()
    held = (looking, file, drop, job, facts, pending, search, files, whole)
    return StorePlace(*held, cares, tasks)


def _cares() -> tuple[tuple[gradio.HTML, ...], tuple[gradio.HTML, ...]]:
    """Check, backup and restoring, each with what became of it below."""
    forms = (check_form(), backup_form(), restore_form(LARGEST_BACKUP))
    made = [
        (html(form, f"dw-store-{name}"), html("", f"dw-store-task-{name}"))
        for name, form in zip(TASKS, forms, strict=True)
    ]
    return tuple(care for care, _ in made), tuple(task for _, task in made)


def wire_store(
    assistant: Assistant, place: StorePlace, page: gradio.Blocks, work: StoreWork
) -> None:
    """Make the place work."""
    desk = StoreDesk(assistant, work)

    def opened() -> tuple[str, ...]:
        stock = assistant.stock
        zone = drop_zone(stock.suffixes, stock.largest_bytes)
        return zone, desk.job(), desk.care(), *desk.tasks()

    page.load(opened, None, [place.drop, place.job, place.whole, *place.tasks], **QUIET)
    _wire_adding(desk, place)
    _wire_documents(desk, place)
    _wire_care(desk, place)


def _wire_adding(desk: StoreDesk, place: StorePlace) -> None:
    def pressed(clicked: gradio.EventData) -> str:
        return desk.job(str(clicked.act))

    event(pressed, None, place.job, place.job.act, **_EACH)
    event(lambda: desk.report(), None, place.file, place.job.file)


def _wire_documents(desk: StoreDesk, place: StorePlace) -> None:
    same = gradio.skip()

    def waiting(clicked: gradio.EventData) -> tuple[str, str]:
        act, name = str(clicked.act), str(clicked.name)
        if act == "describe":
            return desk.form(name), same
        return same, desk.decide(act, name)

    def listed(looking: Looking, clicked: gradio.EventData) -> tuple[str, Looking, str]:
        act, name = str(clicked.act), str(clicked.name)
        if act == "describe":
            return desk.form(name), looking, same
        return same, *desk.keep_files(looking, act, name)

    def found(sent: gradio.EventData) -> tuple[Looking, str]:
        looking = Looking(str(sent.entries.get("words") or "").strip()[:100])
        return looking, desk.files(looking)

    def described(looking: Looking, sent: gradio.EventData) -> tuple[str, str, str]:
        form, told = desk.describe(dict(sent.entries))
        if form:
            return form, same, same
        return form, desk.pending(told), desk.files(looking, told)

    event(waiting, None, [place.facts, place.pending], place.pending.act, **_EACH)
    shown = [place.facts, place.looking, place.files]
    event(listed, [place.looking], shown, place.files.act, **_EACH)
    event(found, None, [place.looking, place.files], place.search.filled)
    after = [place.facts, place.pending, place.files]
    event(described, [place.looking], after, place.facts.filled)
    event(lambda: "", None, place.facts, place.facts.act)


def _wire_care(desk: StoreDesk, place: StorePlace) -> None:
    def pressed(clicked: gradio.EventData) -> tuple[str, ...]:
        return desk.tasks(str(clicked.act), str(clicked.name))

    for one in (*place.cares, *place.tasks):
        event(pressed, None, [*place.tasks], one.act, **_EACH)
    event(lambda: desk.care(), None, place.whole, place.whole.act)


def _parts() -> str:
    links = "".join(f'<a href="#{name}" data-part="{name}">{words}</a>' for name, words in PARTS)
    return f'<nav class="dw-parts" aria-label="资料管理各部分">{links}</nav>'
