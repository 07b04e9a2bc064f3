"""Which files a path stands for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import DocumentError, FileMissing, FileUnreadable, FormatUnsupported

_TEMPORARY_STARTS = (".", "~$")  # hidden; lock files of Word, WPS and LibreOffice
_TEMPORARY_ENDS = ("~", ".tmp", ".temp", ".part", ".crdownload", ".swp")
_SYSTEM_NAMES = {"thumbs.db", "desktop.ini", "ehthumbs.db"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to add, or a path that gave none and why."""

    path: Path
    error: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class FileState:
    """A file's key in the registry and what tells that it has changed."""

    key: str
    size: int
    mtime_ns: int


def find_files(paths: Sequence[Path], suffixes: frozenset[str] | None) -> list[FoundFile]:
    """Each file once, folders in order of names. `suffixes` limits what a folder yields.

    A file that is named itself is always taken.
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
    """Size and time of a regular file. Raises: FileMissing, FileUnreadable."""
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
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        yield FoundFile(path, _path_error(path, error))
        return
    if not is_folder:
        yield FoundFile(path)
        return
    found = list(_walk(path, suffixes, set()))
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
    for name in names:
        if _is_temporary(name):
            continue
        path = folder / name
        if os.path.isdir(path):
            yield from _walk(path, suffixes, entered)
        elif suffixes is None or path.suffix.lower() in suffixes:
            yield FoundFile(path)


def _is_temporary(name: str) -> bool:
    lower = name.lower()
    return (
        lower.startswith(_TEMPORARY_STARTS)
        or lower.endswith(_TEMPORARY_ENDS)
        or lower in _SYSTEM_NAMES
    )


def _nothing_in(folder: Path, suffixes: frozenset[str] | None) -> DocumentError:
    kinds = f"（支持 {' '.join(sorted(suffixes))}）" if suffixes else ""
    return FormatUnsupported(f"文件夹“{shown(folder)}”里没有可以入库的文件{kinds}，请检查路径")


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
