"""The command line run in this process, over real components and files made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assistant.cli.main import run

DUES = """党费收缴办法

第一条 党员应当按月交纳党费。

第二条 每名党员月交纳党费数额一般不少于二角。
"""
BRANCH = """支部设立办法

第一条 有正式党员三人以上的，应当成立党支部。

第二条 正式党员不足三人的，可以与邻近单位成立联合党支部。
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


HOSTILE = '=HYPERLINK("http://x.example")'
RULE = """中国共产党基层组织选举工作条例

第一条 为了规范基层组织选举工作，制定本条例。

第二条 本条例适用于企业等基层单位。

第三条 党的基层组织设立的委员会任期届满应当按期进行换届选举。如需延期或者提前进行换届选举，\
应当报上级党组织批准。延长或者提前期限一般不超过1年。
"""

Dangwu = Callable[..., Outcome]


@pytest.fixture
def dangwu(capsys: pytest.CaptureFixture[str]) -> Dangwu:
    """`dangwu("ask", "…")` as a function."""

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two short rules."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "党费收缴办法.txt").write_text(DUES, "utf-8")
    (folder / "支部设立办法.txt").write_text(BRANCH, "utf-8")
    return folder


@pytest.fixture
def office(dangwu: Dangwu, files: Path) -> Dangwu:
    """The command over a library with three short rules, one of which checks rest on."""
    (files / "中国共产党基层组织选举工作条例.txt").write_text(RULE, "utf-8")
    assert dangwu("library", "add", files).code == 0
    return dangwu


@pytest.fixture
def sheet(dangwu: Dangwu, tmp_path: Path) -> Path:
    """A filled-in template: three enterprises, two bad rows between them."""
    file = tmp_path / "企业情况.xlsx"
    assert dangwu("visit", "--excel-template", file).code == 0
    book = openpyxl.load_workbook(file)
    page = book["企业情况"]
    places = {cell.value: cell.column for cell in page[1]}
    rows: list[dict[str, Any]] = [
        {
            "企业名称": "梧桐果酱厂",
            "园区或区县": "东湖园区",
            "职工人数": 86,
            "正式党员人数": 5,
            "党组织形式": "党支部",
            "任期届满日期": "2024-06-30",
        },
        {"企业名称": "坏数字", "职工人数": "很多"},
        {"企业名称": HOSTILE, "园区或区县": "+东湖", "职工人数": 12, "正式党员人数": 0},
        {"职工人数": 3},
        {"企业名称": "城西 面馆/分店", "上次走访问题": "没有挂牌（期限：2026-12-31）"},
    ]
    for number, row in enumerate(rows, start=3):
        for label, value in row.items():
            cell = page.cell(number, places[label], value)
            cell.data_type = (
                "s" if isinstance(value, str) else "n"
            )  # openpyxl would make "=…" a formula
    book.save(file)
    return file
