"""The nouns of a checklist: what has to be done, step by step, each with what it rests on.

A draft step claims; `checklist_gate.py` turns drafts into steps that a user may be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Citation, Document, Hit, Quote
from assistant.wording_work import WordingWork

ADVICE = "工作建议"  # the label of what a digest advises without a clause behind it


class Remark(StrEnum):
    """What a note is about."""

    CAUTION = "注意"  # what must not be done, what may be done, what limits hold
    LOCAL = "地方和单位规定"  # holds in one region or one unit only
    DIFFERENCE = "各级规定不同"  # texts of different level or time set different limits


@dataclass(frozen=True, slots=True)
class Fields:
    """Who 谁办, materials 材料, time limit 时限, approver 谁批, forms 用表; empty where unsaid.

    Every value stands literally in the source; several values of one field are joined by “；”.
    """

    who: str = ""
    materials: tuple[str, ...] = ()
    limit: str = ""
    approver: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step that claims to stand in its quotes.

    `part`: the heading it stands under; `lead`: the words that introduce its list. `label`: what
    sort of text says so, where that is no rule (讲话要求, 摘编, 工作建议) or binds in one place.
    `advised`: fields that are mere advice.
    """

    text: str
    quotes: tuple[Quote, ...]
    fields: Fields = Fields()
    part: str = ""
    lead: str = ""
    label: str = ""
    advised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A remark beside the steps; `lead`: the words that introduce the list it is an item of."""

    remark: Remark
    text: str
    quotes: tuple[Quote, ...]
    label: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class DraftDifference:
    """One matter on which texts differ: the sentence of each, the one that binds first."""

    rows: tuple[DraftNote, ...]


@dataclass(frozen=True, slots=True)
class DraftChecklist:
    """What was read out of the clauses; nothing in it has been checked.

    `lists`: how many items the source has behind each `lead`.
    """

    steps: tuple[DraftStep, ...]
    notes: tuple[DraftNote, ...] = ()
    differences: tuple[DraftDifference, ...] = ()
    also: tuple[Document, ...] = ()
    lists: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A checked step; `citations` are numbers of `Checklist.citations`.

    `original`: the words of the source, where a model worded the text anew; else empty.
    """

    text: str
    citations: tuple[int, ...]
    who: str = ""
    materials: tuple[str, ...] = ()
    limit: str = ""
    approver: str = ""
    forms: tuple[str, ...] = ()
    part: str = ""
    lead: str = ""
    label: str = ""
    advised: tuple[str, ...] = ()
    original: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A checked remark."""

    remark: Remark
    text: str
    citations: tuple[int, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListCount:
    """A list of the source by its introducing words: its items there, and those told here."""

    lead: str
    items: int
    told: int


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a user may be shown. Only `checklist_gate.py` makes one.

    `differences`: groups of notes side by side. `also`: documents of one region or unit that have
    a procedure of their own, of which only the limits are told here. `dropped`: how many drafts
    did not pass the gate. `wording`: what a model did for its words, where one was asked.
    """

    topic: str
    refused: bool
    reason: str
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    differences: tuple[tuple[Note, ...], ...] = ()
    citations: tuple[Citation, ...] = ()
    leads: tuple[Hit, ...] = ()
    also: tuple[Document, ...] = ()
    lists: tuple[ListCount, ...] = ()
    dropped: int = 0
    wording: WordingWork | None = None

    @property
    def complete(self) -> bool:
        """Whether every item of every list of the source is told."""
        return all(one.told == one.items for one in self.lists)
