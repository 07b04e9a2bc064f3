"""The questions that measure the product, which no training question may resemble."""

from __future__ import annotations

from pathlib import Path

from evals.jsonl import Row, read_rows
from evals.report_sets import CASES
from evals.training.legal import kept_out

_QUERY_SETS = ("dangwu", "gz-tianhe")


def evaluation_questions(shared: Path) -> list[str]:
    """Every question of every set that lies here, follow-ups in their completed wording too."""
    files = [*sorted(CASES.glob("*.jsonl")), shared / "questions" / "dev.jsonl"]
    rows = [row for file in files if file.is_file() for row in read_rows(file, ("question",))]
    asked = [str(row[name]) for row in rows for name in ("question", "standalone") if name in row]
    for name in _QUERY_SETS:
        file = shared / "bench" / name / "queries.jsonl"
        if file.is_file():
            asked += [str(row["query"]) for row in read_rows(file, ("query",))]
    if (shared / "bench" / "stard").is_dir():
        asked += [str(row["query"]) for row in legal_queries_left_out(shared)]
    return asked


def legal_queries_left_out(shared: Path) -> list[Row]:
    """The rows of the legal query file that never train. Raises: InputError."""
    rows = read_rows(shared / "bench" / "stard" / "queries.jsonl", ("query", "positive"))
    return [row for row in rows if kept_out(str(row["query"]))]
