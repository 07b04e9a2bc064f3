"""A report as Markdown that every reader shows alike; texts cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.export.plain_text import DAY_TO_FILL_IN, one_line, printed_on
from assistant.report import (
    Element,
    FillIn,
    Heading,
    PageBreak,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    Table,
    Tick,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+|~$!&-])")
_BLANK = "＿" * 16  # of full width, which no reader of Markdown takes for a rule
_COUNTS = re.compile(r"^(\d+)([.)])")


def markdown_bytes(report: Report) -> bytes:
    """The report in UTF-8."""
    return ("\n".join(_lines(report)).rstrip() + "\n").encode("utf-8")


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield printed_on(report.printed)
    yield ""
    if report.notice:
        yield f"> {escaped(report.notice)}"
        yield ""
    before: Element | None = None
    for element in report.body:
        if not (isinstance(element, Tick) and isinstance(before, Tick)):
            yield ""
        yield from _element(element)
        before = element
    if report.sources:
        yield ""
        yield "## 出处"
        yield ""
    for source in report.sources:
        yield f"{source.number}. {escaped(source.label)}　{escaped(source.status)}"
        yield f"   > {escaped(source.quote)}"


def _element(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield f"{'#' * min(6, element.level + 1)} {escaped(element.text)}"
        case Paragraph():
            yield escaped(element.text) + _marks(element.marks)
        case Tick():
            indent = "  " if element.inner else ""
            label = f"（{escaped(element.label)}）" if element.label else ""
            yield f"{indent}- [ ] {label}{escaped(element.text)}{_marks(element.marks)}"
            for name, value in element.details:
                yield f"{indent}  - {name}：{escaped(value)}"
        case Remarks():
            yield from (f"- {escaped(one.text)}{_marks(one.marks)}" for one in element.items)
        case Table():
            yield _row(element.columns)
            yield _row(["---"] * len(element.columns), escape=False)
            yield from (_row(row) for row in element.rows)
        case FillIn():
            yield f"{escaped(element.text)}  "
            yield from (f"{_BLANK * 2}  " for _ in range(element.lines))
        case Signatures():
            yield "　".join(f"{escaped(name)}：{_BLANK}" for name in element.names)
            yield ""
            yield DAY_TO_FILL_IN
        case PageBreak():
            yield "---"


def _row(cells: Sequence[str], escape: bool = True) -> str:
    return "| " + " | ".join(escaped(cell) if escape else cell for cell in cells) + " |"


def _marks(marks: Sequence[int]) -> str:
    return "".join(rf"\[{mark}\]" for mark in marks)


def escaped(text: str) -> str:
    """The text on one line, with everything escaped that Markdown or HTML would obey."""
    return _COUNTS.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", one_line(text)))
