"""Many short documents: speed and memory as their number grows, and adding them once more.

Each function is meant for a process of its own, and starts cold, as a person's command does.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import IngestReport, Settings, build_assistant
from evals.apart import python
from evals.baselines.langchain_script import ModelEmbeddings, Stored, add_folder
from evals.clock import timed
from evals.errors import InputError
from evals.progress import progress_bar
from evals.speed.flowing_files import write_txt
from evals.speed.leaves import leaves
from evals.speed.synthetic import sentences
from evals.speed.watch import Watched, watched

_ARTICLES = 2  # two passages a document
_PLAIN_AGAIN = 1_000  # the script embeds all once more: beyond this it tells nothing new
_COMPARED = ("documents_per_s", "rss_mb", "again_seconds")


def measure_growth(corpus: Path, count: int) -> dict[str, Any]:
    """Adding `count` documents of two articles, and then the unchanged folder once more.

    `rss_mb`: the peak of the whole process tree; `rss_before_mb`: before the add began. `cores`:
    processor time over wall time. `again_seconds`: opening the library is in it;
    `again_command_seconds`: `dangwu library add` in a process of its own, from start to end.
    """
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        _write(root / "docs", corpus, count)
        settings = Settings(home=root / "home")
        with build_assistant(settings) as assistant, progress_bar(f"入库 {count} 份") as advance:
            with watched() as watch:
                report = assistant.add(
                    [root / "docs"], lambda moment: advance(moment.files_done, moment.files_total)
                )
        _check(report)
        with timed() as lap, build_assistant(settings) as assistant:
            again = assistant.add([root / "docs"])
        command = _command(root / "docs", root / "home")
    return {
        **_figures(count, watch),
        "embedded": report.embedded,
        "passages": sum(row.passages for row in report.rows),
        "again_seconds": round(lap.seconds, 3),
        "again_embedded": again.embedded + command["embedded"],
        "again_passages": sum(row.passages for row in again.rows),
        "again_command_seconds": command["seconds"],
    }


def measure_plain_growth(corpus: Path, count: int) -> dict[str, Any]:
    """The plain script over the same documents, once and once more.

    `again_…` is left out above a thousand documents. `passages` and `again_passages`: what the
    collection holds after the first and after the second run.
    """
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        _write(root / "docs", corpus, count)
        with watched() as watch:
            first = _plain(root, f"基线：入库 {count} 份")
        again: Stored | None = None
        with timed() as lap:
            if count <= _PLAIN_AGAIN:
                again = _plain(root, f"基线：再入库 {count} 份")
    return {
        **_figures(count, watch),
        "embedded": first.embedded,
        "passages": first.chunks,
        "again_seconds": round(lap.seconds, 3) if again else None,
        "again_embedded": again.embedded if again else None,
        "again_passages": again.chunks if again else None,
    }


def beside(
    ours: Sequence[dict[str, Any]], baseline: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """One row for each number of documents: ours, the baseline, the first over the second."""
    plain = {row["documents"]: row for row in baseline}
    rows = []
    for row in ours:
        other = plain.get(row["documents"])
        ratio = {key: round(row[key] / other[key], 4) for key in _COMPARED if other and other[key]}
        rows.append(
            {"documents": row["documents"], "ours": row, "baseline": other, "ratio": ratio or None}
        )
    return rows


def _write(folder: Path, corpus: Path, count: int) -> None:
    folder.mkdir()
    for leaf in leaves(sentences(corpus), count, _ARTICLES, seed=1):
        write_txt(leaf, folder / f"{leaf.name}.txt")


def _plain(root: Path, label: str) -> Stored:
    with progress_bar(label) as advance:
        return add_folder(root / "docs", root / "chroma", ModelEmbeddings(advance))


def _check(report: IngestReport) -> None:
    for row in report.failed:
        raise InputError(f"测速文件没有入库：{row.error}")


def _command(folder: Path, home: Path) -> dict[str, Any]:
    """Seconds of the command as a person waits for them, and how many vectors it made."""
    with timed() as lap:
        done = python(
            ["-m", "assistant", "library", "add", os.fspath(folder), "--json"],
            {"DANGWU_HOME": os.fspath(home)},
        )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["没有说明"])[-1]
        raise InputError(f"再次入库的命令没有跑通（退出码 {done.returncode}）：{said}")
    return {"seconds": round(lap.seconds, 3), "embedded": json.loads(done.stdout)["embedded"]}


def _figures(count: int, watch: Watched) -> dict[str, Any]:
    return {
        "documents": count,
        "seconds": round(watch.seconds, 2),
        "documents_per_s": round(count / watch.seconds, 2),
        "cores": round(watch.cores, 2),
        "rss_before_mb": round(watch.rss_before_mb, 1),
        "rss_mb": round(watch.rss_mb, 1),
    }
