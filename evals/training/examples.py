"""The training questions as nouns, read from `evals/training/data`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import InputError
from evals.jsonl import read_rows

DATA = Path(__file__).parent / "data"
UNANSWERED = "unanswered.jsonl"
STYLES = ("situational", "plain", "keyword", "abbreviated", "mistyped", "elliptical")
SUBTYPES = ("in_domain", "missing_number", "false_premise", "out_of_library", "out_of_domain")


@dataclass(frozen=True, slots=True)
class Place:
    """A clause by the title of its document and its locator, as the library names both."""

    title: str
    locator: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question; `clause` answers it, the clauses `near` look as if they did and do not.

    Without a clause the question is one that no document answers, `subtype` says of which kind.
    """

    id: str
    question: str
    style: str
    clause: Place | None
    near: tuple[Place, ...]
    subtype: str | None = None


def load_examples(folder: Path = DATA) -> list[Example]:
    """Every question of every file, in order; raises `InputError` that names file and line."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InputError(f"文件夹 {str(folder)!r} 里没有训练题（*.jsonl）。")
    return [example for file in files for example in _read(file)]


def _read(file: Path) -> list[Example]:
    unanswered = file.name == UNANSWERED
    fields = ("id", "question", "style", *(("subtype",) if unanswered else ("doc", "at")))
    return [_example(row, unanswered, file) for row in read_rows(file, fields)]


def _example(row: Mapping[str, Any], unanswered: bool, file: Path) -> Example:
    _require(row["style"] in STYLES, file, row, "style")
    _require(not unanswered or row["subtype"] in SUBTYPES, file, row, "subtype")
    return Example(
        id=str(row["id"]),
        question=str(row["question"]),
        style=row["style"],
        clause=None if unanswered else _place(row),
        near=tuple(_place(near) for near in row.get("near", ())),
        subtype=row.get("subtype"),
    )


def _place(row: Mapping[str, Any]) -> Place:
    return Place(str(row["doc"]), str(row["at"]))


def _require(fine: bool, file: Path, row: Mapping[str, Any], field: str) -> None:
    if not fine:
        raise InputError(f"{file.name} 的 {row['id']}：{field} 不能是 {row[field]!r}。")
