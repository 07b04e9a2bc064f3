"""How search slows down as the library grows: from a stored bench, else measured small.

A bench that is kept in git reaches sizes that would take an hour here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.apart import run_apart
from evals.errors import InputError
from evals.report_sets import ROOT

_TITLE = "随资料增长"
STORED = ROOT / "evals" / "bench.json"
_KEPT = ("passages", "p50_ms", "p95_ms", "rss_mb", "stand_in")
Growth = list[dict[str, Any]]


def growth(
    stored: Path | None, sizes: Sequence[int], corpus: Path
) -> tuple[Growth, list[tuple[str, str]]]:
    """Rows by rising size; what was skipped, with the reason."""
    if stored:
        return _from_bench(stored), []
    if not sizes:
        return [], [
            (_TITLE, "--quick 不测；可用 --bench 给出 `python -m evals bench --json` 的结果")
        ]
    command = ["bench", "--here", "--part", "query", "--corpus", str(corpus), "--passages"]
    return _rows(run_apart([*command, ",".join(map(str, sizes))])), []


def _from_bench(stored: Path) -> Growth:
    try:
        measured = json.loads(stored.read_text("utf-8"))["query"]
        return _rows(measured if isinstance(measured, list) else [measured])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{str(stored)!r} 不是 bench --json 的结果，或里面没有检索（query）一项。"
        ) from error


def _rows(measured: Sequence[dict[str, Any]]) -> Growth:
    rows = [{name: row[name] for name in _KEPT if name in row} for row in measured]
    return sorted(rows, key=lambda row: int(row["passages"]))
