"""`dangwu visits` and `dangwu visit` for a sheet, as they are typed."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import openpyxl
import pytest

from assistant import TaskProgress, build_assistant
from tests.cli.conftest import HOSTILE, Dangwu

PROFILE = """企业名称 = "单独一家"
职工人数 = 30
正式党员人数 = 3
党组织形式 = "党支部"
任期届满日期 = 2024-06-30
"""


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


def test_a_run_that_was_broken_off_goes_on(office: Dangwu, sheet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "走访"

    def stop(moment: TaskProgress) -> None:
        raise KeyboardInterrupt

    with build_assistant() as assistant, pytest.raises(KeyboardInterrupt):
        assistant.visit_batches.run(sheet, folder, on_progress=stop)
    (first,) = folder.iterdir()
    before = first.stat().st_mtime_ns
    again = office("visit", sheet, "--out-dir", folder)
    assert "3 份走访资料包（其中 1 份上次已经做好，没有重做" in again.out
    assert first.stat().st_mtime_ns == before
    book = openpyxl.load_workbook(folder / "overview.xlsx")
    assert len([row for row in book["总览"].iter_rows(min_row=2) if row[1].value]) == 3


def test_a_run_that_is_stopped_leaves_what_is_made_with_its_overview(
    office: Dangwu, sheet: Path, tmp_path: Path
) -> None:
    folder, done = tmp_path / "走访", list[int]()
    with build_assistant() as assistant:
        rows = assistant.visit_batches.run(
            sheet,
            folder,
            on_progress=lambda moment: done.append(moment.total),
            wanted=lambda: not done,
        )
    assert [row.file for row in rows] == [one.name for one in folder.glob("003-*.docx")]
    assert done == [5]
    book = openpyxl.load_workbook(folder / "overview.xlsx")
    assert len([row for row in book["总览"].iter_rows(min_row=2) if row[1].value]) == 1


def test_ctrl_c_leaves_finished_packs_and_says_how_many(
    office: Dangwu, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "走访"

    @contextmanager
    def pressed() -> Iterator[Callable[[TaskProgress], None]]:
        def show(moment: TaskProgress) -> None:
            raise KeyboardInterrupt

        yield show

    monkeypatch.setattr("assistant.cli.visit_batch.task_view", pressed)
    told = office("visit", sheet, "--out-dir", folder)
    assert told.code == 130
    assert "处理了 1 行" in told.err and "里有 1 份做好的资料包" in told.err
    assert len(list(folder.iterdir())) == 1


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
