from __future__ import annotations

from pathlib import Path

import pytest

from evals.kept_library import kept_library
from tests.evals.test_cli import RULES


def titles(folder: Path, home: Path) -> list[str]:
    with kept_library([folder], home) as assistant:
        return [document.title for document in assistant.documents()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "docs"
    made.mkdir()
    (made / "读书会.txt").write_text(RULES, "utf-8")
    return made


def test_files_that_are_gone_are_taken_out(folder: Path, tmp_path: Path) -> None:
    other = folder / "剪枝队.txt"
    other.write_text(RULES.replace("读书会", "剪枝队").replace("每月", "每周"), "utf-8")
    assert len(titles(folder, tmp_path / "home")) == 2
    other.unlink()
    (only,) = titles(folder, tmp_path / "home")
    assert "读书会" in only


def test_a_library_made_by_other_code_is_made_anew_without_embedding(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    titles(folder, home)
    (home / "made-with.txt").write_text("other", "utf-8")
    capsys.readouterr()
    assert len(titles(folder, home)) == 1
    assert "入库 1 个文件，0 段新算向量" in capsys.readouterr().err
    assert (home / "made-with.txt").read_text("utf-8") != "other"


def test_a_home_that_cannot_be_opened_is_made_anew(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    titles(folder, home)
    (home / "made-with.txt").unlink()
    (home / "library.sqlite3").write_bytes(b"no database" * 1000)
    assert len(titles(folder, home)) == 1
