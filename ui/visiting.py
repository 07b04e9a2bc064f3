"""The events of a visit pack on the page: a profile in, a pack out; files.

Nothing of a profile goes into a log: of what was not foreseen only the kind is told there.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from assistant import (
    Assistant,
    AssistantError,
    Profile,
    ProfileImpossible,
    ProfileUnreadable,
    Report,
    RowFault,
    VisitPack,
    check_outcomes,
    profile_template,
    visit_report,
)
from ui.file_link import file_link
from ui.notices import notice
from ui.rewording import wants_rewording
from ui.sent_files import SentFile, named, on_disk, sent_file
from ui.sources import Sources
from ui.visit_entries import KEEP, Filled, Written, entries_of, read_entries
from ui.visit_fill import visit_fill
from ui.visit_form import visit_form
from ui.visit_result import visit_result

_BROKEN = notice("程序出了意外，没有做成资料包。", "填写的内容没有丢，可以再试一次。")
_GONE = notice("这一页的资料包已经过期。", "请重新生成，再下载。")
_TEMPLATE = "企业情况样表.toml"
WORDING = '<p class="dw-wait">正在请语言模型改写政策要点，可能要几分钟……</p>'
_FRESH = Written()
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A pack on show, as it is printed."""

    pack: VisitPack
    report: Report


Shown = tuple[Made | None, str, str]


class Visiting:
    """The packs of one page; a pack belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def form(self, written: Written = _FRESH) -> str:
        """The form with what was written in it."""
        return visit_form(written, self._assistant.model)

    def rewords(self, given: Mapping[str, Any]) -> bool:
        """Whether a model will be asked for other words, which takes its time."""
        return wants_rewording(self._assistant.model, given)

    def make(self, given: Mapping[str, Any]) -> Shown:
        """The pack, the form and the result; entries that cannot be leave no result."""
        filled, written = read_entries(given)
        if filled is None:
            return None, self.form(written), ""
        try:
            keep = bool(written.values.get(KEEP))
            made = self._made(filled, keep, self.rewords(given))
        except ProfileImpossible as error:
            faults = {error.fact or "name": str(error)}
            return None, self.form(Written(written.values, faults)), ""
        except AssistantError as error:
            return None, self.form(written), notice(str(error))
        except Exception as error:  # the page must not seem to wait
            _LOG.error("the visit pack broke off: %s", type(error).__name__)
            return None, self.form(written), _BROKEN
        result = visit_result(made.pack, made.report, keep)
        return made, self.form(written), result

    def fill(self) -> str:
        """The head of the place with the enterprises that can be chosen."""
        try:
            return visit_fill([one.profile.name for one in self._assistant.visits.all()])
        except AssistantError as error:
            return visit_fill(()) + notice(str(error))

    def filled(self, given: Mapping[str, Any]) -> tuple[str | None, str]:
        """The form, filled from what is kept or from a file, and what is to be said of it.

        Where there is nothing to fill it from, it stays as it is: None. The file is gone
        afterwards.
        """
        try:
            if given.get("act") == "load":
                profile = self._read(sent_file(given.get("file"), (".toml", ".xlsx")))
            elif given.get("name"):
                profile = self._assistant.visits.find(str(given["name"])).profile
            else:
                return None, notice("还没有选企业。", "请在“已存的企业”里选一家。")
        except AssistantError as error:
            return None, notice(str(error), "没有填入，下面的内容没有变。")
        told = f"已填入“{profile.name}”，请核对以后生成资料包。"
        said = f'<p class="dw-told" role="status">{escape(told)}</p>'
        return self.form(entries_of(profile)), said

    def file(self, made: Made | None, kind: str) -> str:
        """A link that visits.js follows at once, or why there is no file."""
        if kind == "toml":
            return file_link(_TEMPLATE, profile_template().encode("utf-8"))
        if made is None:
            return _GONE
        try:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / f"pack.{kind}"
                self._assistant.save(made.report, target)
                return file_link(f"{made.report.title}{target.suffix}", target.read_bytes())
        except (AssistantError, OSError) as error:
            return notice("没有写成文件。", str(error))

    def source(self, made: Made | None, citation: int) -> str:
        """The panel of a citation of the pack."""
        return self._sources.citation(made.pack.citations if made else (), citation)

    def _made(self, filled: Filled, keep: bool, reword: bool) -> Made:
        profile = self._assistant.visits.prepared(filled.profile, filled.on)
        pack = self._assistant.visit(profile, filled.on, reword)
        if keep:
            self._assistant.visits.keep(profile, check_outcomes(pack))
        return Made(pack, visit_report(pack, date.today()))

    def _read(self, file: SentFile) -> Profile:
        with on_disk(file) as path:
            try:
                if file.suffix == ".toml":
                    return self._assistant.profile(path)
                rows = self._assistant.visit_batches.rows(path)
            except AssistantError as error:
                raise ProfileUnreadable(named(error, path, file)) from None
        if len(rows) != 1:
            several = f"“{file.name}”里有 {len(rows)} 家企业，请到“多家企业”里一起生成。"
            raise ProfileUnreadable(several if rows else f"“{file.name}”里没有填写企业。")
        if isinstance(rows[0], RowFault):
            raise ProfileUnreadable(f"“{file.name}”第 {rows[0].number} 行：{rows[0].reason}")
        return rows[0].profile
