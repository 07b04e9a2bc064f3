"""Which files a path stands for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from assistant.archives import ARCHIVE_SUFFIXES, archive_of, is_archive, member_at, members
from assistant.errors import (
    DocumentError,
    FileMissing,
    FileUnreadable,
    FormatUnsupported,
    SheetWrong,
)
from assistant.sheets import MANIFEST, sheet_complaint, sheets_mark

_TEMPORARY_STARTS = (".", "~$")  # hidden; lock files of Word, WPS and LibreOffice
_TEMPORARY_ENDS = ("~", ".tmp", ".temp", ".part", ".crdownload", ".swp")
_SYSTEM_NAMES = {"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"}


@dataclass(frozen=True, slots=True)
class FileState:
    """A file's key in the registry and what tells that it has changed."""

    key: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file or member of an archive to add, or a path that gave none and why.

    `state` is how it was before anybody read it: a change while it is read shows the next time.
    """

    path: Path
    error: DocumentError | None = None
    state: FileState | None = None


def find_files(paths: Sequence[Path], suffixes: frozenset[str] | None) -> list[FoundFile]:
    """Each file once, folders in order of names; an archive counts as a folder.

    `suffixes` limits what a folder yields; a file that is named itself is always taken.
    """
    seen: set[str] = set()
    found = []
    for path in paths:
        for file in _expand(path, suffixes):
            key = os.path.abspath(file.path)
            if key not in seen:
                seen.add(key)
                found.append(file)
    return found


def file_state(path: Path) -> FileState:
    """Size and time of a regular file, or of a member. Raises: DocumentError.

    Where a registration sheet speaks of the file, a negative number stands for both in the place
    of the time.
    """
    state = _own_state(path)
    mark = sheets_mark(path)
    return replace(state, mtime_ns=-(abs(state.mtime_ns) ^ mark)) if mark else state


def _own_state(path: Path) -> FileState:
    if archive_of(path):
        member = member_at(path)
        # Its checksum tells of a change better than a time to two seconds, as archives have it.
        return FileState(shown(os.path.abspath(path)), member.size, member.crc)
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        raise _path_error(path, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise FileUnreadable(f"“{shown(path)}”不是普通文件，请给出文档文件或文件夹的路径")
    return FileState(shown(os.path.abspath(path)), status.st_size, status.st_mtime_ns)


def shown(path: Path | str) -> str:
    """The path as text that can be stored and printed, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _expand(path: Path, suffixes: frozenset[str] | None) -> Iterator[FoundFile]:
    if archive_of(path):
        yield FoundFile(path)
        return
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        yield FoundFile(path, _path_error(path, error))
        return
    if is_folder:
        found = list(_walk(path, suffixes, set()))
    elif is_archive(path):
        found = list(_unpack(path, suffixes))
    else:
        found = [FoundFile(path)]
    yield from found or [FoundFile(path, _nothing_in(path, suffixes))]


def _walk(folder: Path, suffixes: frozenset[str] | None, entered: set[str]) -> Iterator[FoundFile]:
    real = os.path.realpath(folder)
    if real in entered:  # a link that leads back up
        return
    entered.add(real)
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield FoundFile(folder, _path_error(folder, error))
        return
    complaint = sheet_complaint(folder, names, suffixes or ())
    if complaint:
        yield FoundFile(folder / MANIFEST, SheetWrong(f"{complaint}，请改正登记单里的文件名"))
    for name in names:
        if _is_temporary(name):
            continue
        path = folder / name
        if os.path.isdir(path):
            yield from _walk(path, suffixes, entered)
        elif is_archive(path):
            yield from _unpack(path, suffixes)
        elif suffixes is None or path.suffix.lower() in suffixes:
            yield FoundFile(path)


def _unpack(archive: Path, suffixes: frozenset[str] | None) -> Iterator[FoundFile]:
    try:
        inside = members(archive)
    except DocumentError as error:
        yield FoundFile(archive, error)
        return
    for member in inside:
        inner = PurePath(member.path.relative_to(archive))
        wanted = suffixes is None or inner.suffix.lower() in suffixes | ARCHIVE_SUFFIXES
        if wanted and not any(map(_is_temporary, inner.parts)):
            yield FoundFile(member.path, member.error)


def _is_temporary(name: str) -> bool:
    lower = name.lower()
    return (
        lower.startswith(_TEMPORARY_STARTS)
        or lower.endswith(_TEMPORARY_ENDS)
        or lower in _SYSTEM_NAMES
    )


def _nothing_in(folder: Path, suffixes: frozenset[str] | None) -> DocumentError:
    kinds = f"（支持 {' '.join(sorted(suffixes))}）" if suffixes else ""
    kind = "压缩包" if is_archive(folder) else "文件夹"
    return FormatUnsupported(f"{kind}“{shown(folder)}”里没有可以入库的文件{kinds}，请检查路径")


def _path_error(path: Path, error: OSError | ValueError) -> DocumentError:
    name = shown(path)
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR) or code is None:
        return FileMissing(f"找不到“{name}”，请检查路径是否写对")
    if code in (errno.EACCES, errno.EPERM):
        return FileUnreadable(f"没有权限读取“{name}”，请调整权限后重试")
    if code == errno.ELOOP:
        return FileUnreadable(f"“{name}”是循环链接，请给出文件本身的路径")
    return FileUnreadable(f"无法读取“{name}”（{error}），请检查路径和磁盘")
