from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.layout import cells, columns
from assistant.cli.reference import reference
from tests.cli.conftest import Dangwu

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_page_is_fresh() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert page == reference(), "run `make docs`"


def test_help_is_chinese_throughout() -> None:
    english = re.findall(
        r"\b(?:Usage|Options|Arguments|Commands|Show|default|required)\b", reference()
    )
    assert english == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["libary"], "没有“libary”这个命令"),
        (["ask"], "少写了“问题…”"),
        (["ask", "  "], "问题是空的"),
        (["search", "党费", "--levels", "省级"], "没有“--levels”这个选项"),
        (["search", "党费", "-k", "零"], "“零”不是 1 到 100 之间的整数"),
        (["search", "党费", "-k", "0"], "“0”不是 1 到 100 之间的整数"),
        (["search", "党费", "-k"], "少写了值"),
        (["search", "党费", "--level", "省"], "“省”不在可选之列：党章"),
        (["search", "党费", "--status", "有效"], "“有效”不在可选之列：现行有效"),
        (["ask", "党费", "--as-of", "2024"], "“2024”不是日期"),
        (["library", "list", "多余"], "多写了“多余”"),
        (["library", "remove"], "少写了“编号”"),
        (["serve", "--port", "70000"], "“70000”不是 0 到 65535 之间的整数"),
    ],
)
def test_wrong_usage_is_one_chinese_line(
    dangwu: Dangwu, arguments: list[str], expected: str
) -> None:
    outcome = dangwu(*arguments)
    assert outcome.code == 2
    assert expected in outcome.err
    assert outcome.err.count("\n") == 1 and "--help" in outcome.err
    assert outcome.out == ""


def test_no_command_shows_the_help(dangwu: Dangwu) -> None:
    outcome = dangwu()
    assert outcome.code == 2
    assert "用法：dangwu" in outcome.out


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("DANGWU_PORT", "abc", "应为整数"), ("DANGWU_MAX_FILE_MB", "0", "不能小于 1")],
)
def test_a_wrong_setting_is_named(
    dangwu: Dangwu, monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(name, value)
    outcome = dangwu("library", "list")
    assert outcome.code == 2
    assert name in outcome.err and expected in outcome.err and outcome.err.count("\n") == 1


def test_a_broken_settings_file_is_named(
    dangwu: Dangwu, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for content, expected in (("port = ", "dangwu.toml"), ("prot = 1", "“prot”")):
        (tmp_path / "dangwu.toml").write_text(content, "utf-8")
        outcome = dangwu("library", "list")
        assert outcome.code == 2
        assert expected in outcome.err and outcome.err.count("\n") == 1


def test_chinese_is_printed_under_any_locale() -> None:
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        check=True,
    )
    assert "用法：dangwu" in done.stdout.decode("utf-8")


def test_columns_line_up_in_terminal_cells() -> None:
    lines = columns([("ab", "甲"), ("问题", "乙")]).splitlines()
    assert [cells(line[: line.index(mark)]) for line, mark in zip(lines, "甲乙", strict=True)] == [
        8,
        8,
    ]
