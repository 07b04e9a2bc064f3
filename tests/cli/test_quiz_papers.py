"""`dangwu quiz --papers` and `dangwu quiz bank` as a trainer types them."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli.conftest import Dangwu
from tests.quiz.club_rules import ORCHARD, RULES


@pytest.fixture
def library(dangwu: Dangwu, tmp_path: Path) -> Dangwu:
    """A library of two rules."""
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "果园读书会条例.txt").write_text(RULES, "utf-8")
    (folder / "果树管护办法.txt").write_text(ORCHARD, "utf-8")
    assert dangwu("library", "add", folder).code == 0
    return dangwu


def test_two_versions_are_written_with_their_key_and_told(library: Dangwu, tmp_path: Path) -> None:
    target = tmp_path / "试卷.docx"
    run = library("quiz", "--papers", "A,B", "--count", "6", "--title", "测试", "--out", target)
    assert run.code == 0
    assert f"已写入 {target}" in run.err and f"已写入 {tmp_path / '试卷_答案.docx'}" in run.err
    assert "A卷编号" in run.out and "B卷编号" in run.out and "覆盖情况" in run.out
    titles = [line.text for line in docx.Document(str(target)).paragraphs]
    assert "测试（A卷）" in titles and "测试（B卷）" in titles
    again = library("quiz", "--papers", "A,B", "--count", "6", "--title", "测试", "--out", target)
    assert again.code == 2 and "已经存在" in again.err


def test_a_blueprint_is_given_filled_in_and_followed(library: Dangwu, tmp_path: Path) -> None:
    plan, target = tmp_path / "蓝图.toml", tmp_path / "题.xlsx"
    assert library("quiz", "--blueprint-template").out.startswith("# 命题蓝图")
    assert library("quiz", "--blueprint-template", "--out", plan).code == 0
    assert library("quiz", "--blueprint-template", "--out", plan).code == 2
    run = library("quiz", "--blueprint", plan, "--out", target, "--layout", "考试星")
    assert run.code == 0 and "注意：单选题（难度难）要 4 道" in run.err
    head = next(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert head[:2] == ("题型", "题干")


def test_a_paper_as_json_has_items_versions_and_reasons(library: Dangwu) -> None:
    record = library("quiz", "--papers", "A,B", "--count", "200", "--json").json
    assert record["asked"] == 200 and 0 < record["made"] == len(record["items"]) < 200
    assert record["reasons"]
    assert [one["version"] for one in record["papers"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--papers", "甲"], "“甲”用不了"),
        (["--blueprint", "没有.toml"], "没有“没有.toml”"),
        (["--out", "试卷.pdf"], "可用的后缀"),
        (["--out", "试卷.xlsx", "--layout", "别的"], "可用：通用、问卷星、考试星"),
        (["--papers", "A", "--documents", "没有的办法"], "没有的办法"),
        (["--papers", "A", "--kinds", "选择"], "选择"),
    ],
)
def test_what_cannot_be_is_told(
    library: Dangwu, options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = library("quiz", *options)
    assert run.code == 2 and told in run.err
    assert not list(tmp_path.glob("试卷*"))


def test_an_empty_library_is_told(dangwu: Dangwu, tmp_path: Path) -> None:
    run = dangwu("quiz", "--papers", "A", "--out", tmp_path / "试卷.docx")
    assert run.code == 2 and "dangwu library add" in run.err


def test_the_bank_from_a_paper_to_statistics(library: Dangwu, tmp_path: Path) -> None:
    assert "没有这样的题" in library("quiz", "bank", "list").out
    assert "还没有写成过试卷" in library("quiz", "bank", "papers").out
    library("quiz", "--count", "4", "--kinds", "单选", "--out", tmp_path / "卷.md")
    items = library("quiz", "bank", "list", "--json").json
    assert len(items) == 4 and {one["state"] for one in items} == {"待审"}
    first, second = items[0]["id"], items[1]["id"]
    assert library("quiz", "bank", "approve", first[:10]).out == "已通过 1 题。\n"
    refused = library("quiz", "bank", "reject", second)
    assert refused.code == 2 and "写明原因" in refused.err
    assert library("quiz", "bank", "reject", second, "--reason", "有歧义").code == 0
    shown = library("quiz", "bank", "show", second).out
    assert "不用：有歧义" in shown and "原文：“" in shown and "用过的试卷：" in shown
    edited = library("quiz", "bank", "edit", first, "--explanation", "新的解析", "--json").json
    assert edited["explanation"] == "新的解析" and edited["edited"]
    paper = library("quiz", "bank", "papers").out.splitlines()[1].split()[0]
    again = tmp_path / "再印.docx"
    assert library("quiz", "bank", "reprint", paper, "--out", again).code == 0 and again.exists()
    assert "没有“没有”这份试卷" in library("quiz", "bank", "reprint", "没有", "--out", again).err
    sheet = tmp_path / "成绩.csv"
    people = [[f"人{at}", *("12.5" if at % 2 else "25" for _ in range(4))] for at in range(6)]
    sheet.write_text("\n".join(map(",".join, [["姓名", *"1234"], *people])), "utf-8")
    told = library("quiz", "bank", "import-results", sheet, "--paper", paper)
    assert told.code == 0 and "6 人、4 题" in told.out
    figures = library("quiz", "bank", "stats", "--json").json
    assert {one["difficulty"] for one in figures} == {0.75}
    assert "区分度" in library("quiz", "bank", "stats").out


def test_a_changed_text_shows_in_the_list(library: Dangwu, tmp_path: Path) -> None:
    library("quiz", "--count", "6", "--kinds", "单选", "--out", tmp_path / "卷.json")
    items = json.loads((tmp_path / "卷.json").read_text("utf-8"))["items"]
    path = tmp_path / "资料" / "果树管护办法.txt"
    path.write_text(ORCHARD.replace("四次", "五次").replace("期为三年", "期为四年"), "utf-8")
    assert library("library", "add", path).code == 0
    flagged = library("quiz", "bank", "list", "--flagged", "--json").json
    gone = {
        one["id"]
        for one in items
        if "四次" in one["citation"]["quote"] or "期为三年" in one["citation"]["quote"]
    }
    assert gone and {one["id"] for one in flagged} == gone
    assert all("没有这句话" in one["flag"] for one in flagged)
