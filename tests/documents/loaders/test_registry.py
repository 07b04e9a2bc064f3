"""Which loader reads a file, and what is refused before any does."""

from __future__ import annotations

import io
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
from assistant.text import squeeze
from tests.documents.loaders import sample_files as samples
from tests.documents.made import scans

LIMIT = 1_000_000


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_supported_suffixes() -> None:
    texts = {".txt", ".md", ".markdown", ".html", ".htm", ".rtf"}
    paged = {".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"}
    word = {".docx", ".doc", ".dot", ".wps", ".wpt", ".odt"}
    sheets_and_slides = {".xlsx", ".xlsm", ".xls", ".et", ".pptx", ".ppt", ".dps"}
    assert SUPPORTED == texts | paged | word | sheets_and_slides


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


@pytest.mark.parametrize(
    "name", ["通知.doc", "通知.WPS", "表.xls", "表.et", "表.xlsx", "讲稿.dps", "图.jpg", "图.TIFF"]
)
def test_text_under_the_name_of_another_format_is_broken(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileBroken, match=rf"{name}.*扩展名有误"):
        load(put(tmp_path, name, "活动记录".encode()), LIMIT)


@pytest.mark.parametrize("name", ["录音.mp3", "图.webp", "无扩展名"])
def test_other_formats_name_the_supported_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatUnsupported, match=r"\.docx、.*\.pdf、.*\.txt"):
        load(put(tmp_path, name, b"x"), LIMIT)


@pytest.mark.parametrize("name", ["资料.zip", "资料.rar", "资料.7z"])
def test_archives_are_to_be_unpacked(name: str, tmp_path: Path) -> None:
    with pytest.raises(FormatUnsupported, match=rf"{name}.*压缩包"):
        load(put(tmp_path, name, b"PK\x03\x04"), LIMIT)


@pytest.mark.parametrize("name", [f"零{suffix}" for suffix in sorted(SUPPORTED)])
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


def test_a_picture_is_read_under_the_name_of_any_picture_and_of_a_pdf(tmp_path: Path) -> None:
    page = scans.plain_page(samples.RULES[2:3], (1654, 500))
    out = io.BytesIO()
    page.save(out, "PNG")
    for name, noted in (("a.png", 0), ("b.jpg", 0), ("c.pdf", 1)):
        loaded = load(put(tmp_path, name, out.getvalue()), LIMIT)
        assert squeeze(loaded.text) == squeeze(samples.RULES[2])
        assert sum("扩展名" in warning for warning in loaded.warnings) == noted


def test_containers_of_old_office_under_a_new_name(tmp_path: Path) -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(FileBroken, match=r"a\.docx.*损坏"):
        load(put(tmp_path, "a.docx", start), LIMIT)
    locked = start + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(FileProtected, match="密码"):
        load(put(tmp_path, "b.docx", locked), LIMIT)
