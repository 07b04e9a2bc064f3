"""A finished file takes its place: whole or not at all, and never over another unasked."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from assistant.errors import ExportFailed
from assistant.reasons import spoken_reason


def save(target: Path, content: bytes, overwrite: bool = False) -> None:
    """Write the content to `target`.

    Raises: ExportFailed where the target exists (without `overwrite`) or cannot be written; what
    stood there stays as it was.
    """
    check_target(target, overwrite)
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.part-", dir=target.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        os.replace(part, target)
    except OSError as error:
        raise ExportFailed(
            f"“{target}”写不了（{spoken_reason(error)}），没有导出。请检查权限和磁盘，或换一个位置"
        ) from error
    finally:
        if part:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def check_target(target: Path, overwrite: bool) -> None:
    """Refuse a target that exists, is a folder or lies in none. Raises: ExportFailed."""
    try:
        if target.is_dir():
            raise ExportFailed(f"“{target}”是文件夹，请写明文件名，如 日程.ics")
        if not target.parent.is_dir():
            raise ExportFailed(f"没有“{target.parent}”这个文件夹，请先建好它，或换一个位置")
        if target.exists() and not overwrite:
            raise ExportFailed(
                f"“{target}”已经存在，没有覆盖。请换一个名称，确实要覆盖时加上 --force"
            )
    except (OSError, ValueError) as error:
        reason = spoken_reason(error) if isinstance(error, OSError) else "名称里有不能用的字符"
        raise ExportFailed(f"“{target}”用不了（{reason}），请换一个位置") from error
