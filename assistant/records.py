"""Nouns as JSON records: the wire format of `--json` and of the HTTP API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from assistant.chat import ModelWork
from assistant.checklist import Checklist, Note, Step
from assistant.checklist_dates import ChecklistDate
from assistant.comparison import Comparison
from assistant.completeness import missing_particulars
from assistant.domain import Answer, Citation, Document, Hit, SearchResult
from assistant.ingestion import IngestReport, IngestRow, WatchRound
from assistant.inspection import BackupReport, CheckReport
from assistant.range_words import range_record
from assistant.setup_guide import SetupForm, SetupGuide, SetupPoint
from assistant.wording_work import WordingWork

Record = dict[str, Any]


def answer_record(answer: Answer) -> Record:
    """`ask --json`; `range` is there where one was set or read, `model` where one was asked."""
    record: Record = {
        "question": answer.question,
        "query_used": answer.query_used,
        "refused": answer.refused,
        "reason": answer.reason,
        "text": answer_text(answer),
        "composer": answer.composer,
        "sections": [
            {
                "title": section.title,
                "items": [
                    {"text": item.text, "citations": list(item.citations)} for item in section.items
                ],
            }
            for section in answer.sections
        ],
        "citations": [citation_record(citation) for citation in answer.citations],
        "leads": [_hit(hit) for hit in answer.leads],
        "timings_ms": dict(answer.timings_ms),
    }
    if answer.limits:
        record["range"] = range_record(answer)
    if answer.work:
        record["model"] = _work(answer.work)
    return record


def _work(work: ModelWork) -> Record:
    return {
        "name": work.model,
        "written": work.written,
        "dropped": [
            {"text": one.text, "faults": [str(fault) for fault in one.faults]}
            for one in work.dropped
        ],
        "note": work.note,
        "tokens": {"prompt": work.tokens[0], "reply": work.tokens[1]},
    }


def answer_text(answer: Answer) -> str:
    """The answer as plain text with its marks: `…[1][2]`, one sentence a line under its title."""
    lines: list[str] = []
    for section in answer.sections:
        lines.append(f"【{section.title}】")
        for item in section.items:
            lines.append(item.text + "".join(f"[{number}]" for number in item.citations))
    return "\n".join(lines) if lines else answer.reason


def checklist_record(checklist: Checklist, dates: Sequence[ChecklistDate] = ()) -> Record:
    """`checklist --json`."""
    record: Record = {
        "topic": checklist.topic,
        "refused": checklist.refused,
        "reason": checklist.reason,
        "steps": [_step(step) for step in checklist.steps],
        "notes": [_note(note) for note in checklist.notes],
        "differences": [[_note(note) for note in group] for group in checklist.differences],
        "citations": [citation_record(citation) for citation in checklist.citations],
        "dates": [_date(one) for one in dates],
        "lists": [
            {"lead": one.lead, "items": one.items, "told": one.told} for one in checklist.lists
        ],
        "also": [{"document_id": one.id, "title": one.title} for one in checklist.also],
        "leads": [_hit(hit) for hit in checklist.leads],
    }
    return record | wording_record(checklist.wording)


def wording_record(work: WordingWork | None) -> Record:
    """`model`, where one was asked for other words; nothing where none was."""
    if work is None:
        return {}
    counts = {"reworded": work.reworded, "kept": work.kept, "stopped": work.stopped}
    return {"model": {"name": work.model, **counts, "note": work.note}}


def _step(step: Step) -> Record:
    record = {
        "text": step.text,
        "who": step.who,
        "materials": list(step.materials),
        "limit": step.limit,
        "approver": step.approver,
        "forms": list(step.forms),
        "part": step.part,
        "lead": step.lead,
        "label": step.label,
        "advised": list(step.advised),
        "citations": list(step.citations),
    }
    return record | {"original": step.original} if step.original else record


def _date(one: ChecklistDate) -> Record:
    return {
        "date": one.due.date.isoformat(),
        "edge": str(one.due.edge),
        "advised": one.advised,
        "start": one.due.start.name,
        "rule": one.due.rule,
        "notes": list(one.due.notes),
        "text": one.clause,
        "step": one.step,
        "citations": [one.citation],
    }


def _note(note: Note) -> Record:
    return {
        "remark": str(note.remark),
        "text": note.text,
        "label": note.label,
        "citations": list(note.citations),
    }


def guide_record(guide: SetupGuide) -> Record:
    """`guide --json`."""
    return {
        "enterprise": _plain(guide.enterprise),
        "forms": [_form(form) for form in guide.forms],
        "notes": [_point(point) for point in guide.notes],
        "references": [_form(form) for form in guide.references],
        "next_steps": [_point(point) for point in guide.next_steps],
        "missing": [_plain(gap) for gap in guide.missing],
        "unconfirmed": [_plain(doubt) for doubt in guide.doubts],
        "ask": list(guide.ask),
        "citations": [citation_record(citation) for citation in guide.citations],
    }


def _form(form: SetupForm) -> Record:
    return {
        "form": form.form,
        "binding": str(form.binding),
        "text": form.text,
        "authority": form.authority,
        "region": form.region,
        "facts": list(form.facts),
        "why": [_point(point) for point in form.why],
        "citations": list(form.citations),
    }


def _point(point: SetupPoint) -> Record:
    return {"text": point.text, "source": point.source, "citations": list(point.citations)}


def search_record(result: SearchResult) -> Record:
    """`search --json`."""
    return {"query_used": result.query_used, "hits": [_hit(hit) for hit in result.hits]}


def document_record(document: Document) -> Record:
    """A document's metadata; dates as ISO strings."""
    return {item.name: _plain(getattr(document, item.name)) for item in fields(document)}


