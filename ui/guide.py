"""The events of the setup guide on the page: entries in, result out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from assistant import Assistant, AssistantError, Enterprise, SetupGuide
from ui.guide_facts import read_enterprise
from ui.guide_form import guide_form
from ui.guide_result import guide_result
from ui.notices import notice
from ui.sources import Sources

WAITING = '<p class="dw-wait">正在对照条款……</p>'
_BROKEN = notice("程序出了意外，没有得出结果。", "填写的内容没有丢，可以再试一次。")
_LOG = logging.getLogger(__name__)

Shown = tuple[SetupGuide | None, str, str]


class Guiding:
    """The guide of one page; the result belongs to the browser's session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)

    def guide(self, given: Mapping[str, Any]) -> Iterator[Shown]:
        """The guide, the form and the result: first that it is being looked up, then what it is.

        Entries that cannot be leave no result; the form names them beside their fields.
        """
        enterprise, entries = read_enterprise(given)
        form = guide_form(entries)
        yield None, form, WAITING if enterprise else ""
        if enterprise:
            guide, result = self._result(enterprise)
            yield guide, form, result

    def source(self, guide: SetupGuide | None, citation: int) -> str:
        """The panel of a citation of the result."""
        return self._sources.citation(guide.citations if guide else (), citation)

    def _result(self, enterprise: Enterprise) -> tuple[SetupGuide | None, str]:
        try:
            guide = self._assistant.guide(enterprise)
        except AssistantError as error:
            return None, notice(str(error))
        except Exception:
            # Whatever it is, the page must not seem to wait; the console has the details.
            _LOG.exception("the guide broke off")
            return None, _BROKEN
        return guide, guide_result(guide)
