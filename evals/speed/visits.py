"""Packs for a whole sheet of enterprises: speed, and memory as their number grows."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import openpyxl

from assistant import PROFILE_FIELDS, Settings, build_assistant
from evals.errors import InputError
from evals.progress import progress_bar
from evals.speed.own_process import in_own_process
from evals.speed.watch import watched

# Enterprises of several kinds in turn; what is not said is not known.
_KINDS: Sequence[dict[str, Any]] = (
    {"employees": 260, "members": 0, "organisation": "无"},
    {"employees": 12, "members": 3, "organisation": "无"},
    {"employees": 200, "members": 9, "organisation": "党支部", "ownership": "外资"},
    {"employees": 40, "members": 2, "organisation": "联合党支部", "joint_units": 6},
    {"employees": 4, "members": 1, "ownership": "个体工商户"},
    {"employees": 90, "members": 5, "organisation": "党支部", "term_ends_on": date(2025, 6, 30)},
)


def measure_visits(corpus: Path, counts: Sequence[int]) -> list[dict[str, Any]]:
    """Batches of so many enterprises over a library of the corpus, each in a process of its own.

    `packs`: files written; `rss_before_mb`: memory with the library open.
    """
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        in_own_process(_fill, root / "home", corpus)
        rows = []
        for count in counts:
            sheet = root / f"{count}.xlsx"
            in_own_process(_write, root / "home", sheet, count)
            rows.append(in_own_process(_measure, root / "home", sheet, root / f"out{count}", count))
        return rows


def _fill(home: Path, corpus: Path) -> None:
    with build_assistant(Settings(home=home)) as assistant:
        if not any(row.passages for row in assistant.add([corpus]).rows):
            raise InputError(f"{corpus} 里没有能入库的文件")


def _write(home: Path, sheet: Path, count: int) -> None:
    with build_assistant(Settings(home=home)) as assistant:
        assistant.visit_batches.template(sheet)
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    for number, kind in enumerate(islice(cycle(_KINDS), count)):
        facts = {"name": f"示例企业{number}", "area": f"第{number % 4}园区", **kind}
        for field, value in facts.items():
            page.cell(number + 3, places[PROFILE_FIELDS[field].label], value)
    book.save(sheet)


def _measure(home: Path, sheet: Path, folder: Path, count: int) -> dict[str, Any]:
    with build_assistant(Settings(home=home)) as assistant:
        with progress_bar(f"走访资料包 {count} 家") as advance, watched() as watch:
            rows = assistant.visit_batches.run(
                sheet, folder, on_progress=lambda moment: advance(moment.done, moment.total)
            )
    return {
        "enterprises": count,
        "packs": sum(bool(row.file) for row in rows),
        "seconds": round(watch.seconds, 2),
        "rss_before_mb": round(watch.rss_before_mb, 1),
        "rss_mb": round(watch.rss_mb, 1),
    }
