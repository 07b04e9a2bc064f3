"""check, export, import, diff and watch at the command line, over real components."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import DUES, Dangwu

NEWER = DUES.replace(
    "第二条 每名党员月交纳党费数额一般不少于二角。",
    "第二条 没有收入的，经支部同意可以免交。\n\n第三条 每名党员月交纳党费数额一般不少于三角。",
)


@pytest.fixture
def home(surroundings: Path) -> Path:
    return surroundings


def test_check_finds_nothing_and_repairs_what_was_deleted(
    dangwu: Dangwu, files: Path, home: Path
) -> None:
    dangwu("library", "add", files)
    sound = dangwu("library", "check")
    assert (sound.code, "资料库完好" in sound.out) == (0, True)
    (home / "lexical.sqlite3").unlink()
    shutil.rmtree(home / "chroma")
    broken = dangwu("library", "check")
    assert broken.code == 2 and "下一步：运行 dangwu library check --repair" in broken.out
    repaired = dangwu("library", "check", "--repair")
    assert repaired.code == 0 and "已修复" in repaired.out
    record = dangwu("library", "check", "--json").json
    assert record["sound"] is True and record["findings"] == []
    assert len(set(record["index_rows"].values())) == 1
    assert dangwu("search", "按月交纳党费", "--json").json["hits"][0]["title"] == "党费收缴办法"


def test_reindex_takes_a_library_to_another_model(
    dangwu: Dangwu, files: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANGWU_EMBEDDING_MODEL", "e5-small-zh")
    dangwu("library", "add", files)
    monkeypatch.delenv("DANGWU_EMBEDDING_MODEL")
    refused = dangwu("search", "按月交纳党费")
    assert refused.code == 2 and "dangwu library reindex" in refused.err
    done = dangwu("library", "reindex")
    assert done.code == 0 and "重建了" in done.out
    assert dangwu("search", "按月交纳党费", "--json").json["hits"][0]["title"] == "党费收缴办法"
    assert dangwu("library", "check").code == 0


def test_a_backup_goes_to_another_machine_without_embedding(
    dangwu: Dangwu, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dangwu("library", "add", files)
    backup = tmp_path / "备份.zip"
    assert dangwu("library", "export", backup).code == 0
    again = dangwu("library", "export", backup)
    assert again.code == 2 and "--force" in again.err
    assert dangwu("library", "export", backup, "--force", "--json").json["documents"] == 2
    question = ("search", "按月交纳党费", "--json")
    before = dangwu(*question).json

    monkeypatch.setenv("DANGWU_HOME", str(tmp_path / "另一台"))
    imported = dangwu("library", "import", backup, "--json").json
    assert (imported["added"], imported["embedded"]) == (2, 0)
    assert dangwu(*question).json == before
    refused = dangwu("library", "import", backup)
    assert refused.code == 2 and "--merge" in refused.err and "--replace" in refused.err
    assert "新增 0 份" in dangwu("library", "import", backup, "--merge").out
    assert dangwu("library", "import", backup, "--merge", "--replace").code == 2


@pytest.mark.parametrize(("typed", "code"), [("n\n", 1), ("", 1), ("y\n", 0)])
def test_import_asks_before_documents_are_lost(
    dangwu: Dangwu,
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: int,
) -> None:
    dangwu("library", "add", files / "党费收缴办法.txt")
    backup = tmp_path / "备份.zip"
    dangwu("library", "export", backup)
    dangwu("library", "add", files)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    outcome = dangwu("library", "import", backup, "--replace")
    assert outcome.code == code and "现有 2 份文件" in outcome.err
    assert len(dangwu("library", "list", "--json").json) == (2 if code else 1)


def test_a_file_that_is_no_backup_is_one_line(dangwu: Dangwu, files: Path) -> None:
    for path in (files / "党费收缴办法.txt", files / "无.zip"):
        outcome = dangwu("library", "import", path)
        assert outcome.code == 2 and outcome.err.startswith("出错：")
        assert outcome.err.count("\n") == 1


def test_a_new_version_is_recognised_and_compared(
    dangwu: Dangwu, files: Path, tmp_path: Path
) -> None:
    dangwu("library", "add", files)
    newer = tmp_path / "新" / "党费收缴办法.txt"
    newer.parent.mkdir()
    newer.write_text(NEWER, "utf-8")
    added = dangwu("library", "add", newer)
    (notice,) = [line for line in added.out.splitlines() if "同一文件的不同版本" in line]
    command = notice.split("可运行 dangwu ")[1].split(" 比较")[0].split()
    compared = dangwu(*command)
    assert compared.code == 0
    assert "【条号变动并修改】第二条 → 第三条" in compared.out
    assert "〔删：二角〕〔增：三角〕" in compared.out
    assert "【新增】第二条" in compared.out
    by_path = dangwu("library", "diff", files / "党费收缴办法.txt", newer, "--json").json
    assert by_path["counts"] == {"新增": 1, "条号变动并修改": 1}
    assert by_path["changes"][0]["change"] in ("新增", "条号变动并修改")


def test_diff_of_what_is_not_there_is_one_line(dangwu: Dangwu, files: Path) -> None:
    for name in ("d0123456789", str(files / "无.txt")):
        outcome = dangwu("library", "diff", name, files / "党费收缴办法.txt")
        assert outcome.code == 2 and outcome.err.count("\n") == 1


def test_watch_once_brings_the_folder_in(dangwu: Dangwu, files: Path, tmp_path: Path) -> None:
    watched = dangwu("library", "watch", files, "--once")
    assert watched.code == 0 and watched.out.count("已入库") == 3
    (files / "支部设立办法.txt").unlink()
    told = dangwu("library", "watch", files, "--once", "--json")
    assert [Path(path).name for path in json.loads(told.out)["missing"]] == ["支部设立办法.txt"]
    assert len(dangwu("library", "list", "--json").json) == 2
    gone = dangwu("library", "watch", files, "--once", "--remove-missing")
    assert "已移出资料库　《支部设立办法》" in gone.out
    assert dangwu("library", "watch", tmp_path / "无").code == 2


@pytest.mark.parametrize("choice", ["keep", "skip", "replace"])
def test_a_reprint_is_reported_with_the_choice(dangwu: Dangwu, tmp_path: Path, choice: str) -> None:
    clauses = "".join(
        f"第{n}条 党员应当按时参加第{n}次组织生活，缺席的要向支部书记说明原因。\n\n"
        for n in "一二三四五六七八九"
    )
    one, two = tmp_path / "甲.txt", tmp_path / "乙.txt"
    one.write_text(f"组织生活办法\n\n{clauses}", "utf-8")
    two.write_text(f"果园委员会转发\n\n组织生活办法\n\n{clauses}", "utf-8")
    dangwu("library", "add", one)
    outcome = dangwu("library", "add", two, "--near-duplicates", choice)
    assert "《组织生活办法》" in outcome.out
    assert ("--near-duplicates" in outcome.out) == (choice != "replace")
    titles = [row["source_name"] for row in dangwu("library", "list", "--json").json]
    wanted = {"keep": ["乙.txt", "甲.txt"], "skip": ["甲.txt"], "replace": ["乙.txt"]}
    assert sorted(titles) == sorted(wanted[choice])
    assert dangwu("library", "add", two, "--near-duplicates", "maybe").code == 2


def program(*arguments: str | Path) -> subprocess.Popen[str]:
    """The program as a terminal starts it: heeding Ctrl-C, even where the tests run without one."""
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_ctrl_c_ends_an_add_soundly_and_the_next_one_goes_on(
    dangwu: Dangwu, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "许多"
    folder.mkdir()
    for number in range(30):
        lines = "".join(
            f"第{n}条 第{number}份办法的第{n}项要求。\n\n" for n in "一二三四五六七八九"
        )
        (folder / f"办法{number:02}.txt").write_text(f"办法{number}\n\n{lines}", "utf-8")
    process = program("library", "add", folder)
    for _ in range(400):
        time.sleep(0.05)
        if (home / "originals").is_dir() and len(list((home / "originals").iterdir())) > 6:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, out + err
    assert "已按要求停下" in err and "Traceback" not in err
    assert dangwu("library", "check").code == 0
    left = dangwu("library", "add", folder, "--json").json
    assert {row["state"] for row in left["files"]} <= {"已入库", "未变化"}
    assert len(dangwu("library", "list", "--json").json) == 30


def test_ctrl_c_ends_a_watch(files: Path) -> None:
    process = program("library", "watch", files, "--interval", "1")
    assert process.stdout is not None
    while "已入库" not in (line := process.stdout.readline()):
        assert line, "ended early"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0 and "已停止监看" in err and "Traceback" not in out + err


def test_a_damaged_index_is_named_rebuilt_and_the_page_to_be_restarted(
    dangwu: Dangwu, files: Path, home: Path
) -> None:
    dangwu("library", "add", files)
    (home / "lexical.sqlite3").write_bytes(b"no database " * 1_000)
    asked = dangwu("search", "按月交纳党费")
    assert asked.code == 2 and "dangwu library check --repair" in asked.err
    assert dangwu("library", "check").code == 2
    repaired = dangwu("library", "check", "--repair")
    assert repaired.code == 0 and "请重新启动" in repaired.out
    assert dangwu("library", "check").code == 0
    assert dangwu("search", "按月交纳党费", "--json").json["hits"][0]["title"] == "党费收缴办法"
