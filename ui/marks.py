"""Citation marks and the list of sources: the same wherever checked sentences are shown.

page.js opens the source panel; clicks.js tells the server which citation it is to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from assistant import Citation, Hit
from ui.badges import digest_tag, place, status_badge
from ui.folding import folded_list
from ui.text_address import text_link
from ui.unbroken import unbroken

_LEAD_CHARACTERS = 120
_MOST_SOURCES = 6  # on show; more are folded
# The mark of a Markdown heading says nothing to the reader.
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)


def marks(numbers: Iterable[int], citations: Sequence[Citation], turn: int = 0) -> str:
    """`[1][2]` as buttons; numbers without a citation are left out. `turn`: whose citations."""
    labels = {citation.id: citation.label for citation in citations}
    return "".join(
        f'<button type="button" class="dw-mark" data-turn="{turn}" data-cite="{number}"'
        f' title="{escape(labels[number])}" aria-label="出处 {number}：{escape(labels[number])}">'
        f"[{number}]</button>"
        for number in numbers
        if number in labels
    )


def source_list(
    citations: Sequence[Citation], turn: int = 0, in_texts: frozenset[str] = frozenset()
) -> str:
    """出处: each source with its number and status.

    `in_texts`: the ids of documents that are opened at the sentence in 原文, not in the panel.
    """
    rows = [_reference(one, turn, one.document.id in in_texts) for one in citations]
    name = "".join(citation.passage.id for citation in citations)
    return f"<h3>出处</h3>{folded_list('ol', rows, _MOST_SOURCES, '处', name)}"


def lead_list(leads: Sequence[Hit], turn: int = 0) -> str:
    """未经确认的线索: the nearest passages, none of them an answer; empty where there are none."""
    if not leads:
        return ""
    rows = "".join(_lead(hit, turn, index) for index, hit in enumerate(leads))
    return (
        '<h3>未经确认的线索</h3><p class="dw-remark">下面是最接近的原文，不能当作答复使用。</p>'
        f'<ul class="dw-leads">{rows}</ul>'
    )


def pasteable(citation: Citation) -> str:
    """A citation for pasting: its label and the quoted words."""
    return f"{citation.label}：“{citation.quote}”"


def pasteable_sources(citations: Sequence[Citation]) -> list[str]:
    """The sources for pasting beneath a text, a line each."""
    return ["【出处】", *(f"[{citation.id}] {pasteable(citation)}" for citation in citations)]


def _reference(citation: Citation, turn: int, in_texts: bool) -> str:
    document = citation.document
    said = f'<span class="dw-number">[{citation.id}]</span> {unbroken(citation.label)}'
    shown = (
        f'<a class="dw-reference" href="{text_link(document.id, citation.start, citation.end)}"'
        f' title="在原文中打开">{said}</a>'
        if in_texts
        else f'<button type="button" class="dw-reference" data-turn="{turn}"'
        f' data-cite="{citation.id}">{said}</button>'
    )
    return f"<li>{shown}{status_badge(document.status)}{digest_tag(document)}</li>"


def _lead(hit: Hit, turn: int, index: int) -> str:
    text = _HEADING.sub("", hit.passage.text.strip())
    short = text[:_LEAD_CHARACTERS] + ("……" if len(text) > _LEAD_CHARACTERS else "")
    return (
        f'<li><button type="button" class="dw-reference" data-turn="{turn}" data-lead="{index}">'
        f"《{escape(hit.document.title)}》{unbroken(place(hit.passage.locator))}</button>"
        f"{status_badge(hit.document.status)}{digest_tag(hit.document)}<p>{unbroken(short)}</p></li>"
    )
