"""The events of the enterprises that are kept: what a visit found, deleting, the overview."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from assistant import PROBLEMS, Assistant, AssistantError, Problem, ProfileImpossible, Visit
from ui.kept_view import kept_view
from ui.notices import notice
from ui.record_view import DAY, FOUND, record_form
from ui.visit_batch import written
from ui.visit_entries import read_day, read_problems

OVERVIEW = "走访进度.xlsx"
_LONGEST = 2_200  # characters of an entry, more than is taken
_NEW_ROWS = 20
_NOTHING = "还没有写。请写了解到的情况，或者写问题、勾选办结的问题。"

Shown = tuple[str, str]


class Keeping:
    """The enterprises that one library keeps."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def view(self, told: str = "") -> str:
        """All of them. `told`: HTML on what was just done."""
        try:
            visits = self._assistant.visits
            return kept_view(visits.all(), visits.progress(), told)
        except AssistantError as error:
            return notice(str(error))

    def opened(self, name: str) -> str:
        """The form for a visit to one of them."""
        try:
            return record_form(self._assistant.visits.find(name))
        except AssistantError as error:
            return notice(str(error))

    def record(self, given: Mapping[str, Any]) -> Shown:
        """The list and the form after a visit was noted; with its faults where it could not be."""
        values = {key: str(value)[:_LONGEST].strip() for key, value in given.items() if value}
        name, faults = values.get("name", ""), dict[str, str]()
        day = read_day(values.get(DAY, ""), DAY, faults)
        new = read_problems(_rows(values), faults)
        done = [key.removeprefix("settled-") for key in values if key.startswith("settled-")]
        if not (values.get(FOUND) or new or done or faults):
            faults[FOUND] = _NOTHING
        try:
            if day and not faults:
                return self._noted(name, Visit(day, values.get(FOUND, "")), new, done), ""
            return self.view(), record_form(self._assistant.visits.find(name), values, faults)
        except ProfileImpossible as error:
            where = {"last_visit": DAY, PROBLEMS: PROBLEMS}.get(error.fact, FOUND)
            known = self._assistant.visits.find(name)
            return self.view(), record_form(known, values, {where: str(error)})
        except AssistantError as error:
            return self.view(), notice(str(error))

    def forget(self, name: str) -> str:
        """The list after all that is kept of an enterprise was deleted for good."""
        try:
            self._assistant.visits.forget(name)
        except AssistantError as error:
            return self.view(notice(str(error)))
        return self.view(_done(f"已彻底删除“{name}”的企业情况和走访记录。"))

    def overview(self) -> str:
        """All of them as a workbook, as a link that visits.js follows."""
        return written(OVERVIEW, self._assistant.visits.save_overview)

    def _noted(
        self, name: str, visit: Visit, problems: tuple[Problem, ...], done: list[str]
    ) -> str:
        kept = self._assistant.visits.record(name, visit, problems, done)
        left = len(kept.open_problems)
        told = f"已记下 {visit.day} 对“{kept.profile.name}”的走访，未办结问题 {left} 个。"
        return self.view(_done(told))


def _done(told: str) -> str:
    return f'<p class="dw-told" role="status" tabindex="-1">{escape(told)}</p>'


def _rows(values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [
        (values.get(f"problem-{number}", ""), values.get(f"due-{number}", ""), "")
        for number in range(_NEW_ROWS)
    ]
