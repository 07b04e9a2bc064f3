"""Packages of parts: what is refused before any reader sees it."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.documents.loaders.packages import broken_package, check_package, part_names
from assistant.errors import DocumentError, FileBroken, FileEmpty, FileTooLarge

NOUN = "Word 文件（.docx）"


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_the_names_of_a_sound_package() -> None:
    data = package({"a.xml": b"<a/>", "b/c.rels": b"<c/>"})
    assert check_package(data, "a.docx", NOUN) == ("a.xml", "b/c.rels")
    assert part_names(data) == ("a.xml", "b/c.rels")
    assert part_names(b"PK\x03\x04 damaged") == ()


def test_a_few_megabytes_of_one_character_are_nothing_to_worry_about() -> None:
    check_package(package({"a.xml": b"<a>" + b" " * 20_000_000 + b"</a>"}), "a.docx", NOUN)


@pytest.mark.parametrize(
    ("parts", "error", "words"),
    [
        ({"a.bin": b"\0" * 64_000_000}, FileTooLarge, "解压后是原来的"),
        ({"a/" * 50 + "b.xml": b""}, FileBroken, "嵌套过深"),
        ({f"{at}.xml": b"" for at in range(50_001)}, FileTooLarge, "内部有 50001 个部件"),
        ({"a.xml": b"<!DOCTYPE a><a/>"}, FileBroken, "声明"),
        ({"a.rels": b" " * 100 + b"<!ENTITY b 'c'>"}, FileBroken, "声明"),
    ],
)
def test_traps(parts: dict[str, bytes], error: type[DocumentError], words: str) -> None:
    with pytest.raises(error, match=rf"“文\.docx”.*{words}"):
        check_package(package(parts, zipfile.ZIP_DEFLATED), "文.docx", NOUN)


def test_a_stated_size_beyond_the_limit_is_refused_without_reading() -> None:
    data = bytearray(package({"a.bin": b"x"}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (400 << 20).to_bytes(4, "little")
    with pytest.raises(FileTooLarge, match="解压后有 400 MB"):
        check_package(bytes(data), "a.docx", NOUN)


@pytest.mark.parametrize("error", [RecursionError(), KeyError("x"), MemoryError(), ValueError()])
def test_what_a_reader_stumbles_over_means_damage(error: Exception) -> None:
    with pytest.raises(FileBroken, match=r"“文\.docx”不是有效的 Word 文件"):
        with broken_package("文.docx", NOUN):
            raise error


def test_our_own_errors_stay_what_they_are() -> None:
    with pytest.raises(FileEmpty, match="空的"):
        with broken_package("文.docx", NOUN):
            raise FileEmpty("空的")
