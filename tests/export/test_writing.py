"""Files are written whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import ExportFailed
from assistant.export.writing import write_report
from tests.export.report_made import REPORT


@pytest.mark.parametrize("name", ["清单.docx", "清单.md", "清单.html", "大写.DOCX"])
def test_the_suffix_chooses_the_writer(tmp_path: Path, name: str) -> None:
    write_report(REPORT, tmp_path / name, overwrite=False)
    begins = {".md": b"# ", ".html": b"<!DOCTYPE html>"}.get(Path(name).suffix, b"PK")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_existing_file_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    target = tmp_path / "清单.md"
    target.write_text("旧的", "utf-8")
    with pytest.raises(ExportFailed, match="--force"):
        write_report(REPORT, target, overwrite=False)
    assert target.read_text("utf-8") == "旧的"
    write_report(REPORT, target, overwrite=True)
    assert "借书" in target.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["清单.md"]


@pytest.mark.parametrize("name", ["清单.pdf", "清单", "清单.doc", ".md.txt"])
def test_another_suffix_names_the_allowed_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed, match=r"\.docx、\.md、\.html"):
        write_report(REPORT, tmp_path / name, overwrite=False)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_a_folder_of_that_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="没有“.*”这个文件夹"):
        write_report(REPORT, tmp_path / "没有" / "清单.md", overwrite=False)
    (tmp_path / "夹.md").mkdir()
    with pytest.raises(ExportFailed, match="是文件夹"):
        write_report(REPORT, tmp_path / "夹.md", overwrite=True)


def test_a_name_that_the_disk_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="名称太长"):
        write_report(REPORT, tmp_path / f"{'长' * 300}.md", overwrite=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportFailed, match="没有权限"):
        write_report(REPORT, tmp_path / "清单.md", overwrite=False)
    tmp_path.chmod(0o700)
