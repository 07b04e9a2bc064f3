"""Runs of text on pages to lines in reading order, with the indents that tell paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from assistant.documents.loaders.table_rows import table_lines

_SAME_LINE = 0.5  # of the type size: how far baselines of one line lie apart
_CELL = 1.5  # of the type size: a wider gap parts columns and cells
_SPACE = 0.7  # a gap like this is a space between Chinese characters
_WORD = 0.25  # and like this one between words
_INDENT = 1.5
_ALIGNED = 1.5  # cells of one column begin or are centred within this many sizes
_TABLE_ROWS = 3
_COLUMN_LINES = 6
_COLUMN_WIDTH = 10.0  # type sizes
_FULL = 0.85  # most lines of printed prose reach this share of their column


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that touch: a line, or what one column or cell shows of it.

    Places are in millimetres from the top left of the page; `y` is the baseline.
    """

    text: str
    x: float
    right: float
    y: float
    size: float


Line = tuple[Piece, ...]


def lines_of(runs: Sequence[Piece]) -> list[Line]:
    """The lines of one page in reading order; two columns are read one after the other."""
    pieces = [_trimmed(run) for run in _drawn_once(runs) if run.text.strip()]
    typical = median(piece.size for piece in pieces) if pieces else 0.0
    pieces = [replace(piece, size=piece.size or typical or 4.0) for piece in pieces]
    return _by_columns([_joined(row) for row in _rows(pieces)])


def written(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Each page as text: an indent becomes two ideographic spaces, table rows one line each."""
    left = _left_edge([line for page in pages for line in page])
    return ["\n".join(_page(page, left)) for page in pages]


def _trimmed(run: Piece) -> Piece:
    """Without the blanks around it; those before a text move its beginning."""
    blank = len(run.text) - len(run.text.lstrip())
    start = run.x + (run.right - run.x) * blank / len(run.text)
    return replace(run, text=run.text.strip(), x=start)


def _drawn_once(runs: Sequence[Piece]) -> list[Piece]:
    """Without what is drawn twice at one place to look bold."""
    seen: dict[tuple[str, int, int], Piece] = {}
    for run in runs:
        seen.setdefault((run.text, round(run.x * 4), round(run.y * 4)), run)
    return list(seen.values())


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        near = rows and piece.y - rows[-1][0].y <= _SAME_LINE * min(piece.size, rows[-1][0].size)
        if near:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def _joined(row: Sequence[Piece]) -> Line:
    """The pieces of a row, those that touch put together."""
    joined = [row[0]]
    for piece in row[1:]:
        last = joined[-1]
        gap = (piece.x - last.right) / min(piece.size, last.size)
        if gap > _CELL:
            joined.append(piece)
            continue
        text = last.text + _between(last.text[-1:], piece.text[:1], gap) + piece.text
        joined[-1] = replace(last, text=text, right=max(last.right, piece.right))
    return tuple(joined)


def _between(before: str, after: str, gap: float) -> str:
    if gap >= _SPACE:
        return "\u3000"
    # figures are set with any width; only Latin words need the blank to be told apart
    latin = before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())
    return " " if gap > _WORD and latin else ""


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Stretches of lines that are set in two columns: the left one first, then the right one."""
    ordered: list[Line] = []
    at = 0
    while at < len(lines):
        end = _column_end(lines, at)
        stretch = lines[at:end]
        if len(stretch) >= _COLUMN_LINES and _is_prose(stretch):
            ordered += [line[:1] for line in stretch]
            ordered += [line[1:] for line in stretch if len(line) > 1]
        else:
            ordered += stretch or [lines[at]]
        at = max(end, at + 1)
    return ordered


def _column_end(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that go on with the columns of the line at `start`."""
    first = lines[start]
    if len(first) != 2:
        return start
    gutter = first[1].x - _ALIGNED * first[1].size
    end = start
    while end < len(lines):
        line = lines[end]
        fits = line[0].right <= gutter + line[0].size and len(line) <= 2
        if not fits or (len(line) == 2 and line[1].x < gutter):
            break
        end += 1
    return end


def _is_prose(lines: Sequence[Line]) -> bool:
    """Do both sides run to the edge of their column on most lines, as cells do not?"""
    sides = ([line[0] for line in lines], [line[1] for line in lines if len(line) > 1])
    for side in sides:
        width = max((piece.right for piece in side), default=0) - min(
            (piece.x for piece in side), default=0
        )
        full = sum(piece.right - piece.x >= _FULL * width for piece in side)
        if len(side) < _COLUMN_LINES - 1 or width < _COLUMN_WIDTH * side[0].size:
            return False
        if 2 * full < len(side):
            return False
    return True


def _left_edge(lines: Sequence[Line]) -> float:
    """Where lines without an indent begin: few stand further left than that."""
    starts = sorted(line[0].x for line in lines)
    return starts[len(starts) // 20] if starts else 0.0


def _page(lines: Sequence[Line], left: float) -> list[str]:
    written: list[str] = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end - at >= _TABLE_ROWS:
            written += table_lines([[piece.text for piece in line] for line in lines[at:end]])
            at = end
            continue
        line = lines[at]
        indent = "\u3000\u3000" if line[0].x - left >= _INDENT * line[0].size else ""
        written.append(indent + "\u3000".join(piece.text for piece in line))
        at += 1
    return written


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the rows end that have their cells under those of the line at `start`."""
    end = start + 1
    if len(lines[start]) < 2:
        return end
    while end < len(lines) and _same_cells(lines[end - 1], lines[end]):
        end += 1
    return end


def _same_cells(above: Line, below: Line) -> bool:
    if len(above) != len(below):
        return False
    over = all(one.right <= two.x for one, two in (*pairwise(above), *pairwise(below)))
    return over and all(
        abs(one.x - two.x) <= _ALIGNED * one.size
        or abs(one.x + one.right - two.x - two.right) <= 2 * _ALIGNED * one.size
        for one, two in zip(above, below, strict=True)
    )
