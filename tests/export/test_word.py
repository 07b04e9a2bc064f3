"""The Word file read back with python-docx, and as LibreOffice lays it out."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from assistant.export.word import word_bytes
from assistant.report import Paragraph, Report, Table
from tests.export.report_made import REPORT

DAY = date(2031, 5, 1)


@pytest.fixture(scope="module")
def page() -> Any:
    return docx.Document(io.BytesIO(word_bytes(REPORT)))


def _words(page: Any) -> str:
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in page.paragraphs), *cells])


def test_steps_stand_in_a_table_with_a_box_their_fields_and_a_blank_for_the_date(page: Any) -> None:
    rows = [[cell.text for cell in row.cells] for row in page.tables[0].rows]
    assert rows[0] == ["", "事项", "完成日期"]
    assert rows[1] == ["第一章 借书"] * 3  # one cell across the table
    box, step, done = rows[2]
    assert (box, done) == ("☐", "")
    assert step.splitlines()[0] == "填写申请表[1][2]"
    assert step.splitlines()[1:] == [
        "谁办：借书人",
        "材料：申请表、借书证",
        "时限：三天内",
        "谁批：组长批准",
    ]
    assert sum(row[0] == "☐" for row in rows) == 3


def test_a_numbered_section_has_its_heading_above_the_table_of_its_own(page: Any) -> None:
    styles = {line.text: line.style.name for line in page.paragraphs if line.text}
    assert styles["一、还书"] == "Heading 1" and styles["1. 登记"] == "Heading 3"
    assert styles["（一）带上"] == "Heading 2" and "1. 另带" not in styles
    rows = [[cell.text for cell in row.cells] for row in page.tables[2].rows]
    assert rows == [
        ["", "事项", "备注"], ["☐", "借书证", ""], ["1. 另带"] * 3, ["☐", "书单", ""],
    ]  # fmt: skip


def test_title_day_notice_remarks_and_sources_are_there(page: Any) -> None:
    words = _words(page)
    for part in ("打印日期：2031年5月1日", "重要事项请核对原文。", "· 不得转借[2]", "三十天"):
        assert part in words
    assert "[1] 《读书会条例》第三条　现行有效" in words and "“填写申请表，登记。”" in words


def test_hostile_text_is_text(page: Any) -> None:
    words = _words(page)
    assert words.count("<script>alert(1)</script> **粗**") == 7
    assert not {"\x07", "\x1b", "\u202e"} & set(words)


def test_the_type_area_and_the_fonts_are_those_of_an_official_letter(page: Any) -> None:
    section = page.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    sides = (section.left_margin, section.right_margin)
    assert [round(size.mm) for size in (*sizes, *sides)] == [210, 297, 37, 35, 28, 26]
    fonts = {
        style.name: style.element.rPr.rFonts.get(qn("w:eastAsia"))
        for style in page.styles
        if style.name in {"Title", "Heading 1", "Heading 2", "Normal"}
    }
    assert fonts == {
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Normal": "仿宋_GB2312",
    }


def test_each_font_that_may_be_missing_names_its_stand_in() -> None:
    with zipfile.ZipFile(io.BytesIO(word_bytes(REPORT))) as file:
        table = file.read("word/fontTable.xml").decode("utf-8")
        names = file.namelist()
    for font, other in (
        ("方正小标宋简体", "宋体"),
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "楷体"),
    ):
        assert f'w:name="{font}"><w:altName w:val="{other}"/>' in table
    assert not [name for name in names if "thumbnail" in name]  # nothing of the template's own


def test_pages_are_numbered_at_the_outer_edge(page: Any) -> None:
    section = page.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        (field,) = line._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE" and line.text.strip("　").startswith("—")


def test_heads_of_tables_repeat_and_rows_stay_whole(page: Any) -> None:
    for table in page.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_rows_to_fill_in_are_high_enough_to_write_in(page: Any) -> None:
    heights = [row.height for row in page.tables[3].rows]
    assert heights[0] is None and all(height and height.cm > 1 for height in heights[1:])


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "未达标", "长" * 300),
        ("甲" * 90, "乙" * 90, "丙" * 90),
        ("a", "b", "c"),
        ("", "", ""),
        ("某某企业", "长" * 40, ""),
    ],
)
def test_columns_fill_the_type_area_and_short_words_are_not_broken(cells: tuple[str, ...]) -> None:
    made = Report("题", (Table(("序号", "状态", "说明"), (cells,)),), (), DAY)
    (table,) = docx.Document(io.BytesIO(word_bytes(made))).tables
    widths = [cell.width.mm for cell in table.rows[0].cells]
    assert sum(widths) == pytest.approx(156, abs=0.5)
    assert all(
        width > min(len(cell), 4) * 3.7 + 3 for cell, width in zip(cells, widths, strict=True)
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_no_line_runs_over_the_edge_of_the_paper(tmp_path: Path) -> None:
    table = Table(("要求", "状态", "说明"), (("字" * 60, "未达标", "释" * 90),) * 30)
    report = Report("题" * 30, (*REPORT.body, table, Paragraph("文" * 400)), REPORT.sources, DAY)
    (tmp_path / "包.docx").write_bytes(word_bytes(report))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "包.docx")], check=True, capture_output=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "包.pdf")
    try:
        assert len(pdf) > 3
        for number, sheet in enumerate(pdf, start=1):
            words = sheet.get_textpage()
            boxes = [words.get_rect(i) for i in range(words.count_rects())]
            assert min(left for left, *_ in boxes) > 70 and max(box[2] for box in boxes) < 530
            assert f"— {number} —" in words.get_text_bounded()
            words.close()
            sheet.close()
    finally:
        pdf.close()
