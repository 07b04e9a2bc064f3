"""What a clerk looks after in the library: what was removed, what lacks facts, what is double."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.completeness import missing_particulars
from assistant.domain import Document, Kind, ParsedDocument, Status
from assistant.particulars import LABELS, Origin

DAYS_KEPT = 30  # days for which a document that was removed can be put back
NONE_STATED = "无"  # what is filled in where a document has no such thing

# What may be filled in about a document, in the order of forms.
STATED_BY_CLERK = (
    *("title", "number", "issuer", "level", "kind", "status"),
    *("written", "published", "effective", "expires", "region"),
)
_BINDING = (Kind.REGULATION, Kind.DOCUMENT, Kind.POLICY)


@dataclass(frozen=True, slots=True)
class RemovedDocument:
    """A document that was taken out on `day`, whole and out of every answer, until `until`."""

    document: Document
    day: date

    @property
    def until(self) -> date:
        """The last day on which it can be put back."""
        return self.day + timedelta(days=DAYS_KEPT)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A document with the names of facts (keys of `LABELS`) that nobody has shown or filled in."""

    document: Document
    missing: tuple[str, ...]
    stated: Mapping[str, str]

    @property
    def words(self) -> str:
        """The missing facts as users read them."""
        return "、".join(LABELS[name] for name in self.missing)


class Likeness(StrEnum):
    """Why two documents of the library may be one too many."""

    REPRINT = "近似重复"
    VERSION = "不同版本"


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two documents to decide on. `older` is the earlier one as far as their dates tell."""

    likeness: Likeness
    older: Document
    newer: Document


@dataclass(frozen=True, slots=True)
class Screened:
    """A document with what stood out when it was read, in sentences for a user."""

    document: Document
    notes: tuple[str, ...]


def stated_by_clerk(parsed: ParsedDocument) -> dict[str, str]:
    """What somebody has filled in about a document (人工填写), by keys of `LABELS`."""
    return {one.name: one.value for one in parsed.particulars if one.origin == Origin.CLERK.value}


def missing_facts(document: Document, stated: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of facts that a clerk can fill in; what was filled in as 无 is not asked again."""
    keys = {label: name for name, label in LABELS.items()}
    wanted = [keys[label] for label in missing_particulars(document)]
    if document.kind in _BINDING:
        if not document.level:
            wanted.append("level")
        if document.status is Status.UNKNOWN and not {"written", "effective"} & set(wanted):
            wanted.append("status")
    return tuple(name for name in STATED_BY_CLERK if name in wanted and name not in stated)
