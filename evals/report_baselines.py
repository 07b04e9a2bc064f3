"""The baselines of a report, each in a process of its own, over rows and over documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.baselines.vectors import KEYS
from evals.report_sets import LARGE, DocumentSet, RowSet, Sets
from evals.retrieval import corpus_digest, load_corpus
from evals.systems import SYSTEMS, UNTUNED
from evals.together import Job, run_together
from evals.window_search import BASELINES

Rows = list[dict[str, Any]]

# Not the untuned model: it would embed every set once more. `evals retrieval` compares the two.
_REPORTED = [name for name in SYSTEMS if name != UNTUNED]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the systems give: over documents the baselines alone, over rows ours among them."""

    documents: dict[str, Rows]
    rows: list[tuple[RowSet, Rows]]
    skipped: list[tuple[str, str]]


def measure_beside(sets: Sets, cache: Path, full: bool) -> Beside:
    """All systems over all sets; the libraries lie in the cache already.

    The large set is measured when that was asked for, or when its vectors are in the cache.
    """
    rows = [asked for asked in sets.rows if full or asked.name != LARGE or _embedded(asked, cache)]
    without = [asked for asked in sets.rows if asked not in rows]
    found = run_together("各方案", _jobs(sets.documents, rows, cache))
    return Beside(
        documents={
            asked.name: [found[_over(asked, name)][0] for name in BASELINES]
            for asked in sets.documents
        },
        rows=[(asked, [each[0] for each in found[asked.name]]) for asked in rows],
        skipped=[(asked.title, "向量还没有算过，要算很久；加 --full 才测") for asked in without],
    )


def _jobs(documents: Sequence[DocumentSet], rows: Sequence[RowSet], cache: Path) -> list[Job]:
    """The longest first, so that no core waits at the end.

    Systems go one after the other within a set of rows: they lend each other their vectors.
    """
    over_rows = [
        Job(asked.name, tuple(_row_command(asked, name, cache) for name in _REPORTED))
        for asked in reversed(rows)
    ]
    over_documents = [
        Job(_over(asked, name), (_document_command(asked, name, cache),))
        for asked in reversed(documents)
        for name in reversed(BASELINES)
    ]
    return over_rows + over_documents


def _over(asked: DocumentSet, system: str) -> str:
    return f"{asked.name}/{system}"


def _embedded(asked: RowSet, cache: Path) -> bool:
    """Whether the last of the systems has been through."""
    folder = cache / "rows" / corpus_digest(load_corpus(asked.corpus))
    return (folder / _REPORTED[-1] / KEYS).is_file()


def _row_command(asked: RowSet, system: str, cache: Path) -> tuple[str, ...]:
    command = ["retrieval", "--corpus", str(asked.corpus), "--queries", str(asked.queries)]
    command += ["--systems", system, "--cache", str(cache / "rows"), "--by-query"]
    command += ["--limit-queries", str(asked.limit)] if asked.limit else []
    return tuple(command)


def _document_command(asked: DocumentSet, system: str, cache: Path) -> tuple[str, ...]:
    command = ["evidence", "--questions", *map(str, asked.questions), "--system", system]
    command += ["--home", str(cache / asked.name), "--every", str(asked.every)]
    return (*command, "--cache", str(cache / "windows" / asked.name / system))
