"""Papers as JSON records: the wire format of `quiz --papers … --json` and of .json files."""

from __future__ import annotations

from assistant.papers import Coverage, CoverageRow, Paper, PaperSet
from assistant.quiz_records import item_record
from assistant.records import Record, wording_record


def papers_record(made: PaperSet) -> Record:
    """All versions, what they cover, and why items are missing."""
    return {
        "asked": made.asked,
        "made": made.made,
        "reasons": list(made.reasons),
        "items": [item_record(item) for paper in made.papers[:1] for item in paper.items],
        "coverage": coverage_record(made.coverage),
        "papers": [paper_record(paper) for paper in made.papers],
        **wording_record(made.wording),
    }


def paper_record(paper: Paper) -> Record:
    """One version; questions are numbered through, `points` are those of each question."""
    number = 0
    sections = []
    for section in paper.sections:
        items = []
        for item in section.items:
            number += 1
            items.append({"number": number, **item_record(item)})
        sections.append({"kind": str(section.kind), "points": section.points, "items": items})
    return {
        "id": paper.id,
        "title": paper.title,
        "version": paper.version,
        "seed": paper.seed,
        "minutes": paper.minutes,
        "total": paper.total,
        "sections": sections,
    }


def coverage_record(coverage: Coverage) -> Record:
    """How items and points fall to documents, topics, kinds, difficulties and aims."""
    names = ("kinds", "documents", "topics", "difficulties", "aims")
    return {
        **{name: [_row(row) for row in getattr(coverage, name)] for name in names},
        "clauses": coverage.clauses,
        "missing": list(coverage.missing),
    }


def _row(row: CoverageRow) -> Record:
    return {"name": row.name, "count": row.count, "points": row.points}
