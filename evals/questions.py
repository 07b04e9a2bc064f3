"""Questions with their gold evidence, as nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import InputError
from evals.jsonl import Row, read_rows

KINDS = ("fact", "yesno", "list", "howto", "followup", "conflict", "unanswerable")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause named by people: `partial` supports a part, `context` is older or parallel text."""

    title: str
    version: str | None
    article: str
    partial: bool = False
    context: bool = False

    @property
    def name(self) -> str:
        """For reports: title, version and article."""
        return f"{self.title}（{self.version}）{self.article}" if self.version else self.locator

    @property
    def locator(self) -> str:
        """Title and article."""
        return f"{self.title} {self.article}"


@dataclass(frozen=True, slots=True)
class Correction:
    """What puts a false premise right: wording, and where it stands."""

    clauses: tuple[Clause, ...]
    must_include: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question file."""

    id: str
    kind: str
    text: str
    answerable: bool
    clauses: tuple[Clause, ...]
    needs_all: bool
    must_include: tuple[str, ...]
    list_items: tuple[str, ...]
    history: tuple[str, ...]
    expected: str | None
    subtype: str | None
    correction: Correction | None
    role: str = ""
    standalone: str = ""

    @property
    def wording(self) -> str:
        """The question as one that knows nothing of the turns before it has to be asked."""
        return self.standalone or self.text

    @property
    def full(self) -> tuple[Clause, ...]:
        """What counts as evidence: never `context`, `partial` only where nothing else is named.

        A partial clause answers a part of the question, so finding it alone is not a hit; a
        question whose every clause is partial would otherwise have no evidence at all.
        """
        named = [clause for clause in self.clauses if not clause.context]
        return tuple(c for c in named if not c.partial) or tuple(named)

    @property
    def citable(self) -> tuple[Clause, ...]:
        """What an answer may rightly cite: full and partial evidence."""
        return tuple(clause for clause in self.clauses if not clause.context)


def load_questions(paths: Sequence[Path], limit: int | None = None) -> list[Question]:
    """The questions of all files in order; raises `InputError` on a malformed one."""
    found: list[Question] = []
    for path in paths:
        for row in read_rows(path, ("id", "kind", "question", "answerable")):
            try:
                found.append(_question(row))
            except (KeyError, TypeError, AttributeError) as error:
                name = f"文件 {str(path)!r} 的题目 {row['id']!r}"
                raise InputError(f"{name} 字段不完整或类型不对：{error}") from error
    return found[:limit]


def _question(row: Row) -> Question:
    correction = row.get("correction")
    return Question(
        id=str(row["id"]),
        kind=str(row["kind"]),
        text=str(row["question"]),
        answerable=bool(row["answerable"]),
        clauses=_clauses(row),
        needs_all=row.get("docs_mode") == "all",
        must_include=tuple(row.get("must_include") or ()),
        list_items=tuple(row.get("list_items") or ()),
        history=tuple(
            turn["question"] if isinstance(turn, dict) else str(turn)
            for turn in row.get("history") or ()
        ),
        expected=row.get("expected"),
        subtype=row.get("subtype"),
        correction=Correction(_clauses(correction), tuple(correction.get("must_include") or ()))
        if correction
        else None,
        role=str(row.get("role") or ""),
        standalone=str(row.get("standalone") or ""),
    )


def _clauses(row: Row) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            title=str(entry["doc"]),
            version=str(entry["version"]) if entry.get("version") else None,
            article=str(entry.get("article") or ""),
            partial=bool(entry.get("partial")),
            context=bool(entry.get("context")),
        )
        for entry in row.get("docs") or ()
    )
