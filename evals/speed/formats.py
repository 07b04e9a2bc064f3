"""Documents and pages a second of one format, with and without the embedding.

The same kind of text in every format, so that the rows compare. A page is what the layout
standard for official documents puts on one, 22 lines of 28 characters; formats without pages are
counted by the pages that their text fills.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import IngestReport, Settings, build_assistant
from evals.baselines.langchain_script import (
    Embeddings,
    ModelEmbeddings,
    ReadyEmbeddings,
    add_folder,
)
from evals.errors import InputError
from evals.progress import say
from evals.speed.format_files import FORMAT_NAMES, FORMATS, write_files
from evals.speed.leaves import Leaf, leaves
from evals.speed.stand_in import ReadyMade, StandIn, serve
from evals.speed.synthetic import passages, sentences
from evals.speed.watch import Watched, watched

_ARTICLES = 10  # a document: two to three pages
_SAMPLE = 20
_MORE = 5  # times as many files where nothing is embedded: they take a fraction of the time
_COMPARED = ("documents_per_s", "pages_per_s", "bare_documents_per_s", "bare_pages_per_s")


@dataclass(frozen=True, slots=True)
class _Folder:
    """Files of a format, and what they stand for."""

    path: Path
    documents: Sequence[Leaf]

    @property
    def pages(self) -> int:
        return sum(len(leaf.pages) for leaf in self.documents)


@dataclass(frozen=True, slots=True)
class _Folders:
    """A file to warm up with, files for whole adds, and files for adds without a model."""

    root: Path
    warm: _Folder
    whole: _Folder
    bare: _Folder


def measure_format(corpus: Path, name: str, files: int) -> dict[str, Any]:
    """One row: ours, the plain script, and the first over the second.

    `documents_per_s`, `pages_per_s`: the whole add, real vectors included, after a warm-up.
    `bare_…`: vectors come ready-made, with more files unless each takes seconds. `cores`:
    processor time over wall time. `rss_mb`: our process tree at its peak in the whole add. A
    format that cannot be made or read here has the reason in `skipped`, and no figures.
    """
    label = FORMAT_NAMES.get(name, name)
    row: dict[str, Any] = {"format": name, "skipped": None, "ours": None, "baseline": None}
    pool = sentences(corpus)
    say(f"测量读取速度：{label}…")
    with tempfile.TemporaryDirectory() as scratch:
        try:
            folders = _write(Path(scratch), name, pool, files)
            whole, passages_read = _added(Settings(home=folders.root / "a"), folders, folders.whole)
            ready = ReadyMade(StandIn(passages(pool, _SAMPLE)))
            bare = _added_bare(folders, ready)
        except InputError as error:
            say(f"跳过 {label}：{error}")
            return {**row, "skipped": str(error), "ratio": None}
        row["ours"] = {
            **_speeds(folders, whole, bare),
            "passages_per_s": round(passages_read / whole.seconds, 1),
            "rss_mb": round(whole.rss_mb, 1),
        }
        if FORMATS[name].plain:
            row["baseline"] = _plain(folders, ready)
    return {**row, "ratio": _ratio(row["ours"], row["baseline"])}


def _write(root: Path, name: str, pool: Sequence[str], files: int) -> _Folders:
    made = FORMATS[name]
    count = max(1, round(files * made.share))
    counts = {"warm": 1, "whole": count, "bare": count * (_MORE if made.share == 1 else 1)}
    folders = {}
    for seed, (role, number) in enumerate(counts.items(), start=1):  # no two share a document
        documents = leaves(pool, number, _ARTICLES, seed)
        write_files(root / role, name, documents)
        folders[role] = _Folder(root / role, documents)
    return _Folders(root, **folders)


def _added(settings: Settings, folders: _Folders, folder: _Folder) -> tuple[Watched, int]:
    """What an add cost, and how many vectors it made."""
    with build_assistant(settings) as assistant:
        _check(assistant.add([folders.warm.path]))
        with watched() as watch:
            report = assistant.add([folder.path])
    _check(report)
    return watch, report.embedded


def _check(report: IngestReport) -> None:
    for row in report.failed:
        raise InputError(f"没有入库：{row.error}")


def _added_bare(folders: _Folders, ready: ReadyMade) -> Watched:
    with serve(ready) as address:
        settings = Settings(
            home=folders.root / "b", embedding_url=address, embedding_model="e5-stand-in"
        )
        return _added(settings, folders, folders.bare)[0]


def _plain(folders: _Folders, ready: ReadyMade) -> dict[str, Any]:
    model = ModelEmbeddings(lambda done, total: None)
    whole = _run(folders, folders.whole, folders.root / "c", model)
    bare = _run(folders, folders.bare, folders.root / "d", ReadyEmbeddings(ready.vectors))
    return _speeds(folders, whole, bare)


def _run(folders: _Folders, folder: _Folder, store: Path, embeddings: Embeddings) -> Watched:
    add_folder(folders.warm.path, store, embeddings)
    with watched() as watch:
        add_folder(folder.path, store, embeddings)
    return watch


def _speeds(folders: _Folders, whole: Watched, bare: Watched) -> dict[str, Any]:
    return {
        "files": len(folders.whole.documents),
        "documents_per_s": round(len(folders.whole.documents) / whole.seconds, 2),
        "pages_per_s": round(folders.whole.pages / whole.seconds, 2),
        "cores": round(whole.cores, 2),
        "bare_files": len(folders.bare.documents),
        "bare_documents_per_s": round(len(folders.bare.documents) / bare.seconds, 2),
        "bare_pages_per_s": round(folders.bare.pages / bare.seconds, 2),
        "bare_cores": round(bare.cores, 2),
    }


def _ratio(ours: dict[str, Any], baseline: dict[str, Any] | None) -> dict[str, float] | None:
    if baseline is None:
        return None
    return {key: round(ours[key] / baseline[key], 3) for key in _COMPARED}
