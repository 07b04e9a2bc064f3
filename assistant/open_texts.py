"""A document as it is read: its text with what stands around it. Nouns only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cross_references import CrossReference
from assistant.domain import Document, ParsedDocument, Status


@dataclass(frozen=True, slots=True)
class EndedSection:
    """A clause that no longer binds. `section`: its index in `ParsedDocument.sections`."""

    section: int
    status: Status
    by: Document | None


@dataclass(frozen=True, slots=True)
class OpenText:
    """A live document, opened.

    `label`: what a citation of it begins with. `reason`: why it has its status. `successor`: what
    revised or repealed it, where that is held.
    """

    contents: ParsedDocument
    label: str
    reason: str
    successor: Document | None
    references: tuple[CrossReference, ...]
    ended: tuple[EndedSection, ...]


@dataclass(frozen=True, slots=True)
class Referring:
    """A document that names another one by its title: how often, and where first (offsets)."""

    document: Document
    times: int
    start: int
    end: int
