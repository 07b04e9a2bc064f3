"""Workbooks as offices keep them, written with openpyxl and by hand where it cannot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(fill: Callable[[Worksheet], None], title: str = "Sheet1") -> bytes:
    """A workbook with one sheet that `fill` writes."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = title
    fill(page)
    return saved(book)


def register() -> bytes:
    """A title over the table, a head, amounts, shares, dates, a row of notes."""

    def fill(page: Worksheet) -> None:
        page.merge_cells("A1:D1")
        page["A1"] = "党建经费登记表"
        page.append(["姓名", "金额", "比例", "日期"])
        page.append(["张三", 1200, 0.5, date(2025, 3, 1)])
        page.append(["李四", 80.5, 0.125, date(2024, 12, 31)])
        page["A5"] = "注：金额单位为元。"
        for row, share in ((3, "0%"), (4, "0.0%")):
            page.cell(row, 2).number_format = "#,##0.00"
            page.cell(row, 3).number_format = share
            page.cell(row, 4).number_format = "yyyy/m/d"

    return sheet(fill)


def formats() -> bytes:
    """Values whose text depends on the format of their cell."""

    def fill(page: Worksheet) -> None:
        page.append(["项目", "数值"])
        moment = datetime(2025, 7, 1, 9, 5)
        for number, (value, shown) in enumerate(
            (
                (date(2025, 7, 1), 'yyyy"年"m"月"d"日"'),
                (date(2025, 7, 1), "mm-dd-yy"),
                (date(2025, 7, 1), 'yyyy"年"m"月"'),
                (moment, "yyyy-mm-dd hh:mm"),
                (time(14, 30), "h:mm"),
                (7, "000"),
                ("007", "@"),
                (-1234.5, "#,##0.00_);[Red](#,##0.00)"),
                (30, '0"人"'),
                (99.9, "¥#,##0.00"),
                (0.333, "0.00%"),
                (0.1 + 0.2, "General"),
                (True, "General"),
            )
        ):
            page.append([f"第{number}行", value])
            page.cell(page.max_row, 2).number_format = shown

    return sheet(fill)


def counted(results: bool) -> bytes:
    """A sum as a formula, with its result or as a program writes it that counts nothing."""

    def fill(page: Worksheet) -> None:
        page.append(["活动", "人数"])
        page.append(["学习", 12])
        page.append(["走访", 30])
        page.append(["合计", "=SUM(B2:B3)"])

    data = sheet(fill)
    return changed(data, b"</f><v></v>", b"</f><v>42</v>") if results else data


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with bytes of its first sheet exchanged."""
    return with_part(data, "xl/worksheets/sheet1.xml", old, new)


def with_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with bytes of one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as copy:
        for name in whole.namelist():
            content = whole.read(name)
            if name == part:
                found = content.replace(b"</f><v />", b"</f><v></v>")
                assert old in found
                content = found.replace(old, new)
            copy.writestr(name, content)
    return out.getvalue()
