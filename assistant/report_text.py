"""A report as lines of plain text, for a terminal or a plain text area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

_BLANK = "＿" * 12


def report_lines(report: Report) -> Iterator[str]:
    """Title, body and sources; every text on a line of its own."""
    yield report.title
    if report.notice:
        yield report.notice
    for element in report.body:
        yield from _element(element)
    if report.sources:
        yield from ("", "出处")
    for source in report.sources:
        yield from _source(source)


def _element(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield from ("", f"【{_line(element.text)}】")
        case Paragraph():
            yield _line(element.text) + _marks(element.marks)
        case Tick():
            indent = "  " if element.inner else ""
            label = f"（{element.label}）" if element.label else ""
            yield f"{indent}☐ {label}{_line(element.text)}{_marks(element.marks)}"
            if element.details:
                said = "　".join(f"{name}：{_line(value)}" for name, value in element.details)
                yield f"{indent}   {said}"
        case Remarks():
            yield from (f"· {_line(one.text)}{_marks(one.marks)}" for one in element.items)
        case Table():
            yield "　".join(element.columns)
            yield from ("　".join(_line(cell) for cell in row) for row in element.rows)
        case FillIn():
            yield f"{_line(element.text)}{_BLANK}"
        case Signatures():
            yield "　".join(f"{_line(name)}{_BLANK}" for name in element.names) + "　　年　月　日"
        case PageBreak():
            yield ""


def _source(source: SourceLine) -> Iterator[str]:
    shown = "" if source.status in source.label else f"　{source.status}"
    yield f"[{source.number}] {_line(source.label)}{shown}"
    yield f"    “{_line(source.quote)}”"


def _marks(marks: Sequence[int]) -> str:
    return "".join(f"[{mark}]" for mark in marks)


def _line(text: str) -> str:
    return " ".join(text.split())
