"""What a backup file holds: a ZIP of the registry, vectors, originals and a manifest.

Since format 2 also the item bank, and the journal where that was asked for. A backup without them
is written in format 1, so that earlier programs can take it over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.errors import BackupBroken, IndexMismatch

FORMAT = 2
PROGRAM = "dangwu-library"
MANIFEST = "manifest.json"
REGISTRY = "registry.sqlite3"
VECTORS = "vectors.bin"
ORIGINALS = "originals/"
QUIZ = "quiz.sqlite3"
JOURNAL = "journal.sqlite3"

LARGEST_MANIFEST = 64 << 20  # bytes: room for half a million originals
_BESIDE = (QUIZ, JOURNAL)
_MEMBER = re.compile(
    r"(?:registry|quiz|journal)\.sqlite3|vectors\.bin|originals/[0-9a-f]{64}(\.[a-z0-9]{1,8})?"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_VECTOR = 65_536


@dataclass(frozen=True, slots=True)
class Mark:
    """The size and the SHA-256 of a member."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup. `schema`: version of the registry; `dimensions`: of a vector, or 0."""

    schema: int
    built_with: Mapping[str, str]
    dimensions: int
    documents: int
    passages: int
    originals: int
    made: str
    members: Mapping[str, Mark]


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as JSON."""
    least = FORMAT if any(name in manifest.members for name in _BESIDE) else 1
    record = {"program": PROGRAM, "format": least, **asdict(manifest)}
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode()


def manifest_from(content: bytes, name: str) -> Manifest:
    """The manifest of the backup `name`. Raises: BackupBroken; IndexMismatch for newer formats."""
    try:
        record = json.loads(content)
        if record["program"] != PROGRAM:
            raise ValueError("other program")
        version = int(record["format"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise not_ours(name) from error
    if version > FORMAT:
        raise IndexMismatch(
            f"备份文件“{name}”由较新版本的党务助手导出（格式 {version}，"
            f"本程序支持到格式 {FORMAT}），请升级党务助手后再导入"
        )
    try:
        return _manifest(record)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise broken(name, "清单内容不对") from error


def not_ours(name: str) -> BackupBroken:
    """The error for a file that is no backup at all."""
    return BackupBroken(
        f"“{name}”不是党务助手导出的资料库备份，请选用 dangwu library export 生成的文件；"
        "要添加文档压缩包，请用 dangwu library add"
    )


def broken(name: str, what: str) -> BackupBroken:
    """The error for a backup with something wrong in it."""
    return BackupBroken(
        f"备份文件“{name}”已损坏或被改动（{what}），没有导入，现有资料库没有变动。"
        "请重新拷贝或换一份备份"
    )


def _manifest(record: Mapping[str, Any]) -> Manifest:
    counts = {
        key: _count(record[key])
        for key in ("schema", "dimensions", "documents", "passages", "originals")
    }
    if counts["dimensions"] > _LONGEST_VECTOR:
        raise ValueError("dimensions")
    members = {str(name): _mark(name, mark) for name, mark in record["members"].items()}
    if REGISTRY not in members:
        raise ValueError("no registry")
    built_with = {str(name): str(value) for name, value in record["built_with"].items()}
    return Manifest(built_with=built_with, made=str(record["made"]), members=members, **counts)


def _mark(name: str, record: Mapping[str, Any]) -> Mark:
    sha256 = record["sha256"]
    if not _MEMBER.fullmatch(name) or not _SHA256.fullmatch(sha256):
        raise ValueError(name)
    if name.startswith(ORIGINALS) and name[len(ORIGINALS) :][:64] != sha256:
        raise ValueError(name)
    return Mark(_count(record["bytes"]), sha256)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(value)
    return value
