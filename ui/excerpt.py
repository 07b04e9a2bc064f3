"""A span of a document marked within its own article, with the neighbouring paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant import CrossReference, ParsedDocument, Passage
from ui.clause_links import linked_paragraph
from ui.unbroken import unbroken

# Text of a long article that is kept on each side of the marked span, in characters.
_AROUND = 700
# The mark of a Markdown heading says nothing to the reader.
_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Headings above the span, and the marked text as HTML."""

    headings: tuple[str, ...]
    html: str


def excerpt_span(
    contents: ParsedDocument, start: int, end: int, passage: Passage
) -> tuple[int, int]:
    """What an excerpt shows of the stored text, besides its neighbours."""
    text = contents.text
    left, right = _own_article(contents, start, end, passage)
    first = max(left, _line_start(text, max(start - _AROUND, 0)))
    return first, min(right, _line_end(text, min(end + _AROUND, len(text))))


def excerpt(
    contents: ParsedDocument,
    start: int,
    end: int,
    passage: Passage,
    references: Sequence[CrossReference] = (),
) -> Excerpt:
    """The span `start:end` of the stored text, marked; neighbours are set apart.

    The clauses that `references` name can be opened beneath their paragraphs.
    """
    text = contents.text
    left, right = _own_article(contents, start, end, passage)
    first, last = excerpt_span(contents, start, end, passage)
    before = _previous_line(text, first)
    after = _next_line(text, last)
    parts = [
        _neighbour("" if before in passage.headings else before, cut=first > left),
        _marked(text, (first, last), (start, end), references),
        _neighbour(after, cut=last < right),
    ]
    return Excerpt(passage.headings, "".join(parts))


def _own_article(
    contents: ParsedDocument, start: int, end: int, passage: Passage
) -> tuple[int, int]:
    """The article around the span; where a document has none, the passage."""
    around = [s for s in contents.sections if s.start <= start and end <= s.end]
    articles = [section for section in around if section.rank == "条"]
    if articles:
        return articles[-1].start, articles[-1].end
    left = _line_start(contents.text, min(passage.start, start))
    return left, _line_end(contents.text, max(passage.end, end))


def _marked(
    text: str,
    shown: tuple[int, int],
    mark: tuple[int, int],
    references: Sequence[CrossReference],
) -> str:
    paragraphs: list[str] = []
    position = shown[0]
    for line in text[slice(*shown)].split("\n"):
        if line.strip():
            marked = (mark[0] - position, mark[1] - position)
            paragraphs.append(_paragraph(line, position, marked, references))
        position += len(line) + 1
    return "".join(paragraphs)


def _paragraph(
    line: str, position: int, mark: tuple[int, int], references: Sequence[CrossReference]
) -> str:
    heading = _HEADING.match(line)
    if heading and (mark[0] >= len(line) or mark[1] <= 0):
        return f'<p class="dw-heading">{escape(line[heading.end() :])}</p>'
    return linked_paragraph(line, position, mark, references)


def _neighbour(line: str, cut: bool) -> str:
    if cut:
        return '<p class="dw-near">……</p>'
    line = _HEADING.sub("", line)
    return f'<p class="dw-near">{unbroken(line)}</p>' if line else ""


def _previous_line(text: str, position: int) -> str:
    return text[:position].rstrip().rpartition("\n")[2].strip()


def _next_line(text: str, position: int) -> str:
    return text[position:].lstrip().partition("\n")[0].strip()


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return found if found >= 0 else len(text)
