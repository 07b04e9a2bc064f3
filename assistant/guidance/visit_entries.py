"""What may stand in the files of visit packs, entry by entry; `visit_loading` reads them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from assistant.guidance.claim_loading import LATER, ConditionEntry, Entry, Text

_Names = Annotated[list[str], Field(min_length=1)]


class DeadlineEntry(Entry):
    """By when a step is to be done."""

    days: Annotated[int, Field(ge=0, le=366)] = 0
    months: Annotated[int, Field(ge=0, le=36)] = 0
    end: Literal["", "month", "quarter", "year", "term", "before_term", "extension"] = ""
    by_clause: bool = False
    note: str = ""


class StepEntry(Entry):
    """Something to do."""

    text: Text
    who: Text
    by: DeadlineEntry | None = None
    clause: str = ""
    when: list[ConditionEntry] = []


class CheckEntry(Entry):
    """A requirement."""

    id: Text
    title: Text
    group: Text
    authority: Text
    applies: list[ConditionEntry] = []
    due: list[ConditionEntry] = []
    near: list[ConditionEntry] = []
    met: Annotated[list[ConditionEntry], Field(min_length=1)]
    clauses: _Names
    shows: list[str] = []
    steps: Annotated[list[StepEntry], Field(min_length=1)]


class StrategyEntry(Entry):
    """How to go about enterprises of a kind."""

    id: Text
    name: Text
    when: Annotated[list[ConditionEntry], Field(min_length=1)]
    clauses: _Names
    reading: str = ""
    steps: Annotated[list[StepEntry], Field(min_length=1)]


class QuestionEntry(Entry):
    """A question for an interview."""

    whom: Text
    text: Text
    when: list[ConditionEntry] = []
    fields: list[str] = []
    checks: list[str] = []


class TalkEntry(Entry):
    """A worry of an owner and what answers it."""

    worry: Text
    clauses: _Names
    advice: list[str] = []
    when: list[ConditionEntry] = []


class ColumnEntry(Entry):
    """A column of a ledger."""

    label: Text
    field: str = ""


class LedgerEntry(Entry):
    """A ledger to fill in."""

    name: Text
    columns: Annotated[list[ColumnEntry], Field(min_length=1)]


class PaperEntry(Entry):
    """Something to take along."""

    text: Text
    when: list[ConditionEntry] = []
    checks: list[str] = []


class WordsFile(Entry):
    """All that is asked, said, filled in and taken along."""

    question: list[QuestionEntry]
    talk: list[TalkEntry]
    ledger: list[LedgerEntry]
    ledger_clauses: list[str]
    paper: list[PaperEntry]


CHECK_FILE = TypeAdapter(dict[Literal["check"], list[CheckEntry]], config=LATER)
STRATEGY_FILE = TypeAdapter(dict[Literal["strategy"], list[StrategyEntry]], config=LATER)
WORDS_FILE = TypeAdapter(WordsFile)
