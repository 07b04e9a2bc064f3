"""A report into a file: its name chooses the writer, and the file is whole or absent."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from assistant.errors import ReportFailed
from assistant.export.markdown import markdown_bytes
from assistant.export.word import word_bytes
from assistant.reasons import spoken_reason
from assistant.report import Report

WRITERS: Mapping[str, Callable[[Report], bytes]] = {".docx": word_bytes, ".md": markdown_bytes}


def write_report(report: Report, target: Path, overwrite: bool) -> None:
    """Write the report as its suffix says. Raises: ReportFailed; then nothing has changed."""
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        allowed = "、".join(WRITERS)
        raise ReportFailed(f"“{target.name}”的类型写不了，可用的后缀：{allowed}，如 清单.docx")
    write_whole(target, writer(report), overwrite)


def write_whole(target: Path, content: bytes, overwrite: bool) -> None:
    """Write the bytes beside `target` and move them there. Raises: ReportFailed."""
    _check(target, overwrite)
    made = None
    try:
        handle, made = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(made, 0o666 & ~_umask())
        _place(made, target, overwrite)
    except OSError as error:
        raise ReportFailed(
            f"“{target}”写不了（{spoken_reason(error)}），没有保存。请检查权限和磁盘，或换一个位置"
        ) from error
    finally:
        if made:
            with suppress(OSError):
                os.unlink(made)


def _place(made: str, target: Path, overwrite: bool) -> None:
    """Move the file there; without `overwrite` also where another took the name meanwhile."""
    if overwrite:
        os.replace(made, target)
        return
    try:
        os.link(made, target)
    except FileExistsError:
        raise ReportFailed(_exists(target)) from None
    except OSError:  # a disk without hard links
        os.replace(made, target)


def _check(target: Path, overwrite: bool) -> None:
    try:
        if target.is_dir():
            raise ReportFailed(f"“{target}”是文件夹，请写明文件的名称，如 清单.docx")
        if not target.parent.is_dir():
            raise ReportFailed(f"没有“{target.parent}”这个文件夹，请先建好它，或换一个位置")
        if target.exists() and not overwrite:
            raise ReportFailed(_exists(target))
    except OSError as error:
        raise ReportFailed(f"“{target}”写不了（{spoken_reason(error)}），请换一个位置") from error


def _exists(target: Path) -> str:
    return f"“{target}”已经存在，没有覆盖。请换一个名称，确实要覆盖时加上 --force"


def _umask() -> int:
    """The mask of new files; reading it means setting it for a moment."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
