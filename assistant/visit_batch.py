"""Many packs in one go: a file each; what fails is a row of the report, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, LibraryEmpty
from assistant.inspection import TaskProgress
from assistant.profile import Profile
from assistant.visits import RowFault, RowProfile

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]')
_PACK = re.compile(r"\d{3,}-.+\.(?:docx|html|md)")
_LONGEST_NAME = 50  # characters; a file name holds 255 bytes


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What became of one row of a sheet: the file with its pack, or the reason there is none.

    `existed`: the pack was there already, from a run that was broken off.
    """

    number: int
    name: str
    file: str = ""
    reason: str = ""
    existed: bool = False


def write_packs(
    rows: Sequence[RowProfile | RowFault],
    write: Callable[[Profile, Path], bool],
    folder: Path,
    suffix: str,
    on_progress: Callable[[TaskProgress], None] | None = None,
    wanted: Callable[[], bool] | None = None,
) -> tuple[BatchRow, ...]:
    """Have `write` make the pack of each row into a file of `folder`, one after the other.

    `write` tells whether it had to: a pack may be there already. As soon as `wanted` says no, the
    rows that are left are not begun and not told.

    Raises: LibraryEmpty.
    """
    told = on_progress or (lambda _: None)
    found: list[BatchRow] = []
    for done, row in enumerate(rows, start=1):
        if wanted and not wanted():
            break
        found.append(
            BatchRow(row.number, row.name, reason=row.reason)
            if isinstance(row, RowFault)
            else _made(row, write, folder, suffix)
        )
        told(TaskProgress("生成走访资料包", done, len(rows)))
    return tuple(found)


def _made(
    row: RowProfile, write: Callable[[Profile, Path], bool], folder: Path, suffix: str
) -> BatchRow:
    name = row.profile.name
    target = folder / f"{row.number:03d}-{file_name(name)}{suffix}"
    try:
        made = write(row.profile, target)
    except LibraryEmpty:
        raise  # no row would fare better
    except AssistantError as error:
        return BatchRow(row.number, name, reason=str(error))
    except Exception as error:  # one odd profile must not cost two hundred packs
        reason = f"程序出错（{type(error).__name__}），请单独用这一家再试，仍不行请报告"
        return BatchRow(row.number, name, reason=reason)
    return BatchRow(row.number, name, file=target.name, existed=not made)


def packs_left_over(folder: Path, rows: Sequence[BatchRow]) -> tuple[str, ...]:
    """Packs in the folder that are of no row: those of an earlier sheet, by their names."""
    made = {row.file for row in rows}
    found = (file.name for file in folder.iterdir() if _PACK.fullmatch(file.name))
    return tuple(sorted(name for name in found if name not in made))


def file_name(name: str) -> str:
    """The name of an enterprise as part of a file name that every system takes."""
    return _FORBIDDEN.sub("", " ".join(name.split()))[:_LONGEST_NAME].strip(" .") or "企业"
