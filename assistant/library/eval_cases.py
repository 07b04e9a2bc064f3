"""Evaluation cases that came out of the journal: a JSON-lines file in the library folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from assistant.library.storage import storage_errors

FILE = "eval_cases.jsonl"
_LOCK = Lock()


def keep_case(home: Path, row: Mapping[str, Any]) -> Path:
    """Write the case as the last line, in place of an earlier one of its id; the file.

    The file is whole at any moment; lines that were written by hand stay. Raises: StorageFailed.
    """
    target = Path(os.path.abspath(home)) / FILE
    with _LOCK, storage_errors(target.parent):
        held = target.read_text("utf-8-sig").splitlines() if target.exists() else []
        kept = [line for line in held if line.strip() and _id(line) != row["id"]]
        fresh = target.with_name(f"{FILE}.{uuid4().hex}")
        lines = [*kept, json.dumps(row, ensure_ascii=False)]
        try:
            fresh.touch(mode=0o600)
            fresh.write_text("\n".join(lines) + "\n", "utf-8")
            os.replace(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)
    return target


def cases_kept(home: Path) -> frozenset[str]:
    """The ids of the cases in the file. Raises: StorageFailed."""
    target = Path(os.path.abspath(home)) / FILE
    with storage_errors(target.parent):
        held = target.read_text("utf-8-sig").splitlines() if target.exists() else []
    return frozenset(filter(None, map(_id, held)))


def _id(line: str) -> str:
    try:
        row = json.loads(line)
    except ValueError:
        return ""
    return str(row.get("id", "")) if isinstance(row, dict) else ""
