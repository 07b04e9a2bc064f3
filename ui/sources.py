"""The source panel for a citation or a lead, whatever place of the page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import Assistant, AssistantError, Citation, Hit
from ui import source_view
from ui.excerpt import excerpt_span

_EXPIRED = source_view.problem_panel("这一页的内容已经过期。", "请刷新页面，再做一次。")


class Sources:
    """Panels over one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def citation(self, citations: Sequence[Citation], number: int) -> str:
        """The panel of the citation with this number."""
        found = next((citation for citation in citations if citation.id == number), None)
        if found is None:
            return _EXPIRED
        try:
            contents = self._assistant.contents(found.document.id)
            shown = excerpt_span(contents, found.start, found.end, found.passage)
            references = self._assistant.references(found.document.id, *shown)
            return source_view.citation_panel(found, contents, references)
        except AssistantError as error:
            return source_view.problem_panel(str(error))

    def lead(self, leads: Sequence[Hit], index: int) -> str:
        """The panel of a lead, counted from 0."""
        if not 0 <= index < len(leads):
            return _EXPIRED
        try:
            return source_view.lead_panel(
                leads[index], self._assistant.contents(leads[index].document.id)
            )
        except AssistantError as error:
            return source_view.problem_panel(str(error))
