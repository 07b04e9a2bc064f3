"""The events of the checklists on the page: a topic in, a list out; dates; files."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant import (
    Assistant,
    AssistantError,
    Checklist,
    ChecklistDate,
    checklist_report,
)
from ui.checklist_form import topic_form
from ui.checklist_view import checklist_view
from ui.file_link import file_link
from ui.notices import notice
from ui.rewording import STEPS, reword_box
from ui.sources import Sources

WAITING = '<p class="dw-wait">正在查阅资料……</p>'
WORDING = '<p class="dw-wait">正在查阅资料，再请语言模型改写步骤，可能要几分钟……</p>'
_BROKEN = notice("程序出了意外，没有列出清单。", "写的内容没有丢，可以再试一次。")
_NO_TOPIC = "请写明要办的事，例如 支部换届。"
_GONE = notice("这一页的清单已经过期。", "请重新列一次，再下载。")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A checklist on show. `starts`: days its limits run from, with meanings; `given`: by name."""

    made: Checklist
    starts: tuple[tuple[str, str], ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    dates: tuple[ChecklistDate, ...] = ()

    def view(self, problem: str = "") -> str:
        """As HTML."""
        return checklist_view(self.made, self.dates, self.starts, self.given, problem)


Shown = tuple[Listed | None, str, str]


class Listing:
    """The checklists of one page; a list belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def form(self, topic: str = "", problem: str = "", reword: bool = False) -> str:
        """The form for a topic; `reword`: whether the box for a model is ticked."""
        return topic_form(topic, problem, reword_box(self._assistant.model, STEPS, reword))

    def make(self, topic: str, reword: bool = False) -> Iterator[Shown]:
        """The list, the form and the view: first that it is being looked up, then what it is."""
        topic, reword = topic.strip(), reword and self._assistant.model is not None
        if not topic:
            yield None, self.form(problem=_NO_TOPIC, reword=reword), ""
            return
        form = self.form(topic, reword=reword)
        yield None, form, WORDING if reword else WAITING
        try:
            made = self._assistant.checklist(topic, reword=reword)
            listed = Listed(made, self._assistant.checklist_starts(made))
            yield listed, form, listed.view()
        except AssistantError as error:
            yield None, form, notice(str(error))
        except Exception:
            # Whatever it is, the page must not seem to wait; the console has the details.
            _LOG.exception("the checklist broke off")
            yield None, form, _BROKEN

    def dated(self, listed: Listed | None, given: Mapping[str, Any]) -> tuple[Listed | None, str]:
        """The list with the dates that follow from the days given by name."""
        if listed is None:
            return None, _GONE
        known = {name: str(given.get(name) or "")[:20] for name, _ in listed.starts}
        filled = {name: day for name, day in known.items() if day}
        listed = replace(listed, given=filled, dates=())
        try:
            dates = self._dates(listed.made, filled)
        except AssistantError as error:
            return listed, listed.view(str(error))
        listed = replace(listed, dates=dates)
        return listed, listed.view()

    def file(self, listed: Listed | None, kind: str) -> str:
        """A link that places.js follows at once, or why there is no file. `kind`: docx, md, ics."""
        if listed is None or listed.made.refused:
            return _GONE
        report = checklist_report(listed.made, date.today(), listed.dates)
        try:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / f"list.{kind}"
                if kind == "ics":
                    entries = self._assistant.checklist_entries(listed.dates)
                    self._assistant.save_calendar(entries, target)
                else:
                    self._assistant.save(report, target)
                return file_link(f"{report.title}{target.suffix}", target.read_bytes())
        except (AssistantError, OSError) as error:
            return notice("没有写成文件。", str(error))

    def source(self, listed: Listed | None, citation: int) -> str:
        """The panel of a citation of the list."""
        return self._sources.citation(listed.made.citations if listed else (), citation)

    def lead(self, listed: Listed | None, index: int) -> str:
        """The panel of a refused topic's lead, counted from 0."""
        return self._sources.lead(listed.made.leads if listed else (), index)

    def _dates(self, made: Checklist, given: Mapping[str, str]) -> tuple[ChecklistDate, ...]:
        return self._assistant.checklist_dates(made, [f"{n}={day}" for n, day in given.items()])
