"""What is kept of enterprises as one file, apart from the backup of the library.

It holds enterprise data, so nobody but its owner may read it.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from assistant.errors import BackupBroken, ExportFailed, ProfileImpossible
from assistant.library.visit_rows import row_kept, row_text
from assistant.reasons import spoken_reason
from assistant.visits import KeptProfile

_FORMAT, _VERSION = "dangwu-visits", 1
_LARGEST = 200_000_000  # bytes


def write_kept(kept: Sequence[KeptProfile], target: Path, overwrite: bool = False) -> None:
    """Write all of them into `target`, whole or not at all. Raises: ExportFailed."""
    if target.is_dir():
        raise ExportFailed(f"“{target}”是文件夹，请写明文件名，如 走访档案.json")
    if target.exists() and not overwrite:
        raise ExportFailed(f"“{target}”已经存在，没有覆盖。请换一个名称，确实要覆盖时加上 --force")
    rows = [json.loads(row_text(one)) for one in kept]
    record = {"format": _FORMAT, "version": _VERSION, "enterprises": rows}
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".visits.part-", dir=target.parent)  # mode 600
        part = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        raise ExportFailed(
            f"“{target}”写不了（{spoken_reason(error)}），没有导出。请检查文件夹和权限"
        ) from error
    finally:
        if part:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def read_kept(source: Path) -> list[KeptProfile]:
    """What `write_kept` wrote, every record of it read. Raises: BackupBroken."""
    try:
        if source.stat().st_size > _LARGEST:
            raise BackupBroken(f"“{source}”太大，不是走访档案的备份")
        record = json.loads(source.read_bytes())
        if record["format"] != _FORMAT:
            raise ValueError
        if record["version"] > _VERSION:
            raise BackupBroken(f"“{source}”由较新版本的党务助手导出，请升级党务助手")
        return [row_kept(json.dumps(one, ensure_ascii=False)) for one in record["enterprises"]]
    except FileNotFoundError as error:
        raise BackupBroken(f"没有“{source}”这个文件，请核对名称") from error
    except OSError as error:
        raise BackupBroken(f"“{source}”打不开（{spoken_reason(error)}）") from error
    except (
        *(ValueError, TypeError, KeyError, AttributeError, RecursionError),
        ProfileImpossible,
    ) as error:
        raise BackupBroken(
            f"“{source}”已损坏，或者不是 dangwu visits export 导出的文件；走访档案没有变动"
        ) from error
