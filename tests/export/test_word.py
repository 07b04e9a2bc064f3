"""The Word file read back with python-docx."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from assistant.export.word import word_bytes
from tests.export.report_made import REPORT


@pytest.fixture(scope="module")
def page() -> Any:
    return docx.Document(io.BytesIO(word_bytes(REPORT)))


def _words(page: Any) -> str:
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in page.paragraphs), *cells])


def test_steps_stand_in_a_table_with_a_box_their_fields_and_a_blank_for_the_date(page: Any) -> None:
    rows = [[cell.text for cell in row.cells] for row in page.tables[0].rows]
    assert rows[0] == ["", "步骤", "完成日期"]
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


def test_title_day_notice_remarks_and_sources_are_there(page: Any) -> None:
    words = _words(page)
    for part in ("打印日期：2031年5月1日", "重要事项请核对原文。", "· 不得转借[2]", "三十天"):
        assert part in words
    assert "[1] 《读书会条例》第三条　现行有效" in words and "“填写申请表，登记。”" in words


def test_hostile_text_is_text(page: Any) -> None:
    words = _words(page)
    assert "<script>alert(1)</script> **粗**" in words
    assert not {"\x07", "\x1b", "\u202e"} & set(words)


def test_paper_fonts_and_page_numbers(page: Any) -> None:
    section = page.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    runs = [run for line in page.paragraphs for run in line.runs if run.text]
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert fonts == {"宋体", "黑体"}
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_head_of_the_table_repeats_and_rows_stay_whole(page: Any) -> None:
    rows = page.tables[0].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
