"""What every place of the page may need: a notice and a button that copies."""

from __future__ import annotations

from html import escape


def notice(problem: str, way_out: str = "") -> str:
    """Something that went wrong and what to do about it."""
    rest = f"<p>{escape(way_out)}</p>" if way_out else ""
    return f'<div class="dw-notice" role="alert"><p><b>{escape(problem)}</b></p>{rest}</div>'


def done(words: str) -> str:
    """Something that was done."""
    return f'<p class="dw-done" role="status">{escape(words)}</p>'


def copy_button(text: str, caption: str) -> str:
    """A button that copies `text`; page.js does the copying."""
    return (
        f'<button type="button" class="dw-button" data-copy="{escape(text)}">'
        f"{escape(caption)}</button>"
    )
