"""Fields of a form as HTML: a line, a number, a choice, a box. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape


def line(
    key: str,
    name: str,
    label: str,
    value: str,
    problem: str = "",
    hint: str = "",
    number: bool = False,
) -> str:
    """A line to write in, with its label, a hint and what is wrong; `key` begins its ids."""
    about = [f"{key}-hint"] * bool(hint) + [f"{key}-problem"] * bool(problem)
    said = f' aria-describedby="{" ".join(about)}"' if about else ""
    wrong = ' aria-invalid="true"' if problem else ""
    numeric = ' inputmode="numeric"' if number else ""
    return (
        f'<div class="dw-field"><label for="{key}">{escape(label)}</label>'
        f'<input type="text" id="{key}" name="{escape(name)}" value="{escape(value)}"'
        f' maxlength="100"{numeric}{said}{wrong}>{_told(key, problem, hint)}</div>'
    )


def area(key: str, name: str, label: str, value: str, rows: int = 2, hint: str = "") -> str:
    """Several lines to write in."""
    said = f' aria-describedby="{key}-hint"' if hint else ""
    return (
        f'<div class="dw-field"><label for="{key}">{escape(label)}</label>'
        f'<textarea id="{key}" name="{escape(name)}" rows="{rows}" maxlength="2000"{said}>'
        f"\n{escape(value)}</textarea>{_told(key, '', hint)}</div>"
    )


def choice(
    key: str, name: str, label: str, options: Sequence[tuple[str, str]], chosen: str, hint: str = ""
) -> str:
    """One of several; `options`: values and the words for them."""
    said = f' aria-describedby="{key}-hint"' if hint else ""
    shown = "".join(
        f'<option value="{escape(value)}"{" selected" * (value == chosen)}>{escape(words)}</option>'
        for value, words in options
    )
    return (
        f'<div class="dw-field"><label for="{key}">{escape(label)}</label>'
        f'<select id="{key}" name="{escape(name)}"{said}>{shown}</select>'
        f"{_told(key, '', hint)}</div>"
    )


def box(name: str, words: str, written: Mapping[str, str]) -> str:
    """A box to tick; ticked where `written` holds its name."""
    ticked = " checked" if name in written else ""
    return (
        f'<label class="dw-box"><input type="checkbox" name="{escape(name)}" value="on"{ticked}>'
        f"<span>{escape(words)}</span></label>"
    )


def _told(key: str, problem: str, hint: str) -> str:
    told = f'<p class="dw-hint" id="{key}-hint">{escape(hint)}</p>' if hint else ""
    if problem:
        told += f'<p class="dw-problem" id="{key}-problem" role="alert">{escape(problem)}</p>'
    return told
