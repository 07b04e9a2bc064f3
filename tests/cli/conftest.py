"""The command line run in this process, over real components and files made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
