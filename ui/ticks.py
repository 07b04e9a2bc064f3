"""Boxes to tick off. ticks.js keeps the ticks in the browser, by list and step."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from html import escape

from ui.unbroken import unbroken


def tick_key(*parts: str) -> str:
    """What a tick is kept under: a step that reads differently, or rests on another edition of a
    document, is another step and not ticked off.
    """
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def tick_box(key: str, text: str) -> str:
    """The box with its step as the label."""
    return (
        f'<label class="dw-tick"><input type="checkbox" data-tick="{escape(key)}">'
        f"<span>{unbroken(text)}</span></label>"
    )


def tick_bar(more: str = "") -> str:
    """How much is done, `more` of ours, and a button that clears the ticks after asking."""
    return (
        '<div class="dw-actions dw-tick-bar"><span class="dw-progress" data-progress="true"'
        f' aria-live="polite"></span>{more}<button type="button" class="dw-button"'
        ' data-clear="true">清除勾选</button></div>'
    )


def tick_list(name: str, content: Iterable[str]) -> str:
    """The content as one list whose ticks are kept under `name`."""
    return f'<div data-ticks="{escape(name)}">{"".join(content)}</div>'
