"""A question of the journal as a line of a question file for `python -m evals answers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.domain import Citation, Document
from assistant.errors import EvidenceUnreadable
from assistant.journal_entries import Asked

_LINE = re.compile(
    r"^《(?P<title>[^》]+)》\s*(?:[（(](?P<year>\d{4})[^）)]*[）)])?\s*(?P<where>\S.*)$"
)
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


def written_evidence(line: str, held: Iterable[Document]) -> tuple[Evidence, Document]:
    """《文件名》第四条, 《文件名》（2018）第四条, with the document meant.

    Raises: EvidenceUnreadable.
    """
    read = _LINE.match(line.strip())
    if read is None:
        raise EvidenceUnreadable(f"“{line[:40]}”没有看懂，请写成：《文件名》第四条")
    title, year = read["title"].strip(), read["year"] or ""
    meant = [one for one in held if one.title == title and _of_year(one, year)]
    if not meant:
        raise EvidenceUnreadable(f"资料库里没有《{title[:40]}》，请核对文件名，或先加入这份文件")
    return Evidence(title, read["where"].strip(), year), meant[0]


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


def _of_year(document: Document, year: str) -> bool:
    dates = (document.written, document.published, document.effective)
    return not year or not any(dates) or any(day and str(day.year) == year for day in dates)
