"""A presentation as people make it: titles, bullets, numbers, a table, notes, a hidden slide."""

from __future__ import annotations

import io
from collections.abc import Sequence

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
ROWS = (("材料", "份数"), ("申请书", "2"), ("名册", "1"))


def deck() -> bytes:
    """Title page, steps, materials, a second page of materials, a hidden page."""
    made: Deck = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    _title(cover, "样例支部设立流程")
    cover.placeholders[1].text = "样例园区党委"
    steps = _page(made, "一、步骤", ("提出申请", "召开会议", "报上级审批"))
    _numbered(steps, "arabicPeriod")
    steps.notes_slide.notes_text_frame.text = "此处强调\n先请示后开会"
    _table(_page(made, "二、材料清单", ("每家企业准备：",)))
    _page(made, "二、材料清单", ("以上材料一式两份。",))
    hidden = _page(made, "内部讨论", ("不公开的话",))
    hidden.element.set("show", "0")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def numbered(*paragraphs: tuple[int, str, str]) -> bytes:
    """One page; each paragraph with its level, its numbering scheme (or none) and its words."""
    made: Deck = Presentation()
    page = _page(made, "编号", [words for _, _, words in paragraphs])
    for paragraph, (level, scheme, _) in zip(
        page.placeholders[1].text_frame.paragraphs, paragraphs, strict=True
    ):
        paragraph.level = level
        if scheme:
            name, _, start = scheme.partition("@")
            mark = etree.SubElement(paragraph._p.get_or_add_pPr(), f"{{{_DRAWING}}}buAutoNum")
            mark.set("type", name)
            if start:
                mark.set("startAt", start)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Deck, title: str, lines: Sequence[str]) -> Slide:
    page = made.slides.add_slide(made.slide_layouts[1])
    _title(page, title)
    page.placeholders[1].text = "\n".join(lines)
    return page


def _title(page: Slide, words: str) -> None:
    title = page.shapes.title
    assert title is not None
    title.text = words


def _numbered(page: Slide, scheme: str) -> None:
    for paragraph in page.placeholders[1].text_frame.paragraphs:
        settings = paragraph._p.get_or_add_pPr()
        etree.SubElement(settings, f"{{{_DRAWING}}}buAutoNum").set("type", scheme)


def _table(page: Slide) -> None:
    shape = page.shapes.add_table(len(ROWS), 2, Inches(1), Inches(4), Inches(6), Inches(2))
    for at, row in enumerate(ROWS):
        for column, words in enumerate(row):
            shape.table.cell(at, column).text = words
