"""The events of papers on the page: entries in, a paper out; its versions, files and sources."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant import Assistant, AssistantError, Blueprint, Paper, PaperSet
from ui.file_link import file_link
from ui.item_view import numbered_citations
from ui.notices import done, notice
from ui.paper_entries import read_paper
from ui.paper_form import paper_form
from ui.paper_view import FILES, paper_view
from ui.rewording import wants_rewording
from ui.sources import Sources

GENERAL = "通用"  # the layout of files that have but one
WAITING = '<p class="dw-wait">正在出题……</p>'
WORDING = '<p class="dw-wait">正在出题，再请语言模型改写题干，可能要几分钟……</p>'
_BROKEN = notice("程序出了意外，没有出成题。", "填写的内容没有丢，可以再试一次。")
_GONE = notice("这一页的试卷已经过期。", "请重新出一次卷，设置不变，出的卷也不变。")
_KINDS = {name for _, files in FILES for name, _ in files}
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A paper on show. `shown`: which of its versions, counted from 0."""

    papers: PaperSet
    shown: int = 0

    @property
    def paper(self) -> Paper | None:
        """The version that is shown; none where no item could be made."""
        return self.papers.papers[self.shown] if self.papers.papers else None

    def view(self) -> str:
        """As HTML."""
        return paper_view(self.papers, self.shown)


Shown = tuple[Made | None, str, str]


class Making:
    """The papers of one page; a paper belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def form(self) -> str:
        """The form with the documents that there are."""
        return paper_form(self._assistant.documents(), model=self._assistant.model)

    def make(self, given: Mapping[str, Any]) -> Iterator[Shown]:
        """The paper, the form and the view: first that it is being made, then what it is."""
        blueprint, entries = read_paper(given)
        reword = wants_rewording(self._assistant.model, given)
        form = paper_form(self._assistant.documents(), entries, self._assistant.model)
        waiting = WORDING if reword else WAITING
        yield None, form, waiting if blueprint else ""
        if blueprint:
            made, view = self._made(blueprint, reword)
            yield made, form, view

    def version(self, made: Made | None, place: str) -> tuple[Made | None, str]:
        """Another version of the paper; `place`: counted from 0."""
        if made is None or not place.isdecimal() or int(place) >= len(made.papers.papers):
            return made, _GONE if made is None else made.view()
        made = replace(made, shown=int(place))
        return made, made.view()

    def keep(self, made: Made | None) -> str:
        """Put items and versions into the bank; what was done."""
        if made is None or made.paper is None:
            return _GONE
        try:
            self._assistant.papers.keep(made.papers)
        except AssistantError as error:
            return notice("没有存入题库。", str(error))
        return done(f"已把 {made.papers.made} 题存入题库，可以到“题库”审核。")

    def file(self, made: Made | None, kind: str) -> str:
        """A link that places.js follows at once, or why there is no file.

        `kind`: a name in FILES; docx and md are the paper, key.docx and key.md its keys.
        """
        if made is None or made.paper is None or kind not in _KINDS:
            return _GONE
        name, _, layout = kind.partition(":")
        keys, suffix = name.startswith("key."), name.removeprefix("key.")
        title = made.paper.title + ("_答案" if keys else "") + (f"_{layout}" if layout else "")
        try:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / f"paper.{suffix}"
                files = self._assistant.papers.save(made.papers, target, layout=layout or GENERAL)
                content = files[1 if keys else 0].read_bytes()
        except (AssistantError, OSError) as error:
            return notice("没有写成文件。", str(error))
        return file_link(f"{title}.{suffix}", content)

    def source(self, made: Made | None, number: int) -> str:
        """The panel of the source of an item, by the item's number."""
        items = made.paper.items if made and made.paper else ()
        return self._sources.citation(numbered_citations(items), number)

    def _made(self, blueprint: Blueprint, reword: bool) -> tuple[Made | None, str]:
        try:
            made = Made(self._assistant.papers.make(blueprint, reword))
        except AssistantError as error:
            return None, notice("没有出成题。", str(error))
        except Exception:
            # Whatever it is, the page must not seem to wait; the console has the details.
            _LOG.exception("making a paper broke off")
            return None, _BROKEN
        return made, made.view()
