"""Registration sheets (登记单): what a clerk states of files, in TOML beside them.

`manifest.toml` speaks of all files of its folder, one table a file name; `某文件.pdf.toml` speaks
of that one file and wins.
"""

from __future__ import annotations

import os
import tomllib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.archives import archive_of, member_at, read_bytes
from assistant.errors import DocumentError, SheetWrong
from assistant.text import digest

MANIFEST = "manifest.toml"
_SUFFIX = ".toml"
_LARGEST = 1 << 20  # bytes; a sheet, not a document


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet says of one file; `name` is the sheet's own."""

    name: str
    values: Mapping[str, object]


def sheets_for(path: Path) -> tuple[Sheet, ...]:
    """What is stated of a file, the sheet that wins last. Raises: SheetWrong naming the sheet."""
    found = []
    manifest = _content(path.parent / MANIFEST)
    if manifest is not None:
        values = _matching(manifest, path.name)
        if values is not None and not isinstance(values, Mapping):
            raise SheetWrong(
                f'{MANIFEST} 里“{path.name}”下面应是几行“"项目" = "内容"”，'
                f'请写成 ["{path.name}"] 一节，再添加。'
            )
        found += [Sheet(MANIFEST, values)] if values else []
    sidecar = path.with_name(path.name + _SUFFIX)
    own = _content(sidecar)
    return (*found, *([Sheet(sidecar.name, own)] if own else []))


def sheets_mark(path: Path) -> int:
    """A number that changes when what is stated of the file changes; 0 when nothing is."""
    try:
        said = [(sheet.name, dict(sheet.values)) for sheet in sheets_for(path)]
    except DocumentError as error:
        return _number(str(error))
    return _number(repr(said)) if said else 0


def sheet_complaint(folder: Path, names: Sequence[str], suffixes: Collection[str]) -> str:
    """What in the sheets of a folder belongs to none of its files; empty when all is well.

    `names` are those of everything in the folder, `suffixes` those of documents.
    """
    present = {_same_form(name) for name in names}
    lost = [name for name in names if _is_lost_sidecar(name, present, suffixes)]
    complaints = [f"“{name}”旁边没有“{name[: -len(_SUFFIX)]}”" for name in lost]
    try:
        listed = (_content(folder / MANIFEST) or {}) if MANIFEST in names else {}
    except DocumentError:
        listed = {}  # every file of the folder says so itself
    complaints += [
        f"{MANIFEST} 里的“{name}”在文件夹里找不到"
        for name in listed
        if _same_form(name) not in present
    ]
    return "；".join(complaints)


def _is_lost_sidecar(name: str, present: Collection[str], suffixes: Collection[str]) -> bool:
    inner, ending = os.path.splitext(name)
    is_sidecar = ending == _SUFFIX and os.path.splitext(inner)[1].lower() in suffixes
    return is_sidecar and _same_form(inner) not in present


def _matching(manifest: Mapping[str, object], name: str) -> object:
    wanted = _same_form(name)
    return next((value for key, value in manifest.items() if _same_form(key) == wanted), None)


def _same_form(name: str) -> str:
    # some systems take accents and syllables of a file name apart
    return unicodedata.normalize("NFC", name)


def _content(sheet: Path) -> Mapping[str, object] | None:
    """The sheet as TOML; nothing when there is no such file."""
    try:
        if archive_of(sheet):
            member = member_at(sheet)
            size, mark = member.size, member.crc
        else:
            status = os.stat(sheet)
            size, mark = status.st_size, status.st_mtime_ns
    except (OSError, ValueError, DocumentError):
        return None
    return _parsed(sheet, size, mark)


@lru_cache(maxsize=64)
def _parsed(sheet: Path, size: int, mark: int) -> Mapping[str, object]:
    """The sheet as TOML; size and mark stand for its content."""
    if size > _LARGEST:
        raise SheetWrong(
            f"登记单“{sheet.name}”有 {size / _LARGEST:.1f} MB，超过上限 1 MB，没有使用。"
            "请只写各文件的标题、文号等项目。"
        )
    try:
        return tomllib.loads(read_bytes(sheet, _LARGEST).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SheetWrong(
            f"登记单“{sheet.name}”不是 UTF-8 编码，请用记事本另存为 UTF-8 后再添加。"
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SheetWrong(
            f"登记单“{sheet.name}”不是合法的 TOML（{error}）。"
            '每行写成“"项目" = "内容"”，文件名写成 ["文件名.pdf"]，请改好再添加。'
        ) from error


def _number(words: str) -> int:
    return int(digest(words)[:15], 16) or 1
