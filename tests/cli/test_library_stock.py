"""`library describe`, `removed`, `put-back`, `erase`, `pending`, `keep-both` as typed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu
from tests.library.test_stock import ORDERS, RULE


@pytest.fixture
def identity(dangwu: Dangwu, tmp_path: Path) -> str:
    """The id of the one document that the library holds."""
    path = tmp_path / "读书角" / "办法.txt"
    path.parent.mkdir()
    path.write_text(RULE, "utf-8")
    (row,) = dangwu("library", "add", path, "--json").json["files"]
    return str(row["document"]["id"])


def test_a_removal_is_listed_and_taken_back(dangwu: Dangwu, identity: str) -> None:
    removed = dangwu("library", "remove", identity, "--yes")
    assert f"dangwu library put-back {identity}" in removed.out
    assert identity in dangwu("library", "removed").out
    (record,) = dangwu("library", "removed", "--json").json
    assert record["document"]["id"] == identity
    assert record["removed"] < record["until"]
    assert "已恢复《果园读书角管理办法（试行）》" in dangwu("library", "put-back", identity).out
    assert "没有可以恢复的文件" in dangwu("library", "removed").out
    again = dangwu("library", "put-back", identity)
    assert again.code == 2
    assert "dangwu library removed" in again.err


def test_erasing_asks_first(dangwu: Dangwu, identity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dangwu("library", "remove", identity, "--yes")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    kept = dangwu("library", "erase", identity)
    assert kept.code == 1
    assert "确定彻底删除《果园读书角管理办法（试行）》吗" in kept.err
    assert dangwu("library", "erase", identity, "--yes").code == 0
    assert dangwu("library", "removed", "--json").json == []


def test_what_waits_is_listed_and_facts_are_filled_in(dangwu: Dangwu, identity: str) -> None:
    (missing,) = dangwu("library", "pending", "--json").json["missing"]
    assert {"issuer", "written"} <= missing["missing"].keys()
    assert "dangwu library describe" in dangwu("library", "pending").out
    options = ("--issuer", "某某果园", "--written", "2026年5月1日", "--number", "无")
    options += ("--level", "单位制度", "--effective", "2026-06-01")
    described = dangwu("library", "describe", identity, *options, "--json").json
    assert (described["issuer"], described["written"]) == ("某某果园", "2026-05-01")
    assert "发文机关：某某果园（人工填写：“某某果园”）" in dangwu("library", "show", identity).out
    assert "没有待处理的文件" in dangwu("library", "pending").out
    assert dangwu("library", "describe", identity).code == 2
    wrong = dangwu("library", "describe", identity, "--written", "去年春天")
    assert wrong.code == 2
    assert "不是日期" in wrong.err


def test_alike_documents_are_listed_and_kept(dangwu: Dangwu, identity: str, tmp_path: Path) -> None:
    (tmp_path / "转载.txt").write_text("某某网站转载\n\n" + RULE, "utf-8")
    (tmp_path / "说明.txt").write_text(ORDERS, "utf-8")
    dangwu("library", "add", tmp_path / "转载.txt", tmp_path / "说明.txt")
    (pair,) = dangwu("library", "pending", "--json").json["alike"]
    assert pair["kind"] == "近似重复"
    told = dangwu("library", "pending").out
    assert "keep-both" in told
    assert "请核对　《读书角说明》" in told
    ids = (pair["older"]["id"], pair["newer"]["id"])
    assert dangwu("library", "keep-both", *ids).code == 0
    assert dangwu("library", "pending", "--json").json["alike"] == []
