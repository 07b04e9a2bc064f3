"""`dangwu visits` and `dangwu visit` for a sheet, as they are typed."""

from __future__ import annotations

import io
import logging
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from assistant import TaskProgress
from tests.cli.conftest import Dangwu

HOSTILE = '=HYPERLINK("http://x.example")'


RULE = """中国共产党基层组织选举工作条例

第一条 为了规范基层组织选举工作，制定本条例。

第二条 本条例适用于企业等基层单位。

第三条 党的基层组织设立的委员会任期届满应当按期进行换届选举。如需延期或者提前进行换届选举，\
应当报上级党组织批准。延长或者提前期限一般不超过1年。
"""
PROFILE = """企业名称 = "单独一家"
职工人数 = 30
正式党员人数 = 3
党组织形式 = "党支部"
任期届满日期 = 2024-06-30
"""


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


def test_a_sheet_becomes_packs_and_an_overview_and_bad_rows_are_told(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    made = office("visit", sheet, "--out-dir", tmp_path / "走访")
    assert made.code == 2
    assert "3 份走访资料包，2 行没有生成" in made.out
    assert "第 4 行　坏数字　没有生成：“职工人数”写的是“很多”" in made.out
    assert "第 6 行　（没有企业名称）" in made.out
    names = sorted(file.name for file in (tmp_path / "走访").iterdir())
    assert [name[:4] for name in names] == ["003-", "005-", "007-", "over"]
    assert names[2] == "007-城西 面馆分店.docx"
    words = "\n".join(
        one.text for one in docx.Document(str(tmp_path / "走访" / names[0])).paragraphs
    )
    assert "梧桐果酱厂" in words
    book = openpyxl.load_workbook(tmp_path / "走访" / "overview.xlsx")
    assert book.sheetnames == ["总览", "差距清单", "各项要求", "各园区进度", "没有生成"]
    assert [row[0].value for row in book["没有生成"].iter_rows(min_row=2)] == [4, 6]
    assert {row[1].value for row in book["总览"].iter_rows(min_row=2)} >= {HOSTILE, "梧桐果酱厂"}
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    assert book["各园区进度"]._charts
    gaps = [[cell.value for cell in row] for row in book["差距清单"].iter_rows(min_row=2)]
    assert ["东湖园区", "梧桐果酱厂", "任期届满应当按期换届", "未达标"] in [row[:4] for row in gaps]
    assert {row[3] for row in gaps} <= {"未达标", "缺资料"}
    first = [cell.value for cell in book["各项要求"][2]]
    assert first == ["任期届满应当按期换届", 0, 1, 2, "0%"]


def test_what_is_there_already_is_not_overwritten_unasked(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "走访"
    arguments = ("visit", sheet, "--out-dir", folder, "--format", "md")
    assert "3 份走访资料包" in office(*arguments).out
    again = office(*arguments)
    assert "已经存在" in again.err and "--force" in again.err and not again.out
    assert "3 份走访资料包，2 行" in office(*arguments, "--force").out


def test_json_has_a_record_for_each_row(office: Dangwu, sheet: Path, tmp_path: Path) -> None:
    rows = office("visit", sheet, "--out-dir", tmp_path / "走访", "--json").json
    assert [row["row"] for row in rows] == [3, 4, 5, 6, 7]
    assert [bool(row["file"]) for row in rows] == [True, False, True, False, True]
    assert all(bool(row["file"]) != bool(row["reason"]) for row in rows)


def test_a_sheet_wants_a_folder_and_a_sheet_without_rows_is_told(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    assert "--out-dir" in office("visit", sheet).err
    empty = tmp_path / "空.xlsx"
    assert office("visit", "--excel-template", empty).code == 0
    told = office("visit", empty, "--out-dir", tmp_path / "走访")
    assert told.code == 2 and "示例行不算" in told.err
    assert office("visit", tmp_path / "没有.xlsx", "--out-dir", tmp_path / "走访").code == 2
    assert not (tmp_path / "走访").exists()


def test_a_visit_is_recorded_carried_over_shown_and_forgotten(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    noted = office(
        "visits", "record", "面馆", "--on", "2026-11-20", "--found", "见了老板",
        "--problem", "书记空缺@2026-12-15", "--done", "1",
    )  # fmt: skip
    assert noted.code == 0 and "未办结问题 1 个" in noted.out
    shown = office("visits", "show", "面馆").out
    assert "1. [已办结] 没有挂牌（期限 2026-12-31）" in shown
    assert "2. [未办结] 书记空缺（期限 2026-12-15）" in shown and "2026-11-20　见了老板" in shown
    assert (
        "3 份走访资料包"
        in office("visit", sheet, "--out-dir", tmp_path / "二", "--format", "md").out
    )
    (pack,) = (tmp_path / "二").glob("007-*.md")
    assert "书记空缺" in pack.read_text("utf-8")
    assert "梧桐果酱厂" in office("visits", "list").out
    assert office("visits", "forget", "城西 面馆/分店", "--yes").code == 0
    assert office("visits", "show", "面馆").code == 2
    assert len(office("visits", "list", "--json").json) == 2


def test_forgetting_asks_first(
    office: Dangwu, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    refused = office("visits", "forget", "梧桐果酱厂")
    assert refused.code == 1 and "不能恢复" in refused.err
    assert len(office("visits", "list", "--json").json) == 3
    monkeypatch.setattr(sys, "stdin", io.StringIO("是\n"))
    assert office("visits", "forget", "梧桐果酱厂").code == 0
    assert len(office("visits", "list", "--json").json) == 2


def test_progress_on_screen_and_in_excel(office: Dangwu, sheet: Path, tmp_path: Path) -> None:
    assert "没有进度可看" in office("visits", "progress").out
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    shown = office("visits", "progress").out
    assert "东湖园区" in shown and "未填园区" in shown
    target = tmp_path / "进度.xlsx"
    assert "3 家企业，3 个园区" in office("visits", "progress", "--out", target).out
    page = openpyxl.load_workbook(target)["各园区进度"]
    assert {row[0].value for row in page.iter_rows(min_row=2)} == {"东湖园区", "+东湖", "未填园区"}


def test_one_profile_is_kept_as_well(office: Dangwu, tmp_path: Path) -> None:
    file = tmp_path / "profile.toml"
    file.write_text(PROFILE, "utf-8")
    assert office("visit", file, "--out", tmp_path / "包.docx").code == 0
    (kept,) = office("visits", "list", "--json").json
    assert kept["name"] == "单独一家" and kept["checks"]
    office("visits", "record", "单独", "--problem", "没有活动场所，邮箱a@b.com没有回")
    assert office("visit", file, "--out", tmp_path / "包.md").code == 0
    assert "没有活动场所" in (tmp_path / "包.md").read_text("utf-8")


def _profile(tmp_path: Path, name: str, *lines: str) -> Path:
    file = tmp_path / f"{name}.toml"
    file.write_text("\n".join(('企业名称 = "东湖果酱厂"', *lines)), "utf-8")
    return file


def test_a_later_profile_fills_in_what_is_kept_and_the_pack_says_of_which_day(
    office: Dangwu, tmp_path: Path
) -> None:
    whole = _profile(tmp_path, "全", '园区 = "东湖园区"', "职工人数 = 80", "正式党员人数 = 4")
    short = _profile(tmp_path, "短", "职工人数 = 86")
    assert office("visit", whole, "--out", tmp_path / "一.md", "--on", "2026-03-02").code == 0
    told = office("visit", short, "--out", tmp_path / "二.md")
    assert "沿用走访档案的有 2 项（园区或区县、正式党员人数）" in told.err and "--fresh" in told.err
    pack = (tmp_path / "二.md").read_text("utf-8").replace("\\", "")
    assert "| 正式党员人数 | 4（档案，2026-03-02） |" in pack and "| 职工人数 | 86 |" in pack
    assert "标“档案”的有2项" in pack and "走访档案里2026年3月2日的情况" in pack
    (kept,) = office("visits", "list", "--json").json
    assert kept["area"] == "东湖园区"
    assert kept["values"]["members"] == {"value": "4", "day": "2026-03-02"}
    assert kept["values"]["employees"]["value"] == "86"
    fresh = office("visit", short, "--out", tmp_path / "三.md", "--fresh")
    assert "沿用" not in fresh.err
    assert "档案，" not in (tmp_path / "三.md").read_text("utf-8")
    (kept,) = office("visits", "list", "--json").json
    assert set(kept["values"]) == {"area", "employees"}


def test_a_pack_of_an_earlier_day_replaces_nothing_of_a_later_one(
    office: Dangwu, tmp_path: Path
) -> None:
    file = _profile(tmp_path, "一", "职工人数 = 86")
    assert office("visit", file, "--out", tmp_path / "一.md", "--on", "2026-06-01").code == 0
    file = _profile(tmp_path, "二", "职工人数 = 40", "正式党员人数 = 4")
    assert office("visit", file, "--out", tmp_path / "二.md", "--on", "2025-06-01").code == 0
    (kept,) = office("visits", "list", "--json").json
    assert kept["checked_on"] == "2026-06-01"
    assert kept["values"]["employees"] == {"value": "86", "day": "2026-06-01"}
    assert kept["values"]["members"] == {"value": "4", "day": "2025-06-01"}
    for day in ("1800-01-01", "9999-12-31"):
        told = office("visit", file, "--on", day)
        assert told.code == 2 and f"二.toml：走访日期写的是 {day}" in told.err


def test_enterprises_of_one_name_are_told_apart_by_their_park(
    office: Dangwu, tmp_path: Path
) -> None:
    one = _profile(tmp_path, "甲", '园区 = "甲园"', "职工人数 = 9")
    two = _profile(tmp_path, "乙", '园区 = "乙园"', "职工人数 = 5")
    assert office("visit", one, two, "--out", tmp_path / "新" / "包", "--format", "md").code == 0
    assert sorted(file.name for file in (tmp_path / "新" / "包").iterdir()) == ["乙.md", "甲.md"]
    kept = office("visits", "list", "--json").json
    assert [(one["area"], one["values"]["employees"]["value"]) for one in kept] == [
        ("乙园", "5"),
        ("甲园", "9"),
    ]
    told = office("visits", "show", "东湖果酱厂")
    assert told.code == 2 and "东湖果酱厂（乙园）、东湖果酱厂（甲园）" in told.err
    assert "甲园" in office("visits", "show", "东湖果酱厂（甲园）").out
    unsaid = _profile(tmp_path, "丙", "职工人数 = 7")
    told = office("visit", unsaid, "--out", tmp_path / "丙.md")
    assert told.code == 2 and "写明“园区或区县”" in told.err
    assert office("visits", "forget", "东湖果酱厂", "--yes").code == 2
    assert office("visits", "forget", "东湖果酱厂（甲园）", "--yes").code == 0
    assert [one["area"] for one in office("visits", "list", "--json").json] == ["乙园"]
    twice = office("visit", two, two, "--out", tmp_path / "两")
    assert twice.code == 2 and "是同一家企业（东湖果酱厂）" in twice.err


def test_a_run_that_was_broken_off_goes_on(
    office: Dangwu, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "走访"
    with monkeypatch.context() as patch:
        patch.setattr("assistant.cli.visit_batch.task_view", _breaking_off_after_first)
        stopped = office("visit", sheet, "--out-dir", folder)
    assert stopped.code == 130 and "接着做" in stopped.err
    (first,) = folder.iterdir()
    before = first.stat().st_mtime_ns
    again = office("visit", sheet, "--out-dir", folder)
    assert "3 份走访资料包（其中 1 份上次已经做好，没有重做" in again.out
    assert first.stat().st_mtime_ns == before
    book = openpyxl.load_workbook(folder / "overview.xlsx")
    assert len([row for row in book["总览"].iter_rows(min_row=2) if row[1].value]) == 3


@contextmanager
def _breaking_off_after_first() -> Iterator[Callable[[TaskProgress], None]]:
    def show(moment: TaskProgress) -> None:
        raise KeyboardInterrupt

    yield show


def test_packs_of_an_earlier_sheet_are_told_and_bad_rows_alone_write_nothing(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "走访"
    bad = tmp_path / "坏.xlsx"
    assert office("visit", "--excel-template", bad).code == 0
    book = openpyxl.load_workbook(bad)
    book["企业情况"]["A3"], book["企业情况"]["J3"] = "坏数字", "很多"
    book.save(bad)
    told = office("visit", bad, "--out-dir", folder)
    assert told.code == 2 and "1 行都没有生成" in told.out
    assert list(folder.iterdir()) == []
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", folder).out
    book["企业情况"]["J3"] = 5
    book.save(bad)
    told = office("visit", bad, "--out-dir", folder, "--force")
    assert told.code == 0 and "另有 3 份以前的资料包" in told.out and "003-梧桐果酱厂" in told.out


def test_what_is_kept_goes_into_a_backup_and_comes_back(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    before = office("visits", "list", "--json").json
    backup = tmp_path / "档案.json"
    assert "3 家企业" in office("visits", "export", backup).out
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "--force" in office("visits", "export", backup).err
    damaged = Path(os.environ["DANGWU_HOME"]) / "visits.sqlite3"
    damaged.write_bytes(b"nothing of the kind" * 100)
    told = office("visits", "list")
    assert told.code == 2 and "dangwu visits import" in told.err and "library" not in told.err
    damaged.unlink()
    assert "3 家企业，现在共 3 家" in office("visits", "import", backup).out
    assert office("visits", "list", "--json").json == before
    backup.write_text('{"format": "dangwu-visits", "version": 1, "enterprises": [{}]}', "utf-8")
    assert "走访档案没有变动" in office("visits", "import", backup).err
    assert office("visits", "list", "--json").json == before


def test_a_visit_says_something_and_an_address_is_no_day(office: Dangwu, tmp_path: Path) -> None:
    file = _profile(tmp_path, "一")
    assert office("visit", file, "--out", tmp_path / "一.md").code == 0
    told = office("visits", "record", "东湖")
    assert told.code == 2 and "没有写走访情况" in told.err
    assert office("visits", "show", "东湖", "--json").json["visits"] == []
    noted = ("--problem", "邮箱a@b.com没有回", "--problem", "缺章@2026-12-01")
    problems = office("visits", "record", "东湖", *noted, "--json").json["problems"]
    assert [(one["text"], one["due"]) for one in problems] == [
        ("邮箱a@b.com没有回", None),
        ("缺章", "2026-12-01"),
    ]
    assert (
        "“2026-13-01”不是日期"
        in office("visits", "record", "东湖", "--problem", "章@2026-13-01").err
    )


def test_nothing_of_an_enterprise_is_logged(
    office: Dangwu, sheet: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert "3 份走访资料包" in office("visit", sheet, "--out-dir", tmp_path / "一").out
    office("visits", "record", "梧桐", "--found", "见了老板")
    assert not [word for word in ("梧桐", "见了老板", "面馆") if word in caplog.text]


def test_an_empty_library_is_told_once(dangwu: Dangwu, sheet: Path, tmp_path: Path) -> None:
    told = dangwu("visit", sheet, "--out-dir", tmp_path / "一")
    assert told.code == 2 and told.err.count("资料库还是空的") == 1
