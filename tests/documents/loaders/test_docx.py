"""Word: order of paragraphs and tables, automatic numbers, broken packages."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.documents.loaders.docx import load_docx
from assistant.errors import FileBroken, FileTooLarge
from tests.documents.loaders import sample_files as samples


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_tables_stand_where_they_stand_and_rows_stay_whole() -> None:
    loaded = load_docx(samples.docx(samples.RULES, samples.TABLE, "活动办法"), "a.docx")
    assert loaded.text.split("\n") == [
        *samples.RULES,
        "活动：集中学习 | 负责人：支部书记 | 时限：3天",
        "活动：走访慰问 | 负责人：组织委员 | 时限：7天",
        "表后说明。",
    ]
    assert loaded.properties == {"title": "活动办法"}
    assert loaded.pages == ()


def test_merged_cells_say_their_text_once() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "审批流程"
    for cell, text in zip(table.rows[1].cells, ("申请", "审核", "公示"), strict=True):
        cell.text = text
    assert load_docx(saved(document), "a.docx").text == "审批流程\n申请 | 审核 | 公示"


def test_content_controls_are_read_and_deleted_text_is_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("保留的话。")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "删去的话。"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    inner = document.add_paragraph("控件里的话。")._p
    control.append(content)
    inner.addprevious(control)
    content.append(inner)
    loaded = load_docx(saved(document), "a.docx")
    assert loaded.text == "保留的话。\n控件里的话。"
    assert any("修订" in warning for warning in loaded.warnings)
    assert document.element.body.find(f".//{qn('w:sdt')}") is not None


def test_a_broken_package_is_named() -> None:
    whole = samples.docx(samples.RULES)
    for data in (
        whole[: len(whole) // 2],
        b"PK\x03\x04" + b"\0" * 500,
        whole.replace(b"<w:", b"<x:")[:-30],
    ):
        with pytest.raises(FileBroken, match="名册.docx.*损坏"):
            load_docx(data, "名册.docx")


def test_a_zip_of_something_else_is_no_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "不是文档")
    with pytest.raises(FileBroken):
        load_docx(out.getvalue(), "a.docx")


def test_a_zip_bomb_is_refused_without_unpacking() -> None:
    out = io.BytesIO(samples.docx(samples.RULES))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("word/media/bomb.bin", "w", force_zip64=True) as entry:
            for _ in range(310):
                entry.write(b"\0" * 2**20)
    assert len(out.getvalue()) < 2**20
    with pytest.raises(FileTooLarge, match="解压后有 310 MB"):
        load_docx(out.getvalue(), "bomb.docx")
