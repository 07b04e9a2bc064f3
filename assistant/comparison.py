"""Two versions of a text beside each other, clause by clause: what a comparison tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import Document


class Change(StrEnum):
    """What became of a clause."""

    ADDED = "新增"
    REMOVED = "删除"
    CHANGED = "修改"
    RENUMBERED = "条号变动"
    RENUMBERED_CHANGED = "条号变动并修改"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest clause that is compared as a whole: an article, or a heading's own text.

    `name` is what it is called in its document: 第十九条, 二/（一）; `text` is without the mark.
    """

    name: str
    locator: str
    text: str
    start: int
    end: int


class Fate(StrEnum):
    """What became of a stretch of words."""

    KEPT = "保留"
    REMOVED = "删去"
    ADDED = "增加"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words of a changed clause; kept and removed ones give the old text."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause that is not what it was. `pieces` mark its words where both versions have it."""

    change: Change
    old: Clause | None
    new: Clause | None
    similarity: float = 0.0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes in the order of the new version, removed clauses where they stood."""

    old: Document
    new: Document
    changes: tuple[ClauseChange, ...]
    unchanged: int

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many clauses changed in each way, kinds that did not occur left out."""
        counted = {kind: sum(one.change is kind for one in self.changes) for kind in Change}
        return {kind: count for kind, count in counted.items() if count}
