"""The citation gate for checklists; `Checklist` is made here and nowhere else.

A step passes when the gate of answers lets it through and when its text and each of its fields
stand word for word in what it quotes: a checklist restates nothing. A field that does not is
emptied, a step or a note that does not is dropped and counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checklist import (
    Checklist,
    DraftChecklist,
    DraftNote,
    DraftStep,
    Fields,
    ListCount,
    Note,
    Step,
)
from assistant.citations import NOTHING_SUPPORTED, Gate, Live, Locate
from assistant.domain import Hit, Statement
from assistant.text import squeeze


def checked_checklist(
    topic: str, draft: DraftChecklist, live: Live, locate: Locate, leads: Sequence[Hit]
) -> Checklist:
    """The checklist that the draft supports, or a refusal when no step of it is supported."""
    beside: list[DraftNote] = [
        *draft.notes,
        *(row for one in draft.differences for row in one.rows),
    ]
    claims: list[DraftStep | DraftNote] = [*draft.steps, *beside]
    statements = [Statement(one.text, one.quotes) for one in claims]
    gate = Gate(statements, live, locate)
    steps = [_step(one, gate) for one in draft.steps]
    passed = tuple(step for step in steps if step)
    if not passed:
        return refused_checklist(topic, NOTHING_SUPPORTED, leads)
    notes = [_note(one, gate) for one in draft.notes]
    rows = [[_note(row, gate) for row in one.rows] for one in draft.differences]
    return Checklist(
        topic=topic,
        refused=False,
        reason="",
        steps=passed,
        notes=tuple(note for note in notes if note),
        # A difference with one side missing is none.
        differences=tuple(
            tuple(note for note in group if note) for group in rows if len(group) > 1 and all(group)
        ),
        citations=gate.citations,
        also=draft.also,
        lists=_counts(draft, steps, notes),
        dropped=steps.count(None) + notes.count(None),
    )


def refused_checklist(topic: str, reason: str, leads: Sequence[Hit]) -> Checklist:
    """A refusal with its reason; the leads are passages that nobody vouches for."""
    return Checklist(topic, refused=True, reason=reason, leads=tuple(leads))


def _counts(
    draft: DraftChecklist, steps: Sequence[Step | None], notes: Sequence[Note | None]
) -> tuple[ListCount, ...]:
    """The items of each list in the source beside those that passed."""
    told = [one.lead for one, made in zip(draft.steps, steps, strict=True) if made]
    told += [one.lead for one, made in zip(draft.notes, notes, strict=True) if made]
    return tuple(ListCount(lead, items, told.count(lead)) for lead, items in draft.lists)


def _step(draft: DraftStep, gate: Gate) -> Step | None:
    statement = Statement(draft.text, draft.quotes)
    ground = squeeze(gate.ground(statement))
    item = gate.item(statement) if squeeze(draft.text) in ground else None
    if item is None:
        return None
    kept = _literal(draft.fields, ground)
    return Step(
        text=item.text,
        citations=item.citations,
        who=kept.who,
        materials=kept.materials,
        limit=kept.limit,
        approver=kept.approver,
        forms=kept.forms,
        part=draft.part,
        lead=draft.lead,
        label=draft.label,
        advised=tuple(name for name in draft.advised if getattr(kept, name)),
    )


def _note(draft: DraftNote, gate: Gate) -> Note | None:
    statement = Statement(draft.text, draft.quotes)
    literal = squeeze(draft.text) in squeeze(gate.ground(statement))
    item = gate.item(statement) if literal else None
    return Note(draft.remark, item.text, item.citations, draft.label) if item else None


def _literal(fields: Fields, ground: str) -> Fields:
    """The fields with every value gone that does not stand in the ground."""
    return Fields(
        who=_kept(fields.who, ground),
        materials=tuple(one for one in fields.materials if _kept(one, ground)),
        limit=_kept(fields.limit, ground),
        approver=_kept(fields.approver, ground),
        forms=tuple(one for one in fields.forms if _kept(one, ground)),
    )


def _kept(value: str, ground: str) -> str:
    parts = [part for part in value.split("；") if squeeze(part)]
    return "；".join(part for part in parts if squeeze(part) in ground)
