"""A workbook (Excel) as plain values, before it is written and after it was read.

Texts are plain: what would be a formula stays a text when it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Cell = str | int | float | date | None


class Tone(StrEnum):
    """What the colour of a cell says."""

    GOOD = "好"
    BAD = "不好"
    MISSING = "不知道"


class Values(StrEnum):
    """What may be typed below a column head."""

    ANY = "任意"
    WHOLE = "整数"
    DATE = "日期"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `hint` shows beside its head, `choices` drop down in its cells."""

    name: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    values: Values = Values.ANY
    width: float = 14


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars below the rows: one a row, named in column `label`, made of these columns.

    Their colours are those of the tones, in order.
    """

    title: str
    label: int
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under a head that stays in sight; every row has as many cells as there are columns.

    `tones` colours the cells that hold just these words. `blanks`: how many empty rows below
    offer the choices too. `sample`: the first row shows how it is done. `kept`: how many columns
    stay in sight.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    tones: Mapping[str, Tone] | None = None
    chart: Chart | None = None
    blanks: int = 0
    sample: bool = False
    kept: int = 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it was read: its number in the sheet, its filled cells by the heads above them.

    `merged`: cells that are one with another that is filled: its value where that stands above in
    the same column, None where it stands elsewhere. `faults`: cells whose value cannot be known,
    and why.
    """

    number: int
    values: Mapping[str, Cell]
    merged: Mapping[str, Cell] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
