"""The events of the place 原文: the list, the search, a document, two beside each other."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from assistant import Assistant, AssistantError, Document, Level, Scope, Status
from ui.conversation import Turns
from ui.notices import notice
from ui.text_address import asked
from ui.text_body import text_body
from ui.text_compare import comparison_view
from ui.text_head import CitedBy, compare_choices, gone_view, text_about, text_head
from ui.text_hits import hits_view
from ui.text_list import Wanted, list_form, list_view, wanted_of
from ui.text_outline import text_outline

_HITS = 20
_LOG = logging.getLogger(__name__)
_BROKE_OFF = "程序出了意外，没有完成。"
_BROKEN = notice(_BROKE_OFF, "请刷新页面再试；还不行，请告诉管理员。")
_NOTHING = notice("请先写下要找的词或句子。")
_SEARCHING = '<p class="dw-wait" role="status">正在检索……</p>'


class Reading:
    """Texts of one assistant; what a browser looks at belongs to its session."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def library(self, wanted: Wanted | None = None) -> tuple[str, str]:
        """Form and list as the library stands now."""
        looked = wanted or Wanted()
        try:
            documents = self._assistant.documents()
        except AssistantError as error:
            return list_form((), looked), notice(str(error))
        return list_form(documents, looked), list_view(documents, looked)

    def look(self, entries: Mapping[str, Any]) -> tuple[Wanted, str]:
        """The form of the list was changed."""
        wanted = wanted_of(entries)
        return wanted, self.library(wanted)[1]

    def turn(self, wanted: Wanted | None, page: str) -> tuple[Wanted, str]:
        """Another page of the list."""
        at = int(page[:6]) if page.isdecimal() else 1
        looked = replace(wanted or Wanted(), page=at)
        return looked, self.library(looked)[1]

    def search(self, entries: Mapping[str, Any]) -> Iterator[str]:
        """The passages that are nearest to the words of a form."""
        words = str(entries.get("words") or "").strip()[:200]
        if not words:
            yield f'<div class="dw-result">{_NOTHING}</div>'
            return
        yield _SEARCHING
        level, status = str(entries.get("level") or ""), str(entries.get("status") or "")
        scope = Scope(
            levels=(Level(level),) if level in set(Level) else (),
            statuses=(Status(status),) if status in set(Status) else (),
        )
        try:
            found = self._assistant.search(words, _HITS, scope)
            yield hits_view(words, found.hits, found.query_used)
        except AssistantError as error:
            yield f'<div class="dw-result">{notice(str(error))}</div>'
        except Exception:
            _LOG.exception("the search broke off")
            yield f'<div class="dw-result">{_BROKEN}</div>'

    def open(self, address: str) -> tuple[str, str]:
        """Head and text of the document at an address."""
        document = asked(address).document
        shown = f"doc-{document}" if document else address
        try:
            if not self._holds(document):
                return "", gone_view(shown)
            opened = self._assistant.texts.open(document)
            outline, body = text_outline(opened.contents), text_body(opened)
            kind = "dw-read" if outline else "dw-read dw-no-outline"
            text = f'<div class="{kind}" data-shown="{shown}">{outline}{body}</div>'
            return text_head(opened), text
        except AssistantError as error:
            return "", gone_view(shown, str(error))
        except Exception:
            _LOG.exception("a document was not opened")
            return "", gone_view(shown, _BROKE_OFF)

    def about(self, address: str, turns: Turns, words: str | None = None) -> str:
        """What other documents and this conversation say about the document at an address.

        `words`: a part of the titles with which it is to be compared. Empty where it is not held.
        """
        texts, id = self._assistant.texts, asked(address).document
        try:
            versions, referring = texts.versions(id), texts.referring(id)
            own = next(one for one in versions if one.id == id)
            choices = "" if words is None else self._choices(own, words)
            return text_about(own, versions, referring, _cited(turns, id), choices)
        except AssistantError:
            return ""  # what is shown instead of the text says so
        except Exception:
            _LOG.exception("what refers to a document was not found")
            return ""

    def compare(self, address: str) -> str:
        """The two documents of an address, clause by clause."""
        wanted = asked(address)
        try:
            # Ids alone: the verb would read files by their paths.
            if not (self._holds(wanted.document) and self._holds(wanted.newer)):
                return gone_view(address)
            return comparison_view(self._assistant.compare(wanted.document, wanted.newer), address)
        except AssistantError as error:
            return gone_view(address, str(error))
        except Exception:
            _LOG.exception("two documents were not compared")
            return gone_view(address, _BROKE_OFF)

    def _holds(self, document_id: str) -> bool:
        return any(one.id == document_id for one in self._assistant.documents())

    def _choices(self, own: Document, words: str) -> str:
        words = words.strip()[:100]
        found = [
            one
            for one in self._assistant.documents()
            if one.id != own.id and words and (words in one.title or one.id == words)
        ]
        return compare_choices(own, words, found)


def _cited(turns: Turns, document_id: str) -> list[CitedBy]:
    """The questions of a conversation whose answers cite the document."""
    found = [
        CitedBy(
            turn.question, tuple(one for one in turn.citations if one.document.id == document_id)
        )
        for turn in turns
    ]
    return [one for one in found if one.citations]
