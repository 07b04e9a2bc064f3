"""Formats that are a ZIP of parts (docx, xlsx, pptx, odt, ofd): what is refused before reading."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import DocumentError, FileBroken, FileProtected, FileTooLarge

_MB = 1024 * 1024
_LARGEST_UNPACKED = 300 * _MB  # real documents stay far below
_MOST_PARTS = 50_000
_DEEPEST = 40  # folders inside one another
_SUSPICIOUS = 30 * _MB  # below this a strong compression is nothing to worry about
_HIGHEST_RATIO = 400  # repeated table rows reach 100, the format itself ends at about 1000
_ENCRYPTED = 0x1
_HEAD = 8192  # bytes: a document type stands before the first element
_XML = (".xml", ".rels", ".opf")


def check_package(data: bytes, name: str, noun: str) -> tuple[str, ...]:
    """The names of the parts of a package that is safe to unpack; raises a DocumentError.

    `noun` is the kind of file as a user calls it, for the messages.
    """
    with broken_package(name, noun), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        _check_size(parts, len(data), name)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise FileProtected(f"“{name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。")
        for part in parts:
            if part.filename.lower().endswith(_XML):
                _refuse_declarations(archive, part, name)
        return tuple(part.filename for part in parts)


@contextmanager
def broken_package(name: str, noun: str) -> Iterator[None]:
    """Whatever a damaged package makes a reader raise becomes FileBroken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what readers leave out is told in our words
            yield
    except DocumentError:
        raise
    except Exception as error:
        # zipfile, lxml and the readers of each format have errors of their own, and meet
        # damage with nearly any built-in exception as well
        raise FileBroken(
            f"“{name}”不是有效的 {noun}，或文件已损坏。请用原来的软件打开后另存一份再添加。"
        ) from error


def part_names(data: bytes) -> tuple[str, ...]:
    """The names of the parts of a ZIP; nothing when it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except Exception:
        # a damaged directory raises nearly anything; the loader will say what is wrong
        return ()


def _check_size(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    advice = "请核对文件来源，或另存为 PDF 后再添加。"
    if unpacked > _LARGEST_UNPACKED:
        raise FileTooLarge(
            f"“{name}”解压后有 {unpacked // _MB} MB，"
            f"超过上限 {_LARGEST_UNPACKED // _MB} MB，没有读取。{advice}"
        )
    if unpacked > _SUSPICIOUS and unpacked > _HIGHEST_RATIO * packed:
        raise FileTooLarge(
            f"“{name}”解压后是原来的 {unpacked // max(packed, 1)} 倍，不像正常文档，没有读取。"
            f"{advice}"
        )
    if len(parts) > _MOST_PARTS:
        raise FileTooLarge(
            f"“{name}”内部有 {len(parts)} 个部件，超过上限 {_MOST_PARTS} 个，没有读取。{advice}"
        )
    if any(part.filename.count("/") > _DEEPEST for part in parts):
        raise FileBroken(f"“{name}”内部的文件夹嵌套过深，不像正常文档，没有读取。{advice}")


def _refuse_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No document needs a document type; entities in one can grow or reach for other files."""
    try:
        with archive.open(part) as stream:
            head = stream.read(_HEAD)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return  # a damaged part may be one that the text does not need
    plain = head.replace(b"\0", b"").upper()  # UTF-16 too
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise FileBroken(
            f"“{name}”内部含有文档类型或实体声明，正常文档没有这些内容，为安全起见没有读取。"
            "请核对文件来源，用原来的软件打开后另存一份再添加。"
        )
