"""What a report measures: question sets over documents, and query → passage sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.errors import InputError

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "evals" / "cases"
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
_ROW_SETS = {
    "dangwu": "党务条文（真实党务题目→条文）",
    "gz-tianhe": "广州天河政务（口语问题→政策）",
    "cmrc2018": "百科（CMRC 2018，600 问）",
    "stard": "法律咨询（STARD，50,725 条）",
}
LARGE = "stard"
_QUICK_SETS = ("dangwu", "gz-tianhe")
_QUICK_EVERY, _QUICK_QUERIES = 3, 60


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Questions over folders of documents; `every`: each how manieth question is asked."""

    name: str
    title: str
    folders: tuple[Path, ...]
    questions: tuple[Path, ...]
    every: int = 1


@dataclass(frozen=True, slots=True)
class RowSet:
    """Queries over rows; `limit`: only the first so many."""

    name: str
    title: str
    corpus: Path
    queries: Path
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Sets:
    """What can be measured here, and what cannot, with the reason."""

    documents: tuple[DocumentSet, ...]
    rows: tuple[RowSet, ...]
    skipped: tuple[tuple[str, str], ...] = field(default=())


def find_sets(cases: Path, corpus: Path, shared: Path, quick: bool) -> Sets:
    """The starter library always; the reference material where it lies beside the project."""
    starter = DocumentSet(
        name="starter",
        title="起步资料库",
        folders=(corpus,),
        questions=_files(cases),
        every=_QUICK_EVERY if quick else 1,
    )
    real, unasked = _real_documents(shared, quick)
    rows, absent = _row_sets(shared, quick)
    return Sets((starter, *real), tuple(rows), (*unasked, *absent))


def _files(cases: Path) -> tuple[Path, ...]:
    found = tuple(sorted(cases.glob("*.jsonl"))) if cases.is_dir() else (cases,)
    if not found:
        raise InputError(f"文件夹 {str(cases)!r} 里没有题目（*.jsonl）。")
    return found


def _real_documents(
    shared: Path, quick: bool
) -> tuple[Sequence[DocumentSet], list[tuple[str, str]]]:
    title = "真实文件"
    asked = shared / "questions" / "dev.jsonl"
    folders = tuple(f for f in (shared / "documents", shared / "seed") if f.is_dir())
    if quick:
        return (), [(title, "--quick 不测")]
    if not asked.is_file() or not folders:
        return (), [(title, f"没有 {shared}/questions 和 {shared}/documents")]
    return (DocumentSet("real", title, folders, (asked,)),), []


def _row_sets(shared: Path, quick: bool) -> tuple[list[RowSet], list[tuple[str, str]]]:
    rows: list[RowSet] = []
    skipped: list[tuple[str, str]] = []
    for name, title in _ROW_SETS.items():
        folder = shared / "bench" / name
        if quick and name not in _QUICK_SETS:
            skipped.append((title, "--quick 不测"))
        elif not (folder / "corpus.jsonl").is_file():
            skipped.append((title, f"没有 {folder}"))
        else:
            limit = _QUICK_QUERIES if quick else None
            rows.append(
                RowSet(name, title, folder / "corpus.jsonl", folder / "queries.jsonl", limit)
            )
    return rows, skipped
