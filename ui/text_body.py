"""The full text of a document in its own structure, every clause an anchor. Pure functions.

Each paragraph and cell says at which offset of the stored text it begins (`data-at`): by it
texts.js finds clauses and marks sentences, so that a link within it asks nothing of the server.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assistant import CrossReference, Document, EndedSection, OpenText, Section
from ui.badges import place, status_badge
from ui.clause_links import linked_paragraph
from ui.text_address import text_link
from ui.unbroken import unbroken

HEADINGS = ("编", "分编", "部分", "阶段", "章", "节", "标题", "附件")
# What stands within a clause; everything else begins one that can be cited by itself.
INNER = ("款", "项", "目", "行", "一是", "段")
_ARTICLE, _ROW = "条", "行"
_HEADING = re.compile(r"#{1,6}\s+")
_CELL = re.compile(r"[^|]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the indexes of the sections that begin in it; `at` is past a heading's mark."""

    at: int
    text: str
    begins: tuple[int, ...]


def text_body(opened: OpenText) -> str:
    """The text: headings, clauses with their buttons, tables."""
    document, sections = opened.contents.document, opened.contents.sections
    ended = {one.section: one for one in opened.ended}
    writer = _Writer(document, sections, opened.references, ended)
    parts = writer.parts(list(_lines(opened)))
    return (
        '<div class="dw-text-column"><p class="dw-remark dw-no-print">'
        "点一下条文，可以复制它的引用和链接。</p>"
        f'<div class="dw-text" data-label="{escape(opened.label)}">{"".join(parts)}</div></div>'
    )


class _Writer:
    """Writes the lines of one document; knows nothing of what surrounds them."""

    def __init__(
        self,
        document: Document,
        sections: Sequence[Section],
        references: Sequence[CrossReference],
        ended: Mapping[int, EndedSection],
    ) -> None:
        self._id = document.id
        self._title = "".join(document.title.split())
        self._sections = sections
        self._references = references
        self._starts = [one.start for one in references]
        self._ended = ended

    def parts(self, lines: Sequence[_Line]) -> Iterator[str]:
        """The lines as HTML, every clause in an element of its own."""
        is_open, rows = False, list[str]()
        for line in lines:
            ranks = [self._sections[index].rank for index in line.begins]
            if rows and not self._is_row(line):
                yield _table(rows)
                rows.clear()
            if any(rank in HEADINGS for rank in ranks):
                yield "</section>" * is_open + self._heading(line, ranks)
                is_open = False
            elif any(rank not in INNER for rank in ranks) and not self._is_row(line):
                yield "</section>" * is_open + self._clause(line)
                is_open = True
            elif self._is_row(line):
                rows.append(_row(line))
            else:
                yield self._paragraph(line)
        yield (_table(rows) if rows else "") + "</section>" * is_open

    def _is_row(self, line: _Line) -> bool:
        return any(self._sections[index].rank == _ROW for index in line.begins)

    def _heading(self, line: _Line, ranks: Sequence[str]) -> str:
        level = 4 if "节" in ranks else 3
        badge = "".join(self._end(index) for index in line.begins)
        return f'<h{level} data-at="{line.at}">{escape(line.text)}</h{level}>{badge}'

    def _clause(self, line: _Line) -> str:
        index = next(i for i in line.begins if self._sections[i].rank not in INNER)
        section = self._sections[index]
        name = place(section.locator)
        buttons = (
            '<span class="dw-clause-tools"><button type="button" class="dw-button" data-quote="'
            f'{section.start}" aria-label="复制引用：{escape(name)}">复制引用</button>'
            f'<button type="button" class="dw-button" data-link="{text_link(self._id, line.at)}"'
            f' aria-label="复制链接：{escape(name)}">复制链接</button></span>'
        )
        return (
            f'<section class="dw-text-clause" data-loc="{escape(name)}">{buttons}'
            f"{self._paragraph(line)}"
        )

    def _paragraph(self, line: _Line) -> str:
        named = [self._sections[index] for index in line.begins]
        kind, loc, badge = ' class="dw-own-title"' if self._is_title(line) else "", "", ""
        if named:
            loc = f' data-loc="{escape(place(named[-1].locator))}"'
            badge = "".join(self._end(index) for index in line.begins)
            kind = f' class="{_style(line, named)}"'
        first = bisect_left(self._starts, line.at)
        last = bisect_left(self._starts, line.at + len(line.text))
        shown = linked_paragraph(
            line.text,
            line.at,
            (0, 0),
            self._references[first:last],
            "-text",
            f'{kind} data-at="{line.at}"{loc}',
        )
        return _bold(shown, named) + badge

    def _is_title(self, line: _Line) -> bool:
        return not line.begins and "".join(line.text.split()) == self._title

    def _end(self, index: int) -> str:
        ended = self._ended.get(index)
        if ended is None:
            return ""
        by = (
            f'见<a href="{text_link(ended.by.id)}">《{escape(ended.by.title)}》</a>'
            if ended.by
            else ""
        )
        return f'<p class="dw-remark dw-ended">{status_badge(ended.status)} {by}</p>'


def _lines(opened: OpenText) -> Iterator[_Line]:
    sections = opened.contents.sections
    order = sorted(range(len(sections)), key=lambda index: sections[index].start)
    begun, position = 0, 0
    for text in opened.contents.text.split("\n"):
        end = position + len(text)
        begins = []
        while begun < len(order) and sections[order[begun]].start <= end:
            begins.append(order[begun])
            begun += 1
        if text.strip():
            mark = _HEADING.match(text)
            cut = mark.end() if mark else 0
            yield _Line(position + cut, text[cut:], tuple(sorted(begins)))
        position = end + 1


def _style(line: _Line, named: Sequence[Section]) -> str:
    rank = named[-1].rank
    if rank in ("项", "（1）", "①"):
        return "dw-indent"
    if rank == "目":
        return "dw-indent-more"
    outer = named[0]
    is_title = outer.title and line.text.rstrip().endswith(outer.title) and len(line.text) < 60
    return "dw-clause-title" if is_title and rank not in (_ARTICLE, "款") else "dw-par"


def _bold(shown: str, named: Sequence[Section]) -> str:
    """The number of an article stands out; texts.js leaves it out of what is quoted."""
    mark = next((escape(one.mark) for one in named if one.rank == _ARTICLE), "")
    if mark and f">{mark}" in shown:
        return shown.replace(f">{mark}", f"><b>{mark}</b>", 1)
    return shown


def _row(line: _Line) -> str:
    """Cells that a merged one has filled with the same words are one cell again."""
    cells: list[tuple[int, str, int]] = []
    for found in _CELL.finditer(line.text):
        text = found[0].strip()
        if cells and text and cells[-1][1] == text:
            cells[-1] = (*cells[-1][:2], cells[-1][2] + 1)
        else:
            lead = len(found[0]) - len(found[0].lstrip())
            cells.append((line.at + found.start() + lead, text, 1))
    shown = "".join(
        f'<td data-at="{at}"{f" colspan={span}" if span > 1 else ""}>{unbroken(text)}</td>'
        for at, text, span in cells
    )
    return f"<tr>{shown}</tr>"


def _table(rows: Sequence[str]) -> str:
    return f'<div class="dw-table"><table>{"".join(rows)}</table></div>'
