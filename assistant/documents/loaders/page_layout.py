"""Boxes of text on a page to lines in reading order: columns, rows, indents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.documents.wrapping import display_width

_INDENT = "\u3000\u3000"
_LEAST_COLUMN = 4  # lines; fewer beside each other are a signature or a table without rules
_NARROWEST_COLUMN = 8.0  # in ideographs; narrower ones are the cells of a table
_FILLED = 0.4  # of a column's width that its lines reach in the middle
_CROSSING = 0.35  # of all lines that may run across the gutter: titles, a wide paragraph


@dataclass(frozen=True, slots=True)
class TextBox:
    """A stretch of one line and where it stands; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """How high the stretch is; about the size of its font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


def lines_in_order(boxes: Sequence[TextBox]) -> list[str]:
    """The lines of a page as a reader goes through them; an indent becomes two wide spaces."""
    return [line for block in _blocks(boxes) for line in _block_lines(block)]


def find_gutter(boxes: Sequence[TextBox]) -> float | None:
    """Where two columns of prose part, or None."""
    filled = [box for box in boxes if box.right > box.left]
    if len(filled) < 2 * _LEAST_COLUMN:
        return None
    left, right = min(box.left for box in filled), max(box.right for box in filled)
    slack = 0.2 * median(box.height for box in filled)
    best: list[float] = []
    fewest = len(filled)
    for step in range(51):
        x = left + (right - left) * (0.25 + 0.01 * step)
        crossing = sum(box.left < x - slack and box.right > x + slack for box in filled)
        if crossing < fewest:
            best, fewest = [], crossing
        if crossing == fewest:
            best.append(x)
    if fewest > _CROSSING * len(filled):
        return None
    gutter = best[len(best) // 2]
    sides = [box for box in filled if box.right <= gutter + slack]
    others = [box for box in filled if box.left >= gutter - slack]
    if _is_prose(sides, left, gutter) and _is_prose(others, gutter, right):
        return gutter if _beside(sides, others) else None
    return None


def rows_of(boxes: Iterable[TextBox]) -> list[list[TextBox]]:
    """Boxes that stand beside each other, from left to right; rows from top to bottom."""
    rows: list[list[TextBox]] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        last = rows[-1][0] if rows else None
        if last and abs(box.middle - last.middle) < 0.45 * max(box.height, last.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def join_row(row: Sequence[TextBox], em: float) -> str:
    """The text of a row; a gap that a reader sees stays a space."""
    pieces = [row[0].text]
    for before, box in zip(row, row[1:], strict=False):
        gap = box.left - before.right
        pieces += ["\u3000" if gap > 1.5 * em else " " if gap > 0.4 * em else "", box.text]
    return "".join(pieces)


def ideograph_width(boxes: Sequence[TextBox]) -> float:
    """How wide an ideograph is set; what a box measures by its text, else by its height."""
    long = [box for box in boxes if display_width(box.text) >= 6] or list(boxes)
    return median(
        (box.right - box.left) / max(display_width(box.text), 0.5) for box in long
    ) or median(box.height for box in boxes)


def _is_prose(boxes: Sequence[TextBox], left: float, right: float) -> bool:
    if len(boxes) < _LEAST_COLUMN:
        return False
    widths = sorted(box.right - box.left for box in boxes)
    middle = widths[len(widths) // 2]
    wide_enough = (right - left) >= _NARROWEST_COLUMN * ideograph_width(boxes)
    return wide_enough and middle >= _FILLED * (right - left)


def _beside(left: Sequence[TextBox], right: Sequence[TextBox]) -> bool:
    top = max(min(box.top for box in left), min(box.top for box in right))
    bottom = min(max(box.bottom for box in left), max(box.bottom for box in right))
    lower = min(
        max(box.bottom for box in side) - min(box.top for box in side) for side in (left, right)
    )
    return bottom - top >= 0.5 * lower


def _blocks(boxes: Sequence[TextBox]) -> list[list[TextBox]]:
    """Boxes column by column; what runs across the gutter parts the page into bands."""
    gutter = find_gutter(boxes)
    if gutter is None:
        return [list(boxes)] if boxes else []
    blocks: list[list[TextBox]] = []
    wide: list[TextBox] = []
    sides: tuple[list[TextBox], list[TextBox]] = ([], [])
    for box in sorted(boxes, key=lambda box: box.middle):
        across = box.left < gutter - box.height and box.right > gutter + box.height
        if across and any(sides):
            blocks += [*_blocks(sides[0]), *_blocks(sides[1])]
            sides = ([], [])
        if not across and wide:
            blocks.append(wide)
            wide = []
        (wide if across else sides[(box.left + box.right) / 2 > gutter]).append(box)
    return [*blocks, *([wide] if wide else []), *_blocks(sides[0]), *_blocks(sides[1])]


def _block_lines(boxes: Sequence[TextBox]) -> list[str]:
    rows = rows_of(boxes)
    em = ideograph_width(boxes)
    widest = max(row[-1].right - row[0].left for row in rows)
    margin = min(row[0].left for row in rows if row[-1].right - row[0].left >= 0.6 * widest)
    return [
        (_INDENT if row[0].left - margin > 1.2 * em else "") + join_row(row, em) for row in rows
    ]
