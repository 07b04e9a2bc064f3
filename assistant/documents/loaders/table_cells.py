"""The cells of a table: what a merged cell covers, and a cell's words on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HAN = "\u3400-\u9fff"
_SPACED_LETTERS = re.compile(rf"[{_HAN}](?: [{_HAN}]){{1,5}}")
_CLOSING = tuple("。；：，、！？）》”…;:,)")

Row = Sequence[str]


class Covered(str):
    """The text of a merged cell, at a place it covers beside or below its first one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A cell with the columns it takes up; `carried`: it began in a row above."""

    text: str
    first: int
    last: int
    carried: bool

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        return range(self.first, self.last + 1)


def grid_of(rows: Sequence[Row]) -> list[list[str]]:
    """The rows at one width, without blank rows and without blank columns at the sides.

    A blank column inside stays: in a form that nobody has filled in it parts the labels.
    """
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [row for row in padded if any(text.strip() for text in row)]
    used = [column for column in range(width) if any(row[column].strip() for row in filled)]
    return [row[used[0] : used[-1] + 1] for row in filled]


def spans_of(row: Row) -> list[Span]:
    """The cells of a row that hold something, a merged one once."""
    if _repeated(row):
        return [Span(row[0], 0, len(row) - 1, False)]
    spans: list[Span] = []
    for column, text in enumerate(row):
        covered = isinstance(text, Covered)
        last = spans[-1] if spans else None
        if last and covered and last.text == text and last.last == column - 1:
            spans[-1] = Span(text, last.first, column, last.carried)
        else:
            spans.append(Span(text, column, column, covered))
    return [span for span in spans if span.text.strip()]


def paragraphs(text: str) -> list[str]:
    """The lines of a cell, where they stay lines."""
    return [line for raw in text.split("\n") if (line := raw.strip())]


def one_line(text: str) -> str:
    """The words of a cell on one line, free of the bar that divides cells."""
    lines = [_close_up(line) for line in paragraphs(text.replace("|", "｜"))]
    if all(len(line) == 1 for line in lines):
        return "".join(lines)  # a word set downwards, 姓 over 名
    joined = ""
    for line in lines:
        joined += line if not joined or joined.endswith(_CLOSING) else f" {line}"
    return joined


def label_line(text: str) -> str:
    """The words of a label: a narrow column breaks them anywhere, and a colon may follow."""
    return re.sub(rf"(?<=[{_HAN}）]) (?=[{_HAN}（])", "", one_line(text)).rstrip("：: ")


def _close_up(line: str) -> str:
    words = " ".join(line.split())
    return words.replace(" ", "") if _SPACED_LETTERS.fullmatch(words) else words


def _repeated(row: Row) -> bool:
    """Whether a row says one text in every column, as some readers give a merged cell."""
    return len(row) > 1 and len(row[0].strip()) > 1 and all(text == row[0] for text in row[1:])
