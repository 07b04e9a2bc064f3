"""The neutral tree that a checklist, a visit pack or a paper becomes before a writer takes over.

Texts are plain: each writer escapes what its format would read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` counts from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `marks` are the numbers of its sources."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick off. `details` are (name, value) pairs: 谁办, 材料, 时限, 谁批.

    `inner`: an item of a list within a step. `label`: 讲话要求, 工作建议 and the like.
    """

    text: str
    marks: tuple[int, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    label: str = ""
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """A list of remarks that are nothing to tick off."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every row has as many cells as there are columns.

    Empty cells are blanks to fill in by hand: a row with nothing but its first cell is given
    room to write on paper.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FillIn:
    """What is to be written down by hand, with so many blank lines for it."""

    text: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who is to sign, each with a blank, and a blank for the day."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Element = Heading | Paragraph | Tick | Remarks | Table | FillIn | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One entry of the list of sources: its number, the label to paste, its status, the words."""

    number: int
    label: str
    status: str
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed: a title, what stands below it, and the sources that it rests on."""

    title: str
    body: tuple[Element, ...]
    sources: tuple[SourceLine, ...]
    printed: date
    notice: str = ""
