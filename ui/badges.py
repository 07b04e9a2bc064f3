"""Small marks of a document: its status, its date, its name as a citation shows it."""

from __future__ import annotations

from datetime import date
from html import escape

from assistant import Document, Kind, Status, spoken_locator

# The class picks the colours in page.css; the words alone carry the meaning.
_STATUS_CLASS = {
    Status.IN_FORCE: "in-force",
    Status.TRIAL: "trial",
    Status.REVISED: "revised",
    Status.REPEALED: "repealed",
    Status.NOT_YET: "not-yet",
    Status.UNKNOWN: "unknown",
}

_OUR_DIGEST = "本项目编写的要点摘编，不是文件原文"
_OTHER_DIGEST = "解读材料，不是文件原文"
_OUR_ISSUER = "党务助手项目组"


def status_badge(status: Status) -> str:
    """The status as a coloured word."""
    return f'<span class="dw-badge dw-{_STATUS_CLASS[status]}">{escape(status)}</span>'


def status_word(status: str) -> str:
    """A status that came as free text; a known word gets its colours."""
    if status in list(Status):
        return status_badge(Status(status))
    return f'<span class="dw-badge dw-unknown">{escape(status)}</span>'


def digest_tag(document: Document) -> str:
    """A word that a digest is one; empty for every other kind."""
    return '<span class="dw-badge dw-digest">要点摘编</span>' if is_digest(document) else ""


def digest_note(document: Document) -> str:
    """The sentence that says a digest is no original."""
    ours = bool(document.sources) or document.issuer == _OUR_ISSUER
    return _OUR_DIGEST if ours else _OTHER_DIGEST


def is_digest(document: Document) -> bool:
    """Whether the document restates others."""
    return document.kind is Kind.DIGEST


def chinese_date(day: date) -> str:
    """2018年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def place(locator: str) -> str:
    """A locator as citations write it."""
    return spoken_locator(locator)
