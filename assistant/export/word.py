"""A report as a Word document that looks like an official letter (公文).

The package is python-docx's; the body is written as text and parsed once, because a table built
cell by cell takes a hundred times as long, which a batch of packs cannot afford.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.export.plain_text import printed_on
from assistant.export.title_lines import title_lines
from assistant.export.word_blanks import blank_lines, signature_lines
from assistant.export.word_document import document_bytes
from assistant.export.word_tables import table, ticks
from assistant.export.word_text import LINE_BREAK, heading, marks, page_break, paragraph, run
from assistant.report import (
    Element,
    FillIn,
    Heading,
    PageBreak,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    SourceLine,
    Table,
    Tick,
)

_SECTION = re.compile("[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")


def word_bytes(report: Report) -> bytes:
    """The report as the bytes of a .docx file."""
    parts = [*_top(report), *_body(report.body), *_sources(report.sources)]
    return document_bytes(report.title, report.printed, "".join(parts))


def _top(report: Report) -> Iterator[str]:
    lines = map(run, title_lines(report.title))
    yield paragraph(LINE_BREAK.join(lines), "Title")
    yield paragraph(run(printed_on(report.printed)), "Subtitle")
    if report.notice:
        yield paragraph(run(report.notice), "Notice")


def _body(elements: Sequence[Element]) -> Iterator[str]:
    """The elements in order; what is ticked off shares one table with the bands within it."""
    waiting: list[Heading | Paragraph | Tick] = []
    for place, element in enumerate(elements):
        if isinstance(element, Heading | Paragraph | Tick) and _in_ticks(elements, place):
            waiting.append(element)
            continue
        if waiting:
            yield ticks(waiting)
            waiting = []
        yield _one(element)
    if waiting:
        yield ticks(waiting)


def _in_ticks(elements: Sequence[Element], place: int) -> bool:
    """Whether the element is to tick off, or leads up to what is, below a heading of sections."""
    for element in elements[place:]:
        if isinstance(element, Tick):
            return True
        if not isinstance(element, Heading | Paragraph) or _is_section(element):
            return False
    return False


def _is_section(element: Element) -> bool:
    """A heading with the number of a section, which stands above a table, not in it."""
    return isinstance(element, Heading) and bool(_SECTION.match(element.text))


def _one(element: Element) -> str:
    match element:
        case Heading():
            return heading(element.text, element.level)
        case Paragraph():
            return paragraph(run(element.text) + marks(element.marks))
        case Remarks():
            return "".join(
                paragraph(run(f"· {one.text}") + marks(one.marks), "Remark")
                for one in element.items
            )
        case Table():
            return table(element)
        case FillIn():
            return blank_lines(element)
        case Signatures():
            return signature_lines(element)
        case PageBreak():
            return page_break()
        case Tick():
            return ticks([element])


def _sources(sources: Sequence[SourceLine]) -> Iterator[str]:
    """The list of sources with labels to paste, status and the words that are cited."""
    if sources:
        yield heading("出处", 1)
    for source in sources:
        shown = "" if source.status in source.label else f"　{source.status}"
        yield paragraph(run(f"[{source.number}] {source.label}{shown}"), "Source")
        yield paragraph(run(f"“{source.quote}”"), "Quoted")
