from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Dangwu


def test_add_reports_each_file_and_list_shows_them(dangwu: Dangwu, files: Path) -> None:
    added = dangwu("library", "add", files)
    assert added.code == 0
    assert added.out.count("已入库") == 3  # two rows and the summary
    listed = dangwu("library", "list")
    assert "党费收缴办法" in listed.out and "支部设立办法" in listed.out
    assert "共 2 份" in listed.out


def test_add_json_and_an_unchanged_folder_embeds_nothing(dangwu: Dangwu, files: Path) -> None:
    first = dangwu("library", "add", files, "--json").json
    assert [row["state"] for row in first["files"]] == ["已入库", "已入库"]
    assert first["embedded"] > 0
    again = dangwu("library", "add", files, "--json").json
    assert [row["state"] for row in again["files"]] == ["未变化", "未变化"]
    assert again["embedded"] == 0


def test_a_bad_file_is_one_line_and_the_rest_is_added(dangwu: Dangwu, files: Path) -> None:
    (files / "空.txt").write_bytes(b"")
    outcome = dangwu("library", "add", files, "没有这个文件.txt")
    assert outcome.code == 0
    failures = [line for line in outcome.out.splitlines() if line.startswith("未入库　")]
    assert len(failures) == 2
    assert any("空.txt" in line for line in failures)
    assert any("没有这个文件.txt" in line for line in failures)


def test_nothing_added_is_exit_code_2(dangwu: Dangwu, tmp_path: Path) -> None:
    assert dangwu("library", "add", tmp_path / "无此文件").code == 2
    empty = tmp_path / "空文件夹"
    empty.mkdir()
    nothing = dangwu("library", "add", empty)
    assert nothing.code == 2
    assert nothing.out.strip()


def test_an_empty_library_says_what_to_do(dangwu: Dangwu) -> None:
    assert "dangwu library add" in dangwu("library", "list").out
    assert dangwu("library", "list", "--json").json == []


def test_show_tells_what_a_document_is(dangwu: Dangwu, files: Path) -> None:
    dangwu("library", "add", files)
    documents = {row["title"]: row["id"] for row in dangwu("library", "list", "--json").json}
    shown = dangwu("library", "show", documents["党费收缴办法"])
    assert "党费收缴办法" in shown.out and "第一条" in shown.out
    record = dangwu("library", "show", documents["党费收缴办法"], "--json").json
    assert "".join(passage["text"] for passage in record["passages"]).count("党费") >= 3


def test_an_unknown_document_is_one_line(dangwu: Dangwu, files: Path) -> None:
    dangwu("library", "add", files)
    for verb in (["show"], ["remove", "--yes"]):
        outcome = dangwu("library", verb[0], "d0123456789abcdef", *verb[1:])
        assert outcome.code == 2
        assert outcome.err.startswith("出错：") and outcome.err.count("\n") == 1


@pytest.mark.parametrize(("typed", "left"), [("n\n", 2), ("", 2), ("y\n", 1)])
def test_remove_asks_first(
    dangwu: Dangwu, files: Path, monkeypatch: pytest.MonkeyPatch, typed: str, left: int
) -> None:
    dangwu("library", "add", files)
    document = dangwu("library", "list", "--json").json[0]
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    outcome = dangwu("library", "remove", document["id"])
    assert document["title"] in outcome.err
    assert outcome.code == (0 if left == 1 else 1)
    assert len(dangwu("library", "list", "--json").json) == left


def test_what_was_removed_is_no_longer_found(dangwu: Dangwu, files: Path) -> None:
    dangwu("library", "add", files)
    documents = {row["title"]: row["id"] for row in dangwu("library", "list", "--json").json}
    removed = dangwu("library", "remove", documents["党费收缴办法"], "--yes", "--json")
    assert removed.json["title"] == "党费收缴办法"
    hits = dangwu("search", "按月交纳党费", "--json").json["hits"]
    assert {hit["title"] for hit in hits} <= {"支部设立办法"}
