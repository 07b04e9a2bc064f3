"""A checklist as a report: steps to tick off, what to beware of, where it all stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.checklist import ADVICE, Checklist, Note, Remark, Step
from assistant.checklist_dates import NO_CLAUSE, ChecklistDate
from assistant.numerals import day_words
from assistant.report import (
    Element,
    Heading,
    Paragraph,
    Remarks,
    Report,
    Table,
    Tick,
)
from assistant.report_sources import source_lines, source_notices
from assistant.wording_work import wording_notices

FIELD_NAMES = (
    ("who", "谁办"),
    ("materials", "材料"),
    ("forms", "用表"),
    ("limit", "时限"),
    ("approver", "谁批"),
)
_SILENT_LABEL = "摘编"  # the notice says it once for all


def checklist_report(
    checklist: Checklist, printed: date, dates: Sequence[ChecklistDate] = ()
) -> Report:
    """The report of a checklist; of a refusal, its reason alone. `printed`: the day on it."""
    body = _refusal(checklist) if checklist.refused else _body(checklist, dates, printed)
    return Report(
        title=f"{checklist.topic}办理清单",
        body=tuple(body),
        sources=source_lines(checklist.citations),
        printed=printed,
        notice=" ".join(_notices(checklist)),
    )


def step_details(step: Step) -> tuple[tuple[str, str], ...]:
    """谁办, 材料, 用表, 时限, 谁批 of a step, those that are said; advice is marked."""
    found = []
    for name, chinese in FIELD_NAMES:
        value = getattr(step, name)
        said = value if isinstance(value, str) else "、".join(value)
        advised = name in step.advised and not said.startswith("建议")
        if said:
            found.append((chinese, f"{said}（{ADVICE}）" if advised else said))
    return tuple(found)


def shown_label(label: str) -> str:
    """The label of a step or note as it is shown beside it; empty where the notice says it."""
    return "" if label == _SILENT_LABEL else label


def _notices(checklist: Checklist) -> Iterator[str]:
    yield from wording_notices(checklist.wording, "步")
    yield from source_notices(checklist.citations, "本清单")


def _refusal(checklist: Checklist) -> Iterator[Element]:
    yield Paragraph(checklist.reason)


def _body(checklist: Checklist, dates: Sequence[ChecklistDate], today: date) -> Iterator[Element]:
    part = lead = ""
    for place, step in enumerate(checklist.steps):
        due = tuple((one.edge, _day(one, today)) for one in dates if one.step == place)
        if step.part != part:
            part = step.part
            yield Heading(part)
        if step.lead and step.lead != lead:
            yield Paragraph(f"{step.lead}{_count(checklist, step.lead)}：")
        lead = step.lead
        details = (*step_details(step), *due)
        yield Tick(step.text, step.citations, details, shown_label(step.label), bool(step.lead))
    if dates:
        yield Heading("日期")
        yield Table(
            ("日期", "条款", "算法和说明"),
            tuple(
                (
                    f"{one.edge} {_day(one, today)}",
                    f"{one.clause}[{one.citation}]",
                    "；".join(_reckoning(one, today)),
                )
                for one in dates
            ),
        )
    for remark in (Remark.CAUTION, Remark.LOCAL):
        notes = [note for note in checklist.notes if note.remark is remark]
        if notes:
            yield Heading(str(remark))
            yield Remarks(tuple(_remark(note) for note in notes))
    if checklist.differences:
        yield Heading(str(Remark.DIFFERENCE))
        for group in checklist.differences:
            yield Remarks(tuple(_beside(note, checklist) for note in group))
    if checklist.also:
        yield Heading("另有规定的文件")
        yield Remarks(
            tuple(Paragraph(f"《{one.title}》（编号 {one.id}）") for one in checklist.also)
        )


def _count(checklist: Checklist, lead: str) -> str:
    """How many items the list has; a gap is told instead of passed over."""
    count = next((one for one in checklist.lists if one.lead == lead), None)
    if count is None:
        return ""
    gap = "" if count.told == count.items else f"，这里只有{count.told}项，请核对原文"
    return f"（原文共{count.items}项{gap}）"


def _day(one: ChecklistDate, today: date) -> str:
    """The day, with how long ago it was: 2026年6月20日（已过161天）."""
    passed = one.passed(today)
    return day_words(one.due.date) + (f"（{passed}）" if passed else "")


def _reckoning(one: ChecklistDate, today: date) -> Iterator[str]:
    """How the day was reckoned; first that it is advice, and what to do once it has passed."""
    if one.advised:
        yield NO_CLAUSE
    if one.passed(today) and one.missed:
        yield f"{one.passed(today)}：{one.missed}（工作建议）"
    yield from (one.due.rule, *one.due.notes)


def _remark(note: Note) -> Paragraph:
    label = shown_label(note.label)
    return Paragraph(f"（{label}）{note.text}" if label else note.text, note.citations)


def _beside(note: Note, checklist: Checklist) -> Paragraph:
    """The sentence with the name of its text before it, so that two can be compared."""
    cited = next(one for one in checklist.citations if one.id == note.citations[0])
    place = f"（{note.label}）" if shown_label(note.label) else ""
    return Paragraph(f"《{cited.document.title}》{place}：{note.text}", note.citations)
