"""A report as a Word document on A4: boxes to tick, fields below each, sources, page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.export.plain_text import one_line, printed_on
from assistant.report import Element, Heading, Paragraph, Remarks, Report, SourceLine, Table, Tick

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_BODY_FONT, _HEAD_FONT = "宋体", "黑体"
_LATIN_FONT = "Times New Roman"
_BOX = "☐"
_BAND = "EDEDED"  # the grey behind a heading within a table
_BOX_WIDTH, _TEXT_WIDTH, _DONE_WIDTH = 0.8, 13.4, 2.3  # centimetres; together the type area


def word_bytes(report: Report) -> bytes:
    """The report as the bytes of a .docx file."""
    made = _Page()
    made.title(report)
    made.body(report.body)
    made.sources(report.sources)
    return made.bytes()


class _Page:
    """The document while it is written. python-docx is loaded here: it takes a while."""

    def __init__(self) -> None:
        import docx
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        self._cm, self._pt, self._grey = Cm, Pt, RGBColor(0x55, 0x55, 0x55)
        self._align, self._element, self._name = WD_ALIGN_PARAGRAPH, OxmlElement, qn
        self._document: WordDocument = docx.Document()
        self._set_page()
        self._set_fonts()
        self._number_pages()

    def title(self, report: Report) -> None:
        """Title, day of printing and notice."""
        head = self._document.add_paragraph()
        head.alignment = self._align.CENTER
        head.paragraph_format.space_after = self._pt(6)
        self._run(head, report.title, size=18, head=True)
        day = self._document.add_paragraph()
        day.alignment = self._align.CENTER
        day.paragraph_format.space_after = self._pt(8)
        self._run(day, printed_on(report.printed), size=10, grey=True)
        if report.notice:
            self._run(self._document.add_paragraph(), report.notice, size=10, grey=True)
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = one_line(report.title), "", ""

    def body(self, elements: Sequence[Element]) -> None:
        """The elements in order; what is ticked off shares one table with the headings above it."""
        waiting: list[Element] = []
        for i, element in enumerate(elements):
            if _is_ticked(elements[i:]):
                waiting.append(element)
                continue
            self._ticks(waiting)
            waiting = []
            self._one(element)
        self._ticks(waiting)

    def sources(self, sources: Sequence[SourceLine]) -> None:
        """The list of sources with labels to paste, status and the words that are cited."""
        if not sources:
            return
        self._heading("出处")
        for source in sources:
            line = self._document.add_paragraph()
            line.paragraph_format.space_before = self._pt(3)
            line.paragraph_format.keep_with_next = True
            self._run(line, f"[{source.number}] {source.label}　{source.status}", size=9)
            words = self._document.add_paragraph()
            words.paragraph_format.left_indent = self._cm(0.7)
            self._run(words, f"“{source.quote}”", size=9, grey=True)

    def bytes(self) -> bytes:
        """The finished file."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _one(self, element: Element) -> None:
        match element:
            case Heading():
                self._heading(element.text)
            case Paragraph():
                self._run(self._document.add_paragraph(), element.text + _marks(element.marks))
            case Remarks():
                for one in element.items:
                    line = self._document.add_paragraph()
                    line.paragraph_format.left_indent = self._cm(0.5)
                    line.paragraph_format.first_line_indent = self._cm(-0.5)
                    self._run(line, "· " + one.text)
                    self._run(line, _marks(one.marks), size=9, grey=True)
            case Table():
                self._table(element)

    def _heading(self, text: str) -> None:
        line = self._document.add_paragraph(style="Heading 1")
        self._run(line, text, size=13, head=True)

    def _ticks(self, elements: Sequence[Element]) -> None:
        if not elements:
            return
        table = self._grid((_BOX_WIDTH, _TEXT_WIDTH, _DONE_WIDTH), len(elements) + 1)
        self._repeat_head(table.rows[0])
        for cell, name in zip(table.rows[0].cells, ("", "步骤", "完成日期"), strict=True):
            self._run(cell.paragraphs[0], name, size=10, head=True)
        for row, element in zip(table.rows[1:], elements, strict=True):
            self._keep_whole(row)
            if isinstance(element, Tick):
                self._tick(row, element)
            elif isinstance(element, Heading | Paragraph):
                self._band(row, element)

    def _tick(self, row: Any, tick: Tick) -> None:
        self._run(row.cells[0].paragraphs[0], _BOX, size=14)
        words = row.cells[1].paragraphs[0]
        if tick.inner:
            words.paragraph_format.left_indent = self._cm(0.5)
        self._run(words, (f"（{tick.label}）" if tick.label else "") + tick.text)
        self._run(words, _marks(tick.marks), size=9, grey=True)
        for name, value in tick.details:
            line = row.cells[1].add_paragraph()
            line.paragraph_format.left_indent = self._cm(1.0 if tick.inner else 0.5)
            self._run(line, f"{name}：", size=10, head=True)
            self._run(line, value, size=10)

    def _band(self, row: Any, element: Heading | Paragraph) -> None:
        """A heading, or the words that introduce a list, across the whole table."""
        heading = isinstance(element, Heading)
        line = row.cells[0].merge(row.cells[-1]).paragraphs[0]
        line.paragraph_format.keep_with_next = True
        if heading:
            shade = self._element("w:shd")
            shade.set(self._name("w:val"), "clear")
            shade.set(self._name("w:fill"), _BAND)
            row.cells[0]._tc.get_or_add_tcPr().append(shade)
        self._run(line, element.text, size=12 if heading else 11, head=heading)

    def _table(self, element: Table) -> None:
        table = self._grid(_widths(element), len(element.rows) + 1)
        self._repeat_head(table.rows[0])
        for cell, name in zip(table.rows[0].cells, element.columns, strict=True):
            self._run(cell.paragraphs[0], name, size=10, head=True)
        for row, values in zip(table.rows[1:], element.rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                self._run(cell.paragraphs[0], value, size=10)

    def _grid(self, widths: Sequence[float], rows: int) -> Any:
        table = self._document.add_table(rows=rows, cols=len(widths), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self._cm(width)
            for cell in column.cells:
                cell.width = self._cm(width)
        return table

    def _repeat_head(self, row: Any) -> None:
        row._tr.get_or_add_trPr().append(self._element("w:tblHeader"))
        self._keep_whole(row)

    def _keep_whole(self, row: Any) -> None:
        """A row does not break across pages."""
        row._tr.get_or_add_trPr().append(self._element("w:cantSplit"))

    def _run(
        self, paragraph: Any, text: str, size: float = 11, head: bool = False, grey: bool = False
    ) -> None:
        run = paragraph.add_run(one_line(text))
        run.font.size = self._pt(size)
        self._set_font(run, _HEAD_FONT if head else _BODY_FONT)
        if grey:
            run.font.color.rgb = self._grey

    def _set_font(self, run: Any, chinese: str) -> None:
        """Word takes the font of Chinese characters from eastAsia alone."""
        run.font.name = _LATIN_FONT
        run._element.get_or_add_rPr().get_or_add_rFonts().set(self._name("w:eastAsia"), chinese)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = self._cm(21.0), self._cm(29.7)
        section.left_margin = section.right_margin = self._cm(2.25)
        section.top_margin = section.bottom_margin = self._cm(2.2)

    def _set_fonts(self) -> None:
        styles = self._document.styles
        for name, font in (("Normal", _BODY_FONT), ("Heading 1", _HEAD_FONT)):
            self._set_font(styles[name], font)
            styles[name].paragraph_format.space_after = self._pt(2)
        styles["Heading 1"].paragraph_format.space_before = self._pt(10)
        styles["Heading 1"].font.color.rgb = None

    def _number_pages(self) -> None:
        """第 N 页，共 M 页 in the footer, as fields that Word fills in."""
        line = self._document.sections[0].footer.paragraphs[0]
        line.alignment = self._align.CENTER
        for text, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
            run = line.add_run(text)
            self._set_font(run, _BODY_FONT)
            if field:
                simple = self._element("w:fldSimple")
                simple.set(self._name("w:instr"), field)
                line._p.append(simple)


def _widths(element: Table) -> list[float]:
    """Column widths in centimetres: by their longest cells, none narrower than a date needs."""
    columns = zip(element.columns, *element.rows, strict=True)
    longest = [min(40, max(8, *(len(cell) for cell in column))) for column in columns]
    whole = _BOX_WIDTH + _TEXT_WIDTH + _DONE_WIDTH
    return [whole * length / sum(longest) for length in longest]


def _is_ticked(elements: Sequence[Element]) -> bool:
    """Whether the first element is to tick off, or introduces what is."""
    for element in elements:
        if isinstance(element, Tick):
            return True
        if not isinstance(element, Heading | Paragraph):
            return False
    return False


def _marks(marks: Sequence[int]) -> str:
    return "".join(f"[{mark}]" for mark in marks)
