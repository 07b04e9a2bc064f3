"""Clauses that a paragraph names, to be opened beneath it. Pure functions.

page.js opens and closes them; nothing is asked of the server for that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from assistant import CrossReference, ReferencedClause
from ui.badges import digest_tag, status_badge
from ui.text_address import text_link
from ui.unbroken import unbroken

# The mark of a Markdown heading says nothing to the reader.
_HEADING = re.compile(r"^#{1,6}\s+")


def linked_paragraph(
    line: str,
    position: int,
    mark: tuple[int, int],
    references: Sequence[CrossReference],
    place: str = "",
    attributes: str = "",
) -> str:
    """A line of a text that begins at `position`, with the span `mark` of it marked.

    Behind it, closed, stand the clauses that it names. `place` keeps ids apart where a page shows
    one text twice; `attributes` are those of the paragraph, ready for HTML.
    """
    inside = [one for one in references if position <= one.start < one.end <= position + len(line)]
    left, right = max(mark[0], 0), min(mark[1], len(line))
    spans = [(0, left), (left, right), (right, len(line))] if left < right else [(0, len(line))]
    parts, opened = [], []
    for first, last in spans:
        held = [
            one for one in inside if position + first <= one.start and one.end <= position + last
        ]
        words = _linked(line, position, (first, last), held, place)
        parts.append(f"<mark>{words}</mark>" if (first, last) == (left, right) else words)
        opened += held
    shown = "".join(_clauses(one, place) for one in opened)
    return f"<p{attributes}>{''.join(parts)}</p>{shown}"


def _linked(
    line: str,
    position: int,
    span: tuple[int, int],
    references: Sequence[CrossReference],
    place: str,
) -> str:
    parts, at = [], span[0]
    for one in references:
        parts += [unbroken(line[at : one.start - position]), _link(one, place)]
        at = one.end - position
    return "".join([*parts, unbroken(line[at : span[1]])])


def _link(reference: CrossReference, place: str) -> str:
    name = _id(reference, place)
    # No button: its words could not be selected and copied together with their sentence.
    return (
        f'<span class="dw-clause-link" role="button" tabindex="0" aria-expanded="false"'
        f' data-clause="{name}" aria-controls="{name}"'
        f' title="打开这一条款">{unbroken(reference.text)}</span>'
    )


def _clauses(reference: CrossReference, place: str) -> str:
    shown = "".join(_clause(one) for one in reference.clauses)
    return (
        f'<div class="dw-clause" id="{_id(reference, place)}" role="region"'
        f' aria-label="{escape(reference.text)}" hidden>'
        f'<p class="dw-remark">“{escape(reference.text)}”指</p>{shown}</div>'
    )


def _clause(clause: ReferencedClause) -> str:
    lines = [_HEADING.sub("", line.strip()) for line in clause.text.split("\n")]
    note = f'<p class="dw-remark">{escape(clause.note)}</p>' if clause.note else ""
    return (
        f'<p class="dw-clause-label">{unbroken(clause.label)}'
        f"{status_badge(clause.document.status)}{digest_tag(clause.document)}</p>{note}"
        + "".join(f"<p>{unbroken(line)}</p>" for line in lines if line)
        + f'<a href="{text_link(clause.document.id, clause.start)}">在原文中查看</a>'
    )


def _id(reference: CrossReference, place: str) -> str:
    return f"dw-clause{place}-{reference.start}"
