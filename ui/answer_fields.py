"""The places for an answer, by the kind of item, and what was written in them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from assistant import RIGHT, WRONG, Item, ItemKind
from ui.item_view import LETTERS
from ui.unbroken import unbroken

LONGEST_ANSWER = 2_000


def answer_fields(item: Item, number: int, given: str = "", closed: bool = False) -> str:
    """Where the answer goes, with what was given; `closed`: it can no longer be changed.

    Names of fields begin with q and the number of the question.
    """
    off = " disabled" if closed else ""
    match item.kind:
        case ItemKind.SINGLE | ItemKind.MULTIPLE:
            several = item.kind is ItemKind.MULTIPLE
            rows = "".join(
                _choice(
                    "checkbox" if several else "radio",
                    f"q{number}.{letter}" if several else f"q{number}",
                    letter,
                    f"{letter}．{one.text}",
                    (" checked" if letter in given else "") + off,
                )
                for letter, one in zip(LETTERS, item.options, strict=False)
            )
        case ItemKind.JUDGE:
            rows = "".join(
                _choice(
                    "radio", f"q{number}", word, word, (" checked" if given == word else "") + off
                )
                for word in (RIGHT, WRONG)
            )
        case ItemKind.BLANK:
            rows = _blanks(item, number, given, off)
        case _:
            rows = (
                f'<textarea name="q{number}" rows="4" maxlength="{LONGEST_ANSWER}"'
                f' aria-label="第 {number} 题的答案"{off}>\n{escape(given)}</textarea>'
            )
    return f'<div class="dw-given" role="group" aria-label="第 {number} 题作答">{rows}</div>'


def given_answer(item: Item, number: int, entries: Mapping[str, Any]) -> str:
    """The answer to a question as grading reads it; empty where there is none."""
    match item.kind:
        case ItemKind.MULTIPLE:
            return "".join(one for one in LETTERS if f"q{number}.{one}" in entries)
        case ItemKind.BLANK if len(item.key) > 1:
            parts = [_written(entries, f"q{number}.{gap}") for gap in range(len(item.key))]
            return "；".join(parts) if any(parts) else ""
        case ItemKind.BLANK:
            return _written(entries, f"q{number}.0")
    return _written(entries, f"q{number}")


def _written(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()[:LONGEST_ANSWER]


def _choice(sort: str, name: str, value: str, words: str, state: str) -> str:
    return (
        f'<label class="dw-option"><input type="{sort}" name="{name}" value="{value}"{state}>'
        f"<span>{unbroken(words)}</span></label>"
    )


def _blanks(item: Item, number: int, given: str, off: str) -> str:
    many = len(item.key) > 1
    parts = given.split("；") if many else [given]
    return "".join(
        f'<label class="dw-gap"><span>第 {gap + 1} 空</span>'
        f'<input type="text" name="q{number}.{gap}" maxlength="100"'
        f' value="{escape(parts[gap] if gap < len(parts) else "")}"{off}></label>'
        for gap in range(len(item.key))
    )
