"""A row of a list of documents with its buttons, and what a document is, in a line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant import Document
from ui.badges import chinese_date


def row(title: str, badges: str, rest: str, buttons: str) -> str:
    """A row: the title with its marks, what is to say, and the buttons beside or below it.

    All but the title are HTML.
    """
    return (
        f'<li class="dw-row"><div class="dw-row-head"><bdi>{escape(title)}</bdi>{badges}</div>'
        f'<div class="dw-row-rest">{rest}</div><div class="dw-row-acts">{buttons}</div></li>'
    )


def button(act: str, document: Document, words: str, ask: str = "") -> str:
    """A button for one document; `ask`: what is asked before it is done."""
    confirm = f' data-confirm="{escape(ask.format(title=document.title))}"' if ask else ""
    return (
        f'<button type="button" class="dw-button" data-act="{act}"'
        f' data-name="{escape(document.id)}"{confirm}'
        f' aria-label="{words}：{escape(document.title)}">{words}</button>'
    )


def about(document: Document, besides: Sequence[str] = ()) -> str:
    """Number, issuer, day, level and file of a document, as HTML."""
    day = chinese_date(document.date) if document.date else "日期未标明"
    level = str(document.level) if document.level else ""
    parts = (document.number, document.issuer, day, level, document.source_name, *besides)
    return "　".join(f"<span>{escape(part)}</span>" for part in parts if part)
