"""Several documents on one procedure to one list: one leads, the others add what is missing.

What leads is the document of highest authority that holds most of the procedure, originals before
digests. A step that says what a step of the leading text says is not repeated, nor a digest's
restatement of a clause that has been restated; where two texts set different time limits, both
stand side by side. Of what binds in one region or unit only, the limits are told, as notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checklist import DraftChecklist, DraftDifference, DraftNote, DraftStep, Remark
from assistant.domain import Document, Kind, Level
from assistant.guidance.applicability import local_to
from assistant.guidance.drafting import Drafted
from assistant.guidance.likeness import Likeness
from assistant.guidance.limits import counts, differ
from assistant.guidance.restated import restated_clauses

_STANDS_ALONE = 24  # characters of a list's item that says what it is about without its lead
_MOST = 0.4  # of the longest list: a text of higher authority leads when it holds this much


def merged(found: Sequence[Drafted], likeness: Likeness) -> DraftChecklist:
    """One draft out of the drafts of several documents."""
    ordered = _ordered([one for one in found if one.steps or one.notes])
    growing = _Growing(likeness)
    for number, one in enumerate(ordered):
        if number == 0:
            growing.lead(one)
        elif local_to(one.document):
            growing.beside(one)
        else:
            growing.add(one)
    return growing.draft()


def _ordered(found: Sequence[Drafted]) -> list[Drafted]:
    """The leading document first, then by authority."""
    most = max((len(one.steps) for one in found if not local_to(one.document)), default=0)

    def key(one: Drafted) -> tuple[bool, bool, bool, int, int]:
        document = one.document
        return (
            bool(local_to(document)),
            document.kind is Kind.DIGEST,
            len(one.steps) < _MOST * most,
            document.level.rank if document.level else len(Level),
            -len(one.steps),
        )

    return sorted(found, key=key)


class _Growing:
    """The list while it grows."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._steps: list[tuple[DraftStep, Document]] = []
        self._notes: list[DraftNote] = []
        self._differences: list[DraftDifference] = []
        self._also: list[Document] = []
        self._restated: set[tuple[str, str]] = set()
        self._lists: dict[str, int] = {}

    def draft(self) -> DraftChecklist:
        """What has grown."""
        return DraftChecklist(
            tuple(step for step, _ in self._steps),
            tuple(self._notes),
            tuple(self._differences),
            tuple(self._also),
            tuple(self._lists.items()),
        )

    def lead(self, one: Drafted) -> None:
        """Take the leading document over whole."""
        for step in one.steps:
            self._insert(len(self._steps), step, one.document)
        self._lists.update(one.lists)
        self._take_notes(one.notes, whole=True)
        self._restate(one)

    def add(self, one: Drafted) -> None:
        """Take over what is missing, behind the step that it follows in its own document."""
        digest = one.document.kind is Kind.DIGEST
        known = {step.lead for step in one.steps if step.lead and self._twin_of(step) is not None}
        anchor = -1
        for step in one.steps:
            twin = self._twin_of(step)
            if twin is not None:
                anchor = twin
                self._compare(twin, step, one.document)
            # A list comes in whole or, where part of it is known, not at all.
            elif step.lead not in known and not (digest and self._is_restated(step)):
                at = anchor + 1 if anchor >= 0 else len(self._steps)
                part = self._steps[anchor][0].part if anchor >= 0 else step.part
                self._insert(at, replace(step, part=part), one.document)
                self._lists |= {lead: n for lead, n in one.lists if lead == step.lead}
                anchor = at
        self._take_notes([n for n in one.notes if not (digest and self._is_restated(n))])
        self._restate(one)

    def beside(self, one: Drafted) -> None:
        """Tell the limits of a text that binds in one place only."""
        place = local_to(one.document)
        self._also.append(one.document)
        local = []
        for step in one.steps:
            twin = self._twin_of(step)
            if twin is not None and self._compare(twin, step, one.document):
                continue
            alone = not step.lead or len(step.text) >= _STANDS_ALONE
            if alone and counts(step.fields.limit):
                local.append(DraftNote(Remark.LOCAL, step.text, step.quotes, place))
        self._take_notes(local)

    def _take_notes(self, notes: Sequence[DraftNote], whole: bool = False) -> None:
        for note in notes:
            if whole or not any(self._likeness.same(note.text, one.text) for one in self._notes):
                self._notes.append(note)

    def _insert(self, at: int, step: DraftStep, document: Document) -> None:
        self._steps.insert(at, (step, document))

    def _twin_of(self, step: DraftStep) -> int | None:
        """The step that says most nearly the same, if there is one."""
        twins = [
            (self._likeness.share(step.text, known.text), -place)
            for place, (known, _) in enumerate(self._steps)
            if self._likeness.same(step.text, known.text)
        ]
        return -max(twins)[1] if twins else None

    def _compare(self, twin: int, step: DraftStep, document: Document) -> bool:
        """Keep both sentences when they set different limits; whether they do."""
        ours, owner = self._steps[twin]
        if owner.kind is Kind.DIGEST and document.kind is Kind.DIGEST:
            return False  # digests restate; where their sources differ, they say so themselves
        if not differ(ours.fields.limit, step.fields.limit):
            return False
        rows = [(ours, owner), (step, document)]
        self._differences.append(
            DraftDifference(
                tuple(
                    DraftNote(Remark.DIFFERENCE, s.text, s.quotes, local_to(d) or s.label)
                    for s, d in rows
                )
            )
        )
        return True

    def _restate(self, one: Drafted) -> None:
        claims: list[DraftStep | DraftNote] = [*one.steps, *one.notes]
        for said in claims:
            self._restated |= restated_clauses(said)

    def _is_restated(self, said: DraftStep | DraftNote) -> bool:
        clauses = restated_clauses(said)
        return bool(clauses) and clauses <= self._restated
