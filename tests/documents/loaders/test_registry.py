"""Which loader reads a file, and what is refused before any does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.documents.loaders.registry import SUPPORTED, load
from assistant.errors import (
    FileBroken,
    FileEmpty,
    FileMissing,
    FileProtected,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
)
from tests.documents.loaders import sample_files as samples

LIMIT = 1_000_000


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_supported_suffixes() -> None:
    assert SUPPORTED == {".txt", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm"}


def test_a_missing_file_and_a_dangling_link_are_missing(tmp_path: Path) -> None:
    link = tmp_path / "链接.txt"
    link.symlink_to(tmp_path / "没有.txt")
    for path in (tmp_path / "没有.txt", link):
        with pytest.raises(FileMissing, match=path.name):
            load(path, LIMIT)


def test_folders_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.txt"
    os.mkfifo(pipe)
    folder = tmp_path / "文件夹.txt"
    folder.mkdir()
    for path in (pipe, folder, Path("/dev/zero")):
        with pytest.raises(FileUnreadable, match=path.name):
            load(path, LIMIT)


def test_paths_that_no_system_call_accepts(tmp_path: Path) -> None:
    loop = tmp_path / "圈.txt"
    loop.symlink_to(loop)
    for path in (loop, tmp_path / ("长" * 300 + ".txt"), tmp_path / "a\0b.txt"):
        with pytest.raises(FileUnreadable):
            load(path, LIMIT)


def test_no_permission(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    path = put(tmp_path, "机要.txt", b"text")
    path.chmod(0)
    with pytest.raises(FileUnreadable, match="没有权限"):
        load(path, LIMIT)


def test_empty_and_blank_files(tmp_path: Path) -> None:
    for name, data in (("空.txt", b""), ("空.pdf", b""), ("空白.md", "\n　\n".encode())):
        with pytest.raises(FileEmpty, match=name):
            load(put(tmp_path, name, data), LIMIT)
    with pytest.raises(FileEmpty):
        load(put(tmp_path, "空.docx", samples.docx([])), LIMIT)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "汇编.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FileTooLarge, match=r"汇编.txt.*200\.0 MB.*100 MB.*DANGWU_MAX_FILE_MB"):
        load(path, 100 * 2**20)


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps", "通知.DOC"])
def test_old_office_files_get_the_way_out(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatUnsupported, match="另存为 .docx 或 PDF"):
        load(put(tmp_path, name, b"x"), LIMIT)


@pytest.mark.parametrize("name", ["表.xlsx", "图.jpg", "无扩展名"])
def test_other_formats_name_the_supported_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatUnsupported, match=r"\.docx、.*\.pdf、\.txt"):
        load(put(tmp_path, name, b"x"), LIMIT)


@pytest.mark.parametrize("name", ["零.pdf", "零.docx", "零.txt", "零.md", "零.html"])
def test_zeros_are_broken_under_every_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileBroken, match=name):
        load(put(tmp_path, name, bytes(5000)), LIMIT)


def test_content_wins_over_the_name(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", samples.pdf(samples.RULES)),
        ("b.pdf", samples.docx(samples.RULES)),
    ):
        loaded = load(put(tmp_path, name, data), LIMIT)
        assert loaded.text.split("\n") == list(samples.RULES)
        assert "扩展名" in loaded.warnings[0]


def test_old_containers_under_a_new_name(tmp_path: Path) -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(FormatUnsupported, match="旧版 Office"):
        load(put(tmp_path, "a.docx", start), LIMIT)
    locked = start + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(FileProtected, match="密码"):
        load(put(tmp_path, "b.docx", locked), LIMIT)
