"""Spreadsheets: rows with their columns' names, values as the sheet shows them."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.loaders import xlsx
from assistant.documents.loaders.xlsx import load_xlsx
from assistant.documents.loaders.xlsx_values import shown
from assistant.documents.structure import parse_structure
from assistant.errors import DocumentError
from tests.documents.made import workbooks


def lines(data: bytes) -> list[str]:
    return load_xlsx(data, "登记表.xlsx").text.split("\n")


def test_rows_name_their_columns() -> None:
    loaded = load_xlsx(workbooks.register(), "登记表.xlsx")
    assert loaded.text.split("\n") == [
        "党建经费登记表",
        "姓名：张三 | 金额：1,200.00 | 比例：50% | 日期：2025/3/1",
        "姓名：李四 | 金额：80.50 | 比例：12.5% | 日期：2024/12/31",
        "注：金额单位为元。",
    ]
    assert loaded.warnings == ()
    assert loaded.properties == {"title": "登记表"}


def test_values_are_those_that_the_sheet_shows() -> None:
    assert [line.split("数值：")[1] for line in lines(workbooks.formats())] == [
        "2025年7月1日",
        "2025/7/1",
        "2025年7月",
        "2025-07-01 09:05",
        "14:30",
        "007",
        "007",
        "(1,234.50)",
        "30人",
        "¥99.90",
        "33.30%",
        "0.3",
        "是",
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (1e20, "General", "1e+20"),
        (123456789012345, "General", "123456789012345"),
        (0.1, "0", "0"),
        (2.5, "0", "3"),
        (0.0, "0%", "0%"),
        (float("nan"), "0.00", "nan"),
        (date(2025, 1, 6), "aaaa", "2025/1/6"),
        (date(2025, 1, 6), "dddd", "星期一"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
        (12, '"第"0"号"', "第12号"),
        (1234567, "#,##0", "1,234,567"),
        (-3, "0;-0", "-3"),
        (5, "", "5"),
        (5, '"未完', "5"),
    ],
)
def test_a_cell(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_formulas_show_their_results_and_say_when_there_are_none() -> None:
    done = load_xlsx(workbooks.counted(results=True), "a.xlsx")
    assert done.text.split("\n")[-1] == "活动：合计 | 人数：42"
    assert done.warnings == ()
    missing = load_xlsx(workbooks.counted(results=False), "a.xlsx")
    assert "SUM" not in missing.text
    assert any("公式没有保存计算结果" in warning for warning in missing.warnings)


def test_a_merged_head_and_merged_rows() -> None:
    def fill(page: Worksheet) -> None:
        page.append(["姓名", "培养情况", None, "备注"])
        page.append([None, "开始时间", "联系人", None])
        page.append(["张三", "2024年1月", "王五", "同一支部"])
        page.append(["李四", "2024年6月", "赵六"])
        for area in ("A1:A2", "B1:C1", "D1:D2", "D3:D4"):
            page.merge_cells(area)

    assert lines(workbooks.sheet(fill)) == [
        "姓名：张三 | 培养情况·开始时间：2024年1月 | 培养情况·联系人：王五 | 备注：同一支部",
        "姓名：李四 | 培养情况·开始时间：2024年6月 | 培养情况·联系人：赵六 | 备注：同一支部",
    ]


def test_a_title_that_nobody_has_merged_is_no_row() -> None:
    def fill(page: Worksheet) -> None:
        page["B1"] = "党员花名册"
        page["A2"] = "一支部填报"
        for row in (["姓名", "性别", "状况"], ["张三", "男", "在职"]):
            page.append(row)

    assert lines(workbooks.sheet(fill)) == [
        "党员花名册",
        "一支部填报",
        "姓名：张三 | 性别：男 | 状况：在职",
    ]


def several() -> Workbook:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "党员名册"
    first.append(["姓名", "支部"])
    first.append(["张三", "一支部"])
    first.append([])
    first.append(["活动", "时间"])
    first.append(["学习", "每月"])
    second = book.create_sheet("经费")
    second.append(["项目", "金额"])
    second.append(["书籍", 300])
    second["B3"] = "合计三百元"
    book.create_sheet("空表")
    book.create_sheet("草稿").sheet_state = "hidden"
    book["草稿"]["A1"] = "不公开的话"
    return book


def test_sheets_are_parts_and_hidden_ones_are_named() -> None:
    loaded = load_xlsx(workbooks.saved(several()), "a.xlsx")
    assert loaded.text.split("\n") == [
        "## 党员名册",
        "姓名：张三 | 支部：一支部",
        "活动：学习 | 时间：每月",
        "",
        "## 经费",
        "项目：书籍 | 金额：300",
        "金额：合计三百元",
    ]
    assert loaded.warnings == ("没有读取隐藏的工作表：“草稿”；需要时请取消隐藏后再添加",)


def test_hidden_rows_are_read_and_told() -> None:
    def fill(page: Worksheet) -> None:
        for row in (["姓名", "支部"], ["张三", "一支部"], ["李四", "二支部"]):
            page.append(row)
        page.row_dimensions[3].hidden = True

    loaded = load_xlsx(workbooks.sheet(fill), "a.xlsx")
    assert loaded.text.split("\n")[-1] == "姓名：李四 | 支部：二支部"
    assert [warning for warning in loaded.warnings if "隐藏或筛选掉的行列" in warning]


def test_a_row_has_a_place_of_its_own() -> None:
    text = load_xlsx(workbooks.register(), "a.xlsx").text
    found = parse_structure(text)
    rows = [section for section in found.sections if "张三" in text[section.start : section.end]]
    assert rows
    inside = text[rows[-1].start : rows[-1].end].strip()
    assert inside.startswith("姓名：张三")
    assert "李四" not in inside


def test_long_and_wide_sheets_end_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(page: Worksheet) -> None:
        page.append(["编号", "内容"])
        for number in range(1, 60):
            page.append([number, f"第{number}项工作"])
        page["IX5"] = "太靠右"

    monkeypatch.setattr(xlsx, "_MOST_ROWS", 50)
    loaded = load_xlsx(workbooks.sheet(fill), "a.xlsx")
    assert "编号：49 | 内容：第49项工作" in loaded.text
    assert "第50项工作" not in loaded.text
    assert "太靠右" not in loaded.text
    assert [warning[:7] for warning in loaded.warnings] == ["工作表“She"] * 2


@pytest.mark.parametrize(
    ("at", "areas"),
    [("XFD1048576", ()), ("SR20000", ()), ("C1", ("D1:XFD1048576",)), ("C1", ("D1:IV20000",) * 40)],
)
def test_one_cell_far_off_costs_nothing(at: str, areas: tuple[str, ...]) -> None:
    def fill(page: Worksheet) -> None:
        for row in (["姓名", "支部"], ["张三", "一支部"]):
            page.append(row)
        page[at] = "远处"

    data = workbooks.sheet(fill)
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    if merged:
        part = f"</sheetData><mergeCells>{merged}</mergeCells>".encode()
        data = workbooks.changed(data, b"</sheetData>", part)
    began = time.process_time()
    assert "一支部" in load_xlsx(data, "a.xlsx").text
    assert time.process_time() - began < 5


def test_a_wrong_statement_of_the_size_loses_no_rows() -> None:
    data = workbooks.changed(workbooks.register(), b'ref="A1:D5"', b'ref="A1"')
    assert load_xlsx(data, "a.xlsx").text == load_xlsx(workbooks.register(), "a.xlsx").text


def test_head_and_foot_of_the_print_are_looked_at_and_not_stored() -> None:
    book = several()
    book["经费"].oddHeader.right.text = "机密★1年"
    book.properties.keywords = "内部资料"
    loaded = load_xlsx(workbooks.saved(book), "a.xlsx")
    assert {"机密★1年", "关键词：内部资料"} <= set(loaded.margins)
    assert "机密" not in loaded.text


def test_a_broken_workbook_is_named() -> None:
    whole = workbooks.register()
    for data in (whole[:-200], workbooks.changed(whole, b"<row", b"<raw<")):
        with pytest.raises(DocumentError, match=r"名册\.xlsx"):
            load_xlsx(data, "名册.xlsx")


def test_what_the_reader_says_about_damage_is_not_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = workbooks.with_part(workbooks.register(), "xl/styles.xml", b'xfId="0"', b'xfId="99"')
    try:
        load_xlsx(data, "名册.xlsx")
    except DocumentError as error:
        assert "名册.xlsx" in str(error)
    assert capsys.readouterr() == ("", "")
