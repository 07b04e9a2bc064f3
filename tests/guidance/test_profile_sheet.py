"""The sheet for several enterprises: its template, and what its rows say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assistant.errors import SheetUnreadable
from assistant.export.excel_reading import read_rows
from assistant.export.excel_writing import save_workbook
from assistant.guidance.profile_sheet import NAME, profile_template, profiles_in
from assistant.profile import Problem, Profile
from assistant.profile_fields import PROFILE_FIELDS, FieldKind
from assistant.visits import RowFault, RowProfile


@pytest.fixture
def template(tmp_path: Path) -> Path:
    save_workbook(profile_template(), tmp_path / "企业情况.xlsx")
    return tmp_path / "企业情况.xlsx"


def _fill(template: Path, *rows: dict[str, Any]) -> list[RowProfile | RowFault]:
    book = openpyxl.load_workbook(template)
    page = book["企业情况"]
    places = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(rows, start=3):
        for label, value in row.items():
            page.cell(number, places[label], value)
    book.save(template)
    return list(profiles_in(read_rows(template, NAME)))


def test_every_field_has_a_column_an_example_and_what_may_be_chosen(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    page = book["企业情况"]
    heads = [cell.value for cell in page[1]]
    assert heads == [*(field.label for field in PROFILE_FIELDS.values()), "上次走访问题"]
    listed = {
        heads[next(iter(rule.sqref.ranges)).min_col - 1]: rule.formula1.strip('"').split(",")
        for rule in page.data_validations.dataValidation
        if rule.type == "list"
    }
    assert listed == {
        field.label: list(field.choices) for field in PROFILE_FIELDS.values() if field.choices
    }
    explained = [row[1].value for row in book["填写说明"].iter_rows(min_row=3)]
    assert explained == heads


def test_the_sample_is_not_read(template: Path) -> None:
    assert _fill(template) == []


def test_the_sample_would_do_as_a_profile(template: Path) -> None:
    sample = dict(read_rows(template, NAME)[0].values)
    (found,) = _fill(template, sample | {NAME: "某某机械有限公司"})
    assert isinstance(found, RowProfile)
    assert found.profile.problems == (
        Problem("组织生活会没有记录", date(2026, 12, 31)),
        Problem("活动室没有挂制度", done=True),
    )
    left = {name for name in PROFILE_FIELDS if getattr(found.profile, name) is None}
    assert left == {"joint_units", "branch_members"}


def test_rows_as_a_clerk_fills_them_in(template: Path) -> None:
    (found,) = _fill(
        template,
        {
            NAME: " 东湖果酱 ",
            "职工人数": 12.0,
            "成立日期": "2020年3月1日",
            "工会": "有",
            "党组织形式": "无",
            "妇联组织": "不清楚",
            "上次走访问题": "1. 没有挂牌；2、书记空缺（期限：2031-7-1）（已办结）\n\n",
        },
    )
    assert isinstance(found, RowProfile) and found.number == 3
    assert found.profile == Profile(
        "东湖果酱",
        employees=12,
        founded=date(2020, 3, 1),
        union=True,
        organisation=found.profile.organisation,
        problems=(Problem("没有挂牌"), Problem("书记空缺", date(2031, 7, 1), True)),
    )


def test_a_bad_row_names_its_number_the_column_and_an_example_and_the_rest_goes_on(
    template: Path,
) -> None:
    found = _fill(
        template,
        {NAME: "甲", "职工人数": "很多"},
        {"职工人数": 3},
        {NAME: "乙", "成立日期": "2031-02-30"},
        {NAME: "丙", "工会": "也许"},
        {NAME: "丁", "职工人数": 5, "正式党员人数": 6},
        {NAME: "戊"},
        {NAME: "戊"},
        {NAME: "己", "上次走访问题": "没有挂牌（期限：快了）"},
    )
    faults = {one.number: one.reason for one in found if isinstance(one, RowFault)}
    assert [one.number for one in found] == list(range(3, 11))
    assert [one.profile.name for one in found if isinstance(one, RowProfile)] == ["戊"]
    for number, column in {3: "职工人数", 4: NAME, 5: "成立日期", 6: "工会", 10: "期限"}.items():
        assert f"“{column}”" in faults[number] and "例如" in faults[number]
    assert "正式党员" in faults[7]
    assert "与第 8 行相同" in faults[9]


def test_those_of_one_name_are_told_apart_by_their_park(template: Path) -> None:
    places = ("甲园", "乙园", "甲园", None)
    found = _fill(template, *({NAME: "连锁店", "园区或区县": place} for place in places))
    assert [type(one) for one in found] == [RowProfile, RowProfile, RowFault, RowFault]
    told = [one.reason for one in found if isinstance(one, RowFault)]
    assert all("与第 3 行相同" in one and "写上“园区或区县”" in one for one in told)


def test_a_formula_without_its_result_and_an_error_are_no_empty_cells(template: Path) -> None:
    found = _fill(
        template,
        {NAME: "甲", "职工人数": "=40+46"},
        {NAME: '="乙"&"店"'},
        {NAME: "丙", "正式党员人数": "#DIV/0!"},
        {NAME: "丁"},
    )
    told = [one.reason for one in found if isinstance(one, RowFault)]
    assert "“职工人数”是公式，文件里没有算出的结果" in told[0]
    assert "“企业名称”是公式" in told[1] and "错误值 #DIV/0!" in told[2]
    assert [one.number for one in found if isinstance(one, RowProfile)] == [6]


def test_a_merged_park_is_that_of_each_row_and_a_merged_number_is_refused(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    page = book["企业情况"]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    for row, name in enumerate(("甲", "乙", "丙", "丁"), start=3):
        page[f"A{row}"] = name
    page[f"{heads['园区或区县']}3"], page[f"{heads['职工人数']}5"] = "合并园", 12
    page.merge_cells(f"{heads['园区或区县']}3:{heads['园区或区县']}4")
    page.merge_cells(f"{heads['职工人数']}5:{heads['职工人数']}6")
    page.merge_cells(f"{heads['工会']}3:{heads['工会']}6")  # holds nothing
    book.save(template)
    found = list(profiles_in(read_rows(template, NAME)))
    known = [one.profile for one in found if isinstance(one, RowProfile)]
    assert [(one.name, one.area) for one in known] == [
        ("甲", "合并园"),
        ("乙", "合并园"),
        ("丙", None),
    ]
    (fault,) = [one for one in found if isinstance(one, RowFault)]
    assert fault.name == "丁" and "“职工人数”这一格和别的格合并" in fault.reason


def test_every_kind_of_field_is_checked_where_it_is_typed(template: Path) -> None:
    page = openpyxl.load_workbook(template)["企业情况"]
    kinds = {field.kind for field in PROFILE_FIELDS.values()}
    assert kinds == set(FieldKind)
    checked = sum(field.kind is not FieldKind.TEXT for field in PROFILE_FIELDS.values())
    assert len(page.data_validations.dataValidation) == checked


def _with_columns(template: Path, *heads: str) -> list[RowProfile | RowFault]:
    book = openpyxl.load_workbook(template)
    page = book["企业情况"]
    page["A3"] = "东湖果酱"
    for place, head in enumerate(heads, start=page.max_column + 1):
        page.cell(1, place, head)
        page.cell(3, place, 1)
    book.save(template)
    return list(profiles_in(read_rows(template, NAME)))


def test_own_columns_are_let_be_and_a_mistyped_one_is_told_once(template: Path) -> None:
    (found,) = _with_columns(template, "备注", "序号")
    assert isinstance(found, RowProfile)
    with pytest.raises(SheetUnreadable, match="第一行：不认识“职工人數”.*是不是“职工人数”"):
        _with_columns(template, "职工人數")
