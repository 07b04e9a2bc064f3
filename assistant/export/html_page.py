"""A report as one page of HTML made for the printer: styles within, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from assistant.export.column_widths import Room, column_widths, writing_room
from assistant.export.plain_text import asked, one_line, printed_on
from assistant.export.title_lines import title_lines
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

_STYLES = Path(__file__).with_name("print.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DEEPEST = 6
_DAY = "　　　　年　　月　　日"
_ROOM = {Room.NOTE: "note", Room.LINE: "tall"}
_WHOLE = 8_844  # twips of the type area, 156 mm


def html_bytes(report: Report) -> bytes:
    """The page in UTF-8; a browser prints it on A4."""
    return ("\n".join(_lines(report)) + "\n").encode("utf-8")


@cache
def _styles() -> str:
    return _STYLES.read_text("utf-8")


def _lines(report: Report) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(report.title)}</title>"
    yield f"<style>\n{_styles()}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{'<br>'.join(map(_text, title_lines(report.title)))}</h1>"
    yield f'<p class="day">{printed_on(report.printed)}</p>'
    if report.notice:
        yield f'<p class="notice">{_text(report.notice)}</p>'
    yield from map(_element, report.body)
    if report.sources:
        yield "<h2>出处</h2>\n<dl>"
        yield from map(_source, report.sources)
        yield "</dl>"
    yield "</main>\n</body>\n</html>"


def _element(element: Element) -> str:
    match element:
        case Heading():
            level = min(_DEEPEST, max(element.level, 1) + 1)
            return f"<h{level}>{_text(element.text)}</h{level}>"
        case Paragraph():
            return f"<p>{_text(element.text)}{_marks(element.marks)}</p>"
        case Tick():
            return _tick(element)
        case Remarks():
            items = (f"<li>{_text(one.text)}{_marks(one.marks)}</li>" for one in element.items)
            return f"<ul>{''.join(items)}</ul>"
        case Table():
            return _table(element)
        case FillIn():
            first = f'<p class="blank"><span>{_text(asked(element.text))}</span><i></i></p>'
            return first + '<p class="blank"><i></i></p>' * (element.lines - 1)
        case Signatures():
            return "".join(
                f'<p class="blank sign"><span>{_text(name)}（签名）：</span><i></i>'
                f"<span>{_DAY}</span></p>"
                for name in element.names
            )
        case PageBreak():
            return '<div class="break"></div>'


def _tick(tick: Tick) -> str:
    label = f"（{_text(tick.label)}）" if tick.label else ""
    details = "".join(
        f"<span><b>{_text(name)}：</b>{_text(value)}</span>" for name, value in tick.details
    )
    inner = " inner" if tick.inner else ""
    return (
        f'<div class="tick{inner}"><div>☐</div><div>{label}{_text(tick.text)}'
        f"{_marks(tick.marks)}{details}</div></div>"
    )


def _table(table: Table) -> str:
    head = "".join(f"<th>{_text(name)}</th>" for name in table.columns)
    rows = []
    for row, room in zip(table.rows, writing_room(table), strict=True):
        tall = f' class="{_ROOM[room]}"' if room else ""
        cells = "".join(f"<td>{_text(text)}</td>" for text in row)
        rows.append(f"<tr{tall}>{cells}</tr>")
    widths = column_widths(table, _WHOLE)
    columns = "".join(f'<col style="width: {width / _WHOLE:.2%}">' for width in widths)
    return (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _source(source: SourceLine) -> str:
    status = "" if source.status in source.label else f"　{_text(source.status)}"
    return (
        f"<dt>[{source.number}] {_text(source.label)}{status}</dt><dd>“{_text(source.quote)}”</dd>"
    )


def _marks(marks: Sequence[int]) -> str:
    return f"<sup>{''.join(f'[{mark}]' for mark in marks)}</sup>" if marks else ""


def _text(text: str) -> str:
    return escape(one_line(text))
