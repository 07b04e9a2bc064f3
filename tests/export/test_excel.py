"""Workbooks read back with openpyxl: texts stay texts, colours and lists are where they belong."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assistant.errors import ExportFailed, SheetUnreadable
from assistant.export.excel_reading import read_rows
from assistant.export.excel_writing import save_workbook, workbook_bytes
from assistant.workbook import Chart, Column, Sheet, Tone, Values

HOSTILE = [
    "=1+1",
    "+SUM(A1)",
    "-2",
    "@cmd",
    '=HYPERLINK("http://x.example")',
    "\t=1",
    "a\x07b\u202e",
]
SHEET = Sheet(
    "情况",
    (
        Column("企业名称", "写全称"),
        Column("工会", choices=("有", "无")),
        Column("人数", values=Values.WHOLE),
        Column("日期", values=Values.DATE),
    ),
    (("甲", "达标", 3, date(2031, 5, 1)), ("乙", "未达标", 4.5, None)),
    tones={"达标": Tone.GOOD, "未达标": Tone.BAD},
    chart=Chart("人数", 0, (2,)),
    blanks=20,
)


def _book(*sheets: Sheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheets)))


def test_no_text_becomes_a_formula() -> None:
    sheet = Sheet("=坏", (Column("=1+1"),), tuple((text,) for text in HOSTILE))
    book = _book(sheet)
    for cell in (cell for row in book.active.iter_rows() for cell in row):
        assert cell.data_type == "s" and cell.quotePrefix
    assert [row[0].value for row in book.active.iter_rows(min_row=2)][-1] == "ab"
    with zipfile.ZipFile(io.BytesIO(workbook_bytes([sheet]))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_values_keep_their_kind_and_words_their_colour() -> None:
    page = _book(SHEET).active
    assert [cell.value for cell in page[2]][:3] == ["甲", "达标", 3]
    assert page["D2"].value.date() == date(2031, 5, 1) and page["D2"].number_format == "yyyy-mm-dd"
    assert page["B2"].fill.start_color.rgb[2:] == "C6E7CE"
    assert page["B3"].fill.start_color.rgb[2:] == "F8CBAD"
    assert page["A2"].fill.fill_type is None


def test_lists_drop_down_in_the_rows_to_fill_in_and_the_head_stays_in_sight() -> None:
    page = _book(SHEET).active
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert rules["B4:B23"].formula1 == '"有,无"' and rules["C4:C23"].type == "whole"
    assert rules["D4:D23"].type == "date" and len(rules) == 3
    assert all(rule.allow_blank for rule in rules.values())
    assert page.freeze_panes == "B2" and page.print_title_rows == "$1:$1"
    assert page["A1"].comment.text == "写全称"


def test_the_chart_shows_the_rows_there_are() -> None:
    (chart,) = _book(SHEET).active._charts
    (series,) = chart.series
    assert series.val.numRef.f == "'情况'!$C$2:$C$3" and series.cat.numRef.f == "'情况'!$A$2:$A$3"


def test_another_suffix_and_a_file_in_the_way_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="以 .xlsx 结尾"):
        save_workbook([SHEET], tmp_path / "表.xls")
    save_workbook([SHEET], tmp_path / "表.xlsx")
    with pytest.raises(ExportFailed, match="已经存在"):
        save_workbook([SHEET], tmp_path / "表.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["表.xlsx"]


def test_rows_come_back_by_their_heads(tmp_path: Path) -> None:
    save_workbook([Sheet("别的", (Column("无关"),)), SHEET], tmp_path / "表.xlsx")
    first, second = read_rows(tmp_path / "表.xlsx", "企业名称")
    assert (first.number, second.number) == (2, 3)
    assert first.values == {
        "企业名称": "甲", "工会": "达标", "人数": 3, "日期": date(2031, 5, 1),
    }  # fmt: skip
    assert second.values == {"企业名称": "乙", "工会": "未达标", "人数": 4.5}


def _saved(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_empty_rows_between_are_passed_over_and_numbers_are_those_of_the_sheet(
    tmp_path: Path,
) -> None:
    file = _saved(tmp_path / "表.xlsx", [" 企业 名称 "], ["甲"], [None], ["  "], ["乙"], [True])
    rows = read_rows(file, "企业名称")
    assert [(row.number, row.values["企业名称"]) for row in rows] == [
        (2, "甲"),
        (5, "乙"),
        (6, "是"),
    ]


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    def told(file: Path) -> str:
        with pytest.raises(SheetUnreadable) as caught:
            read_rows(file, "企业名称")
        return str(caught.value)

    assert "没有“" in told(tmp_path / "没有.xlsx")
    (tmp_path / "空.xlsx").write_bytes(b"")
    (tmp_path / "文字.xlsx").write_text("企业名称", "utf-8")
    assert "不是 Excel 文件" in told(tmp_path / "空.xlsx")
    assert "另存为不加密的 .xlsx" in told(tmp_path / "文字.xlsx")
    with zipfile.ZipFile(tmp_path / "包.xlsx", "w") as archive:
        archive.writestr("a.txt", "企业名称")
    assert "内容已损坏" in told(tmp_path / "包.xlsx")
    assert "是文件夹" in told(tmp_path)
    assert "dangwu visit --excel-template" in told(_saved(tmp_path / "别的.xlsx", ["名称"], ["甲"]))
    assert "出现了两次" in told(_saved(tmp_path / "重.xlsx", ["企业名称", "工会", "工会"], ["甲"]))
    long = _saved(tmp_path / "长.xlsx", ["企业名称"], *[["甲"]] * 5_001)
    assert "请分成几个文件" in told(long)


def test_a_file_that_unpacks_without_end_is_not_read(tmp_path: Path) -> None:
    bomb = tmp_path / "大.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(401):
                part.write(bytes(1_000_000))
    with pytest.raises(SheetUnreadable, match="解开后有"):
        read_rows(bomb, "企业名称")
