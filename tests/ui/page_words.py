"""Every name that stands on the page, taken from what the page really draws for a library."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import gradio
from bs4 import BeautifulSoup

from assistant import (
    AlikePair,
    Assistant,
    BackupReport,
    BatchRow,
    CheckReport,
    Incomplete,
    IngestRow,
    IngestState,
    Likeness,
    Problem,
    RemovedDocument,
    Screened,
    Visit,
)
from assistant.inspection import Fault, Finding
from ui.app import build_page
from ui.batch_view import batch_result
from ui.chat import Chat
from ui.checklists import Listing
from ui.guide import Guiding
from ui.keeping import Keeping
from ui.paper_making import Making
from ui.practising import Practising
from ui.reading import Reading
from ui.remembering import Remembering
from ui.reviewing import Reviewing
from ui.running import Running
from ui.state_view import gaps
from ui.store_adding import drop_zone, job_view
from ui.store_care import task_view
from ui.store_files import Looking, files_view, taken_back
from ui.store_job import Entry, Job, Standing, Task
from ui.store_pending import facts_form, pending_view
from ui.text_head import text_about
from ui.text_hits import search_form
from ui.visiting import Visiting

_NAMED = (
    "button, a, summary, label, legend, option, th, dt, h2, h3, .dw-badge, .dw-remark, .dw-wanted"
)
_BROWSER = "0" * 32
_MADE = [BatchRow(3, "某某公司", "003-某某公司.docx")]
_LARGE, _SMALL = {"employees": "800", "members": "60"}, {"employees": "80", "members": "2"}
_PROFILE = {"name": "某某公司", "employees": "80", "members": "2", "on": "2026-12-01", "keep": "是"}


def page_names(assistant: Assistant) -> set[str]:
    """Captions of buttons, links, fields, headings, choices, badges, without their counts."""
    parts = [*_standing(assistant), *_made(assistant), *_kept(assistant), *_stock(assistant)]
    return {name for part in parts for name in _names(part)}


def _names(part: str) -> Iterator[str]:
    soup = BeautifulSoup(part, "html.parser")
    for one in soup.select(_NAMED):
        for inner in one.select(".dw-remark, .dw-needed, .dw-badge") if one.name != "span" else ():
            inner.extract()
        yield re.split(r"[（：]?\d|：", one.get_text().strip())[0].strip()
        yield one.get_text().strip()
        yield from re.findall("（(.+?)）", one.get_text())
    for one in soup.select("[aria-label]"):
        yield str(one["aria-label"])


def _standing(assistant: Assistant) -> Iterator[str]:
    """What stands there as the page opens; the guides themselves do not count."""

    async def build() -> gradio.Blocks:
        return build_page(assistant)

    for block in asyncio.run(build()).blocks.values():
        value = getattr(block, "value", None)
        if isinstance(block, gradio.Button):
            yield f"<button>{value}</button>"
        elif isinstance(block, gradio.HTML) and block.elem_id != "dw-help-view":
            yield str(value or "")


def _made(assistant: Assistant) -> Iterator[str]:
    """An answer, a refusal, a result of the guide, a list, a pack, a paper, practice."""
    chat, memory = Chat(assistant, pace=0), Remembering(assistant)
    turns: Any = ()
    for question in ("支部换届要提前多久请示？", "支部延期换届怎么办？", "今天天气怎么样？"):
        turns = chat.begin(question, turns)[0]
        turns, shown = [*chat.answer(turns, _BROWSER)][-1]
        yield shown
    yield chat.source(turns, 0, 1)
    turns = memory.say(turns, 0, "不准确", _BROWSER)
    yield chat.begin("然后呢？", turns)[2]
    yield memory.history(_BROWSER)
    for facts in (_LARGE, _SMALL):
        yield [*Guiding(assistant).guide(facts)][-1][2]
    listing = Listing(assistant)
    listed = [*listing.make("支部换届")][-1][0]
    assert listed and listed.starts
    yield listing.dated(listed, {name: "2026-12-01" for name, _ in listed.starts})[1]
    reading = Reading(assistant)
    yield from (*reading.library(), search_form(), *reading.search({"words": "联合党支部"}))
    own = assistant.documents()[0]
    yield from reading.open(f"doc-{own.id}")
    yield text_about(own, (own, replace(own, id="0" * 12)), (), ())
    yield from _papers(assistant)


def _papers(assistant: Assistant) -> Iterator[str]:
    making, practising = Making(assistant), Practising(assistant)
    counts = {f"count.{kind}": "0" for kind in ("multiple", "judge", "blank", "short")}
    plan = {**counts, "count.single": "2", "points.single": "2", "title": "卷", "minutes": "0"}
    made, form, view = [*making.make({**plan, "versions": "", "seed": "1"})][-1]
    assert made and made.paper, form
    yield from (form, view, making.keep(made))
    looked, bank = Reviewing(assistant).sent(None, {"do": "look"})
    yield from (bank, practising.form(made.paper))
    start = {"do": "start", "source": "made", "way": "once", "browser": _BROWSER}
    going, drawn = [*practising.sent(None, made.paper, start)][-1]
    yield drawn
    going, drawn = practising.act(going, made.paper, "go", "2")
    yield from (drawn, practising.act(going, made.paper, "finish", "")[1])


def _kept(assistant: Assistant) -> Iterator[str]:
    """Visits, and the parts of 运行情况."""
    visiting, keeping, running = Visiting(assistant), Keeping(assistant), Running(assistant)
    yield from (str(one) for one in visiting.make(_PROFILE)[1:])
    yield from (visiting.fill(), keeping.view())
    visit, problem = Visit(date(2026, 11, 20), "见了负责人"), Problem("没有记录")
    assistant.visits.record("某某公司", visit, (problem,), ())
    yield from (keeping.view(), keeping.opened("某某公司"), batch_result(_MADE))
    for part in ("state", "state-gaps", "state-feedback", "state-asked"):
        yield running.view(part)
    (voted,) = assistant.journal.feedback()
    yield running.sent("state-feedback", {"do": "HANDLED", "id": voted.id})
    spot = replace(assistant.journal.unanswered()[0], wanted="《某办法》", since_answered=True)
    yield gaps([spot], {}, frozenset())


def _stock(assistant: Assistant) -> Iterator[str]:
    """资料管理 with something in each of its parts."""
    one, other = assistant.documents()[:2]
    today = date(2026, 11, 20)
    incomplete = Incomplete(one, ("number",), {})
    yield drop_zone((".pdf",), 1 << 20)
    yield job_view(Job("1", [Entry("a.pdf", Path("a.pdf"), problem="坏了")]))
    yield job_view(Job("1", [Entry("a.pdf", Path("a.pdf"))], running=True))
    version = Entry("a.pdf", Path("a.pdf"), rows=[IngestRow("a.pdf", IngestState.ADDED, one)])
    yield job_view(Job("1", [version]), Standing({}, frozenset({one.id})))
    alike = AlikePair(Likeness.VERSION, one, other)
    yield pending_view([incomplete], [alike], [Screened(one, ("有手机号",))])
    yield facts_form(one, {"number": "无"}, missing=("issuer",))
    gone = RemovedDocument(other, today)
    yield from (files_view([one], [gone], Looking()), taken_back(other))
    report = CheckReport(1, 1, 1, (), (Finding(Fault.TEXT, "a", 1, 0, ()),), 1.0)
    yield task_view(Task("check", running=False, report=report))
    yield task_view(Task("export", running=False, report=BackupReport("a", 1, 1, 1, 1, 1.0)), "t")
