"""Documents inside ZIP archives: a member has the virtual path `某某.zip/内部/文件.docx`.

Nothing is ever unpacked to the disk: a member is read into memory, within limits that are
checked against the archive's own directory before and against the bytes while they are read.
"""

from __future__ import annotations

import errno
import hashlib
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from assistant.archive_names import inner_path
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileMissing,
    FileProtected,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
)
from assistant.reasons import spoken_reason

ARCHIVE_SUFFIXES = frozenset({".zip"})
MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 4 << 30
# Text and XML shrink to a tenth, rarely to a fiftieth; a bomb shrinks to a thousandth.
MAX_RATIO = 200
_RATIO_FROM_BYTES = 8 << 20

_ENCRYPTED = 0x1
_MB = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive; `error` tells why it is not to be read. `crc` is of its bytes."""

    path: Path
    size: int
    crc: int
    error: DocumentError | None = None


def is_archive(path: Path) -> bool:
    """Whether the path is a file that holds documents; a folder of that name is a folder."""
    return path.suffix.lower() in ARCHIVE_SUFFIXES and path.is_file()


def archive_of(path: Path) -> Path | None:
    """The archive that a virtual path leads into; none for a path of the disk."""
    for parent in reversed(path.parents):
        if is_archive(parent):
            return parent
    return None


def members(archive: Path) -> list[Member]:
    """The files of an archive in order of names. Raises: DocumentError for the whole of it."""
    return [member for member, _ in _directory(archive).values()]


def member_at(path: Path) -> Member:
    """The member at a virtual path. Raises: DocumentError when there is none."""
    return _entry(path)[0]


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a file or of a member, one more than `limit` at most. Raises: DocumentError."""
    with open_bytes(path) as content:
        return content.read(-1 if limit is None else limit + 1)


def sha256_of(path: Path) -> str:
    """The digest of a file or of a member, without holding it in memory. Raises: DocumentError."""
    digest = hashlib.sha256()
    with open_bytes(path) as content:
        while block := content.read(_MB):
            digest.update(block)
    return digest.hexdigest()


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """A file or a member open for reading. Raises: DocumentError, also while it is read."""
    archive = archive_of(path)
    if archive is None:
        with _named(path), path.open("rb") as file:
            yield file
        return
    member, info = _entry(path)
    if member.error:
        raise member.error
    try:
        # Reading ends at the size that the directory states, even where more was packed.
        with _named(archive), zipfile.ZipFile(archive) as opened, opened.open(info) as content:
            yield content
    except NotImplementedError as error:
        raise FormatUnsupported(
            f"压缩包“{archive.name}”里的“{path.name}”用了不支持的压缩方式，"
            "请解压后重新打成普通 ZIP，或直接添加解压出来的文件。"
        ) from error
    except (*_BROKEN, RuntimeError) as error:
        raise FileBroken(
            f"压缩包“{archive.name}”里的“{path.name}”已损坏，请重新取得压缩包。"
        ) from error


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors of the disk as document errors that name the file."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(f"找不到“{path.name}”，它可能刚被移走。请核对路径后再添加。") from error
    except PermissionError as error:
        raise FileUnreadable(f"没有权限读取“{path}”，请调整权限后重试。") from error
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise ValueError("a place that the file does not have") from error
        reason = spoken_reason(error)
        raise FileUnreadable(f"读不了“{path}”（{reason}），请检查磁盘和路径。") from error


def _entry(path: Path) -> tuple[Member, zipfile.ZipInfo]:
    archive = archive_of(path)
    found = _directory(archive).get(path.relative_to(archive).as_posix()) if archive else None
    if found is None:
        raise FileMissing(f"压缩包里找不到“{path}”，请核对路径，或重新添加整个压缩包。")
    return found


def _directory(archive: Path) -> dict[str, tuple[Member, zipfile.ZipInfo]]:
    with _named(archive):
        status = os.stat(archive)
    return _listed(archive, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=4)
def _listed(archive: Path, size: int, mtime_ns: int) -> dict[str, tuple[Member, zipfile.ZipInfo]]:
    """The directory of an archive by inner path; size and time stand for its content."""
    try:
        with _named(archive), zipfile.ZipFile(archive) as opened:
            infos = [info for info in opened.infolist() if not info.is_dir()]
    except (*_BROKEN, NotImplementedError) as error:
        raise FileBroken(
            f"压缩包“{archive.name}”打不开，可能已损坏或不是 ZIP 格式。"
            "请重新取得压缩包，或解压后添加文件夹。"
        ) from error
    _check_limits(archive, infos)
    found = {}
    for info in infos:
        inner, outside = inner_path(info)
        if inner:
            objection = _objection(archive, info, inner, outside)
            member = Member(archive / inner, info.file_size, info.CRC, objection)
            found[inner] = (member, info)
    return dict(sorted(found.items()))


def _check_limits(archive: Path, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise FileTooLarge(
            f"压缩包“{archive.name}”里有 {len(infos)} 个文件，超过上限 {MAX_MEMBERS} 个，没有读取。"
            "请拆成几个压缩包再添加。"
        )
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED_BYTES:
        raise FileTooLarge(
            f"压缩包“{archive.name}”解开后有 {total // _MB} MB，"
            f"超过上限 {MAX_UNPACKED_BYTES // _MB} MB，没有读取。请核对来源，或拆成几个压缩包。"
        )


def _objection(
    archive: Path, info: zipfile.ZipInfo, inner: str, outside: bool
) -> DocumentError | None:
    name = f"压缩包“{archive.name}”里的“{PurePosixPath(inner).name}”"
    if outside:
        return FileUnreadable(f"{name}写着压缩包以外的路径，没有读取。请解压核对后单独添加。")
    if stat.S_ISLNK(info.external_attr >> 16):
        return FileUnreadable(f"{name}只是一个链接，没有内容。请添加它指向的文件。")
    if info.flag_bits & _ENCRYPTED:
        return FileProtected(f"{name}有密码。请用密码解压后，添加解压出来的文件。")
    if PurePosixPath(inner).suffix.lower() in ARCHIVE_SUFFIXES:
        return FormatUnsupported(f"{name}又是一个压缩包，没有读取。请先解压，再添加里面的压缩包。")
    if info.file_size > max(_RATIO_FROM_BYTES, MAX_RATIO * info.compress_size):
        return FileTooLarge(
            f"{name}解开后是压缩时的 {info.file_size // max(info.compress_size, 1)} 倍"
            f"（上限 {MAX_RATIO} 倍），疑为恶意文件，没有读取。请核对来源。"
        )
    return None
