"""A visit pack as a JSON record: the wire format of `visit --json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.records import Record, citation_record, wording_record
from assistant.report import (
    Element,
    FillIn,
    Heading,
    PageBreak,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    Table,
    Tick,
)
from assistant.visit_pack import CheckState, VisitCheck, VisitPack, VisitStep


def visit_record(pack: VisitPack, report: Report) -> Record:
    """`visit --json`; the sections are those of the printed pack, forms to fill in among them."""
    return {
        "name": pack.profile.name,
        "on": pack.on.isoformat(),
        "checks": [_check(one) for one in pack.checks if one.state is not CheckState.BESIDE],
        "not_applicable": [
            {
                "id": one.id,
                "title": one.title,
                "facts": list(one.facts),
                "steps": [_step(step) for step in one.steps],
            }
            for one in pack.in_state(CheckState.BESIDE)
        ],
        "missing": [{"field": field, "concerns": what} for field, what in pack.missing],
        "strategies": [
            {
                "name": one.name,
                "steps": [_step(step) for step in one.steps],
                "citations": sorted({n for point in one.why for n in point.citations}),
            }
            for one in pack.strategies
        ],
        "sections": list(_sections(report.body)),
        "unconfirmed": [
            {"text": one.text, "reason": one.reason, "citations": list(one.citations)}
            for one in pack.doubts
        ],
        "citations": [citation_record(citation) for citation in pack.citations],
        **wording_record(pack.wording),
    }


def _check(check: VisitCheck) -> Record:
    return {
        "id": check.id,
        "title": check.title,
        "requirement": check.requirement,
        "state": str(check.state),
        "authority": check.authority,
        "facts": list(check.facts),
        "missing": list(check.missing),
        "steps": [_step(step) for step in check.steps],
        "citations": list(check.citations),
    }


def _step(step: VisitStep) -> Record:
    return {
        "text": step.text,
        "who": step.who,
        "due": step.due and step.due.isoformat(),
        "limit": step.limit,
        "citations": list(step.basis.citations) if step.basis else [],
    }


def _sections(body: Sequence[Element]) -> Iterator[Record]:
    """What stands below each heading of the first level."""
    title, items = "", list[Record]()
    for element in body:
        if isinstance(element, Heading) and element.level == 1:
            if title:
                yield {"title": title, "items": items}
            title, items = element.text, []
        else:
            items += _items(element)
    if title:
        yield {"title": title, "items": items}


def _items(element: Element) -> list[Record]:
    match element:
        case Tick():
            details = dict(element.details)
            return [{"text": element.text, "details": details, "citations": list(element.marks)}]
        case Paragraph():
            return [{"text": element.text, "citations": list(element.marks)}]
        case Heading() | FillIn():
            return [{"text": element.text, "citations": []}]
        case Remarks():
            return [{"text": one.text, "citations": list(one.marks)} for one in element.items]
        case Table():
            return [{"columns": list(element.columns), "rows": [list(r) for r in element.rows]}]
        case Signatures():
            return [{"text": "、".join(element.names), "citations": []}]
        case PageBreak():
            return []
