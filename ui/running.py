"""The events of the place 运行情况: its parts, what is done about feedback, files, clearing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from assistant import (
    Asked,
    Assistant,
    AssistantError,
    BlindSpot,
    Citation,
    Handling,
    ModelReport,
)
from ui.case_form import read_case
from ui.notices import done, notice
from ui.queue_view import asked_list, queue
from ui.sources import Sources
from ui.state_view import gaps, overview
from ui.visit_batch import written

GAPS, FEEDBACK, ASKED = "state-gaps", "state-feedback", "state-asked"
_DAYS = 30
_MOST_GAPS, _MOST_FEEDBACK = 100, 100  # on one page
_LONGEST_WORDS = 100
_FILES = {"gaps": "答不上来的问题.xlsx", "journal": "问答记录.xlsx"}


class Running:
    """The state of one library."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def view(self, part: str, words: str = "", told: str = "") -> str:
        """A part of the place, read anew. `told`: HTML on what was just done."""
        try:
            match part:
                case "state-gaps":
                    return self._gaps(told)
                case "state-feedback":
                    voted = self._voted()
                    held = frozenset(one.id for one in self._assistant.documents())
                    return queue(voted, self._assistant.journal.cases(voted), held, told)
                case "state-asked":
                    words = words.strip()[:_LONGEST_WORDS]
                    found = self._assistant.journal.entries(words)
                    return asked_list(found, words, self._assistant.journal.days, told)
            return self._overview()
        except AssistantError as error:
            return told + notice(str(error))

    def act(self, part: str, act: str) -> str:
        """A button: the model is checked, the journal is cleared."""
        if act == "check-model":
            return self._try("state", lambda: self._overview(self._assistant.check_model()))
        if act == "clear":
            return self._try(
                part,
                lambda: self.view(
                    part, told=done(f"已清空，删除了 {self._assistant.journal.clear()} 个问题。")
                ),
            )
        return self.view(part)

    def sent(self, part: str, given: Mapping[str, Any]) -> str:
        """A form: a search, what was done about a feedback, an evaluation case."""
        what, id = str(given.get("do") or ""), str(given.get("id") or "")
        if what in Handling.__members__:
            return self._try(part, lambda: self._settle(part, id, Handling[what], given))
        if what in ("case", "refuse"):
            return self._try(part, lambda: self._case(part, id, given, what == "refuse"))
        return self.view(part, str(given.get("words") or ""))

    def file(self, kind: str) -> str:
        """A workbook as a link that places.js follows."""
        journal = self._assistant.journal
        write = journal.export if kind == "journal" else journal.export_unanswered
        return written(_FILES.get(kind, _FILES["gaps"]), write)

    def source(self, place: int, number: int) -> str:
        """The panel of a source of the answer at that place of the feedback list."""
        try:
            voted = self._voted()
        except AssistantError as error:
            return notice(str(error))
        cited: list[Citation] = [
            citation
            for one in voted[place : place + 1]
            if one.answer
            for citation in one.answer.citations
        ]
        return self._sources.citation(cited, number)

    def _overview(self, checked: ModelReport | None = None) -> str:
        journal = self._assistant.journal
        figures, model = journal.figures(_DAYS), self._assistant.model
        return overview(journal.size(), figures, journal.days, model, checked)

    def _gaps(self, told: str) -> str:
        journal = self._assistant.journal
        spots: tuple[BlindSpot, ...] = journal.unanswered()[:_MOST_GAPS]
        latest = {one.ids[0]: journal.find(one.ids[0]) for one in spots}
        return gaps(spots, latest, journal.cases([*latest.values()]), told)

    def _voted(self) -> list[Asked]:
        """With their answers, of which the list alone has only the words."""
        journal = self._assistant.journal
        return [journal.find(one.id) for one in journal.feedback()[:_MOST_FEEDBACK]]

    def _settle(self, part: str, id: str, handling: Handling, given: Mapping[str, Any]) -> str:
        self._assistant.journal.settle(id, handling, str(given.get("remark") or ""))
        return self.view(part, told=done(f"已改为“{handling}”。"))

    def _case(self, part: str, id: str, given: Mapping[str, Any], refuse: bool) -> str:
        journal = self._assistant.journal
        asked = journal.find(id)
        evidence, must = ((), ()) if refuse else read_case(self._assistant, asked, given)
        file = journal.make_case(id, evidence, must)
        told = f"已存为评测题：{file}。用 python -m evals answers --questions 这个文件 来评测。"
        return self.view(part, told=done(told))

    def _try(self, part: str, do: Callable[[], str]) -> str:
        try:
            return do()
        except AssistantError as error:
            return self.view(part, told=notice("没有改动。", str(error)))
