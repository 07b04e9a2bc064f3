"""Which files a path stands for."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from assistant.errors import FileMissing, FileUnreadable, FormatUnsupported
from assistant.library.files import file_state, find_files

SUFFIXES = frozenset({".md", ".txt"})


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", "utf-8")


def names(root: Path, *paths: Path) -> list[str]:
    return [str(found.path.relative_to(root)) for found in find_files(paths, SUFFIXES)]


def test_a_folder_yields_supported_files_in_order_of_names(tmp_path: Path) -> None:
    make(tmp_path, "b/z.md", "b/a.TXT", "a.md", "c.exe", "SOURCE.txt")
    assert names(tmp_path, tmp_path) == ["SOURCE.txt", "a.md", "b/a.TXT", "b/z.md"]


def test_hidden_and_temporary_files_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "x.md", ".h.md", ".git/y.md", ".~lock.x.md#", "~$x.md", "x.md~", "y.txt.tmp")
    make(tmp_path, "Thumbs.db", "desktop.ini")
    found = find_files([tmp_path], None)
    assert [item.path.name for item in found] == ["x.md"]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, ".h.md", "c.exe")
    assert names(tmp_path, tmp_path / "c.exe", tmp_path / ".h.md") == ["c.exe", ".h.md"]


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b/c.md")
    again = tmp_path / "b" / ".." / "a.md"
    assert names(tmp_path, tmp_path / "a.md", tmp_path, again) == ["a.md", "b/c.md"]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    make(tmp_path, "a/x.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")

    found = find_files([tmp_path], SUFFIXES)

    assert [item.path.name for item in found] == ["x.md", "self.md"]
    with pytest.raises(FileUnreadable, match="循环链接"):
        file_state(found[1].path)


def test_a_path_without_files_says_why(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    missing, empty = find_files([tmp_path / "没有.md", tmp_path / "空"], SUFFIXES)
    assert isinstance(missing.error, FileMissing) and "没有.md" in str(missing.error)
    assert isinstance(empty.error, FormatUnsupported) and ".md .txt" in str(empty.error)


def test_pipes_and_odd_names_do_no_harm(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / os.fsdecode(b"\xff.md")).write_text("文", "utf-8")
    with pytest.raises(FileUnreadable, match="不是普通文件"):
        file_state(tmp_path / "pipe.md")
    with pytest.raises(FileMissing):
        file_state(Path("a\0b"))
    odd = next(item for item in find_files([tmp_path], SUFFIXES) if item.path.name != "pipe.md")
    assert file_state(odd.path).key.endswith("\\xff.md")


def test_a_folder_without_permission_is_named() -> None:
    root = Path(tempfile.mkdtemp())
    as_root = os.geteuid() == 0
    try:
        make(root, "a.md", "locked/b.md")
        root.chmod(0o755)
        (root / "locked").chmod(0)
        if as_root:
            os.seteuid(65534)
        found = find_files([root], SUFFIXES)
    finally:
        if as_root:
            os.seteuid(0)
        (root / "locked").chmod(0o700)
        shutil.rmtree(root)
    assert [item.path.name for item in found] == ["a.md", "locked"]
    assert isinstance(found[1].error, FileUnreadable) and "没有权限" in str(found[1].error)


def test_an_archive_counts_as_a_folder_and_tells_of_changes(tmp_path: Path) -> None:
    archive = tmp_path / "包.zip"

    def pack(text: str) -> None:
        with zipfile.ZipFile(archive, "w") as made:
            made.writestr("内/甲.txt", text)
            made.writestr("__MACOSX/._甲.txt", "x")
            made.writestr("内/图.bin", "x")

    pack("甲文")
    (found,) = find_files([tmp_path], frozenset({".txt"}))
    assert found.path == archive / "内" / "甲.txt" and found.error is None
    before = file_state(found.path)
    pack("乙文")
    assert file_state(found.path) != before


def test_an_archive_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "包.zip").write_bytes(b"no archive")
    (tmp_path / "甲.txt").write_text("甲文", "utf-8")
    found = find_files([tmp_path], frozenset({".txt"}))
    assert [bool(one.error) for one in found] == [True, False]


def test_a_registration_sheet_changes_the_state_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("甲文", "utf-8")
    plain = file_state(path)
    sheet = tmp_path / "甲.txt.toml"
    sheet.write_text('"文号" = "一号"\n', "utf-8")
    stated = file_state(path)
    sheet.write_text('"文号" = "二号文"\n', "utf-8")
    changed = file_state(path)
    sheet.unlink()
    assert len({plain, stated, changed}) == 3 and file_state(path) == plain
