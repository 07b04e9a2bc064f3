"""A question of the journal as a line of a question file for `python -m evals answers`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.domain import Citation
from assistant.journal_entries import Asked

_ARTICLE = re.compile(r"第[^/]+条")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the answer stands: title, year and article (第四条; or a locator such as 二/二是)."""

    title: str
    article: str
    version: str = ""


def cited_evidence(citation: Citation) -> Evidence:
    """The clause that a citation stands in."""
    article = _ARTICLE.search(citation.locator)
    day = citation.document.date
    return Evidence(
        citation.document.title,
        article[0] if article else citation.locator,
        str(day.year) if day else "",
    )


def case_id(asked: Asked) -> str:
    """The id of the case: the same question of the journal is the same case."""
    return f"J-{asked.id[:12]}"


def case_row(
    asked: Asked,
    evidence: Sequence[Evidence],
    must_include: Sequence[str] = (),
    history: Sequence[str] = (),
    note: str = "",
) -> dict[str, Any]:
    """The line; without evidence the case is that the question has to be refused."""
    answerable = bool(evidence)
    row: dict[str, Any] = {
        "id": case_id(asked),
        "kind": (asked.kind or "fact") if answerable else "unanswerable",
        "question": asked.question,
        "answerable": answerable,
        "docs": [
            {"doc": one.title, "article": one.article}
            | ({"version": one.version} if one.version else {})
            for one in evidence
        ],
        "must_include": list(must_include),
        "note": note,
    }
    if not answerable:
        row["subtype"] = "in_domain"
    if history:
        row |= {"kind": "followup" if answerable else "unanswerable", "history": list(history)}
    return row
