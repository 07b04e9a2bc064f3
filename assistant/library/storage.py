"""Errors of the disk and of SQLite, in words that name the folder and the next step."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import LibraryBusy, LibraryError, StorageFailed

# What a document's own content can be refused for.
REJECTED = (sqlite3.IntegrityError, UnicodeEncodeError)

BUSY = "另一个进程正在更新资料库，请稍后再试"

_FULL = "资料库所在磁盘空间不足（文件夹：{home}），请清理磁盘后重新运行刚才的命令"
_READ_ONLY = "资料库文件夹 {home} 不可写，请检查文件夹权限，或用 DANGWU_HOME 指定另一个文件夹"
_DAMAGED = (
    "资料库文件已损坏或不是本程序建立的（文件夹：{home}），"
    "请换一个 DANGWU_HOME 文件夹，用 dangwu library import 恢复备份，或重新运行 dangwu library add"
)
_FAILED = "读写资料库文件夹 {home} 失败（{error}），请检查磁盘是否正常"
_FULL_WORDS = ("disk is full", "no space left", "disk quota exceeded")
_READ_ONLY_WORDS = ("readonly database", "read-only file system", "unable to open database file")
_LOW_SPACE_BYTES = 256 * 1024
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EEXIST: "{home} 不是文件夹，请用 DANGWU_HOME 指定另一个文件夹",
    errno.ENOTDIR: "{home} 不是文件夹，请用 DANGWU_HOME 指定另一个文件夹",
}
_BY_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_ERROR": _DAMAGED,  # our statements are fixed: only a foreign schema makes them fail
}


@contextmanager
def storage_errors(home: Path, damaged: str = _DAMAGED) -> Iterator[None]:
    """Turn errors of SQLite, the disk and the indexes' files into ours; others pass.

    `damaged`: what to say of a damaged file that is none of the library's own.
    """
    try:
        yield
    except Exception as error:
        translated = as_library_error(error, home, damaged)
        if translated is None:
            raise
        raise translated from error


def as_library_error(error: Exception, home: Path, damaged: str = _DAMAGED) -> LibraryError | None:
    """The error in our words, or nothing when it does not come from storage."""
    if isinstance(error, LibraryError):
        return error
    message = _message(error, home)
    if message is None:
        return None
    if message == BUSY:
        return LibraryBusy(BUSY)
    if message == _DAMAGED:
        message = damaged
    return StorageFailed(message.format(home=home, error=error))


def _message(error: Exception, home: Path) -> str | None:
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    if isinstance(error, sqlite3.Error):
        return _sqlite_message(error, home)
    if isinstance(error, OSError) and error.errno is not None:
        return _BY_ERRNO.get(error.errno, _FAILED)
    # A vendor's index wraps the cause in a class of its own; the words come through.
    words = str(error).lower()
    if any(known in words for known in _FULL_WORDS):
        return _FULL
    return _READ_ONLY if any(known in words for known in _READ_ONLY_WORDS) else None


def _sqlite_message(error: sqlite3.Error, home: Path) -> str:
    # The extended name (SQLITE_IOERR_WRITE) starts with the primary one.
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BUSY
    for prefix, message in _BY_SQLITE.items():
        if name.startswith(prefix):
            return _FULL if message == _READ_ONLY and _is_full(home) else message
    return _FULL if _is_full(home) else _FAILED


def _is_full(home: Path) -> bool:
    # A full disk can also show as a plain I/O error, when a file cannot grow.
    try:
        return shutil.disk_usage(home).free < _LOW_SPACE_BYTES
    except OSError:
        return False
