"""An item as HTML: what is asked, and apart from it the key with explanation and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from assistant import GAP, Citation, Item, ItemKind
from ui.badges import digest_tag, status_badge
from ui.marks import marks
from ui.unbroken import unbroken

LETTERS = "ABCDEFGHIJ"
_BLANK = "＿＿＿＿＿"


def numbered_citations(items: Iterable[Item]) -> tuple[Citation, ...]:
    """The citations of items, numbered as the items are, from 1."""
    return tuple(replace(one.citation, id=number) for number, one in enumerate(items, start=1))


def stem(item: Item) -> str:
    """The stem as it is read on the screen, not escaped."""
    return item.stem.replace(GAP, _BLANK) if item.kind is ItemKind.BLANK else item.stem


def question(item: Item, number: int) -> str:
    """What is asked, with the options."""
    return f"{stem_line(item, number)}{options(item)}"


def stem_line(item: Item, number: int) -> str:
    """The number and the stem."""
    return f'<p class="dw-stem"><span class="dw-number">{number}．</span>{unbroken(stem(item))}</p>'


def options(item: Item) -> str:
    """The options with their letters; empty where there are none."""
    rows = "".join(
        f"<li>{letter}．{unbroken(one.text)}</li>"
        for letter, one in zip(LETTERS, item.options, strict=False)
    )
    return f'<ul class="dw-options">{rows}</ul>' if rows else ""


def key(item: Item, number: int, quoted: bool = False) -> str:
    """The key, the explanation, the source that opens; with `quoted` the words of the source."""
    cited = replace(item.citation, id=number)
    words = f'<blockquote class="dw-quote">{unbroken(cited.quote)}</blockquote>' if quoted else ""
    said = f"<div><dt>解析</dt><dd>{unbroken(item.explanation)}</dd></div>"
    return (
        '<dl class="dw-facts dw-answer-key">'
        f"<div><dt>答案</dt><dd><b>{escape(item.key_text)}</b></dd></div>"
        f"{said if item.explanation else ''}<div><dt>出处</dt><dd>{words}{unbroken(cited.label)}"
        f"{status_badge(cited.document.status)}{digest_tag(cited.document)}"
        f"{marks((number,), (cited,))}</dd></div></dl>"
    )