def check_record(report: CheckReport) -> Record:
    """`library check --json`."""
    return {
        "sound": report.sound,
        "documents": report.documents,
        "passages": report.passages,
        "originals": report.originals,
        "index_rows": dict(report.index_rows),
        "seconds": round(report.seconds, 3),
        "findings": [{**_plain(one), "left": one.left} for one in report.findings],
    }


def backup_record(report: BackupReport) -> Record:
    """`library export --json` and `library import --json`."""
    return {**_plain(report), "seconds": round(report.seconds, 3)}


def comparison_record(comparison: Comparison) -> Record:
    """`library diff --json`."""
    return {
        "old": document_record(comparison.old),
        "new": document_record(comparison.new),
        "counts": {str(kind): count for kind, count in comparison.counts.items()},
        "unchanged": comparison.unchanged,
        "changes": [
            {**_plain(one), "similarity": round(one.similarity, 3)} for one in comparison.changes
        ],
    }


def watch_record(outcome: WatchRound) -> Record:
    """One line of `library watch --json`."""
    return {
        **ingest_record(outcome.report),
        "missing": list(outcome.missing),
        "removed": [document_record(document) for document in outcome.removed],
        "growing": list(outcome.growing),
        "problem": outcome.problem,
    }


def ingest_record(report: IngestReport) -> Record:
    """`library add --json`."""
    return {
        "seconds": round(report.seconds, 3),
        "embedded": report.embedded,
        "failed": len(report.failed),
        "files": [_row(row) for row in report.rows],
    }


def _row(row: IngestRow) -> Record:
    return {
        "path": row.path,
        "state": str(row.state),
        "document": document_record(row.document) if row.document else None,
        "articles": row.articles,
        "passages": row.passages,
        "embedded": row.embedded,
        "seconds": round(row.seconds, 3),
        "warnings": list(row.warnings),
        "missing": list(missing_particulars(row.document)) if row.document else [],
        "error": row.error,
    }


def citation_record(citation: Citation) -> Record:
    """A citation, the same in every record."""
    document = citation.document
    return {
        "id": citation.id,
        "document_id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "number": document.number,
        "date": _plain(document.date),
        "status": str(document.status),
        "locator": citation.locator,
        "page": citation.passage.page,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "label": citation.label,
    }


def _hit(hit: Hit) -> Record:
    return {
        "passage_id": hit.passage.id,
        "document_id": hit.document.id,
        "title": hit.document.title,
        "locator": hit.passage.locator,
        "score": round(hit.score, 4),
        "text": hit.passage.text,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    return str(value) if isinstance(value, str) else value
