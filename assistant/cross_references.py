"""Cross-references: places where a clause names another one, and what stands there. Nouns only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.document_names import ClausePath
from assistant.domain import Document


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a clause, read but not looked up yet; offsets into the text that was read.

    `path` names the clause as `clause_path` does, `last` the end of a range (第三条至第五条).
    `names`: what the other document may be called, the most likely first; none for this one.
    `note`: what stands in brackets behind its title. `noun`: 条例 of 本条例. `unit` and `back` say
    where `path` counts from if that is no article: 前款 is the 款 one back, 本条 the 条 none back.
    """

    start: int
    end: int
    path: ClausePath = ()
    last: ClausePath = ()
    names: tuple[str, ...] = ()
    note: str = ""
    noun: str = ""
    unit: str = ""
    back: int = 0


@dataclass(frozen=True, slots=True)
class ReferencedClause:
    """A clause of a live document: `text` is its literal words, `document` has its status.

    `note`: what has to be kept in mind about it; empty where nothing has.
    """

    document: Document
    locator: str
    start: int
    end: int
    text: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Words of a document that name clauses, several for a range; offsets into its text."""

    text: str
    start: int
    end: int
    clauses: tuple[ReferencedClause, ...]
