"""Folders of broken-off tasks: where a file takes shape before anything depends on it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.errors import AssistantError
from assistant.library.files import shown
from assistant.library.originals import sync_folder
from assistant.reasons import spoken_reason

STAGING = ".restore-"  # how the folders of imports begin, within the library's own


class TargetFailed(AssistantError):
    """The file that was to be written cannot be."""


@contextmanager
def staging(home: Path) -> Iterator[Path]:
    """A folder within the library's; gone afterwards, whatever happened."""
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=home))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def leftovers(home: Path, delete: bool) -> list[str]:
    """The folders of imports that were killed; the caller holds the write lock."""
    found = sorted(path for path in home.glob(f"{STAGING}*") if path.is_dir())
    if delete:
        for path in found:
            shutil.rmtree(path, ignore_errors=True)
    return [shown(path.name) for path in found]


@contextmanager
def unfinished(target: Path, overwrite: bool) -> Iterator[Path]:
    """A folder beside `target` in which a file of its name is written; then it takes its place.

    Raises: TargetFailed where the file must not, or cannot, be written.
    """
    _check_target(target, overwrite)
    prefix = f".{target.name}.part-"
    with target_errors(target):
        for stale in target.parent.glob(f"{_literally(prefix)}*"):  # of an export that was killed
            shutil.rmtree(stale, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    try:
        yield folder
        with target_errors(target):
            with (folder / target.name).open("rb+") as whole:
                os.fsync(whole.fileno())
            os.replace(folder / target.name, target)
            sync_folder(target.parent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def target_errors(target: Path) -> Iterator[None]:
    """Errors of the disk, in words that name the file."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise TargetFailed(
            f"“{shown(target)}”写不了（{_reason(error)}），没有导出。"
            "请清理磁盘、检查权限，或换一个位置"
        ) from error


def _reason(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return spoken_reason(error)
    full = getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
    return "磁盘已满" if full else str(error)


def _check_target(target: Path, overwrite: bool) -> None:
    if target.is_dir():
        raise TargetFailed(f"“{shown(target)}”是文件夹，请写明备份文件的名称，如 资料库备份.zip")
    if not target.parent.is_dir():
        raise TargetFailed(f"没有“{shown(target.parent)}”这个文件夹，请先建好它，或换一个位置")
    exists = False
    with suppress(OSError):
        exists = target.exists()
    if exists and not overwrite:
        raise TargetFailed(
            f"“{shown(target)}”已经存在，没有覆盖。请换一个名称，确实要覆盖时加上 --force"
        )


def _literally(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
