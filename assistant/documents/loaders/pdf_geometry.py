"""Where text and rules stand on a page of a PDF, seen as a reader sees the page."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass
from itertools import islice, pairwise
from math import pi
from typing import TYPE_CHECKING

from assistant.documents.loaders.page_geometry import Edge, PageGeometry
from assistant.documents.loaders.page_layout import TextBox, lines_in_order
from assistant.documents.loaders.pdf_segments import Letter, segments, without_shadows

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage, PdfTextPage

_MOST_LETTERS = 50_000  # of a page; a printed sheet of small type holds some 10,000
_MOST_OBJECTS = 20_000
_MOST_EDGES = 1_500  # more is a drawing
_THIN = 3.0  # points: a filled box as thin as that is a rule
_SHORTEST = 8.0
_STRAIGHT = 0.5
_GAP_AT_RULE = 0.5  # between letters on both sides of a rule
_DEPTH = 3  # of drawings inside drawings
_UPRIGHT = 0.12  # of a right angle: a scan that was laid askew, no watermark
_HYPHEN = 2  # what PDFium makes of one at the end of a line


@dataclass(frozen=True, slots=True)
class _View:
    """From the coordinates of the file, y upwards, to those of the page as it is read."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int  # clockwise, in degrees

    def place(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Edge:
        (a, b), (c, d) = self.place(x0, y0), self.place(x1, y1)
        return Edge(min(a, c), min(b, d), max(a, c), max(b, d))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character and its frame in the coordinates of the file.

    `quarter`: in how many right angles its writing is turned; None when it stands slantwise.
    """

    text: str
    frame: tuple[float, float, float, float]
    quarter: int | None


def survey(page: PdfPage) -> PageGeometry:
    """All text with its places, and all rules."""
    layer = page.get_textpage()
    try:
        marks = list(_marks(layer))
    finally:
        layer.close()
    counts = Counter(mark.quarter for mark in marks if mark.quarter is not None)
    main = counts.most_common(1)[0][0] if counts else 0
    view = _view(page, main)
    edges = _all_edges(page, view)
    others = [quarter for quarter in sorted(counts) if quarter != main]
    width, height = view.right - view.left, view.top - view.bottom
    return PageGeometry(
        width if view.turn in (90, 270) else height,
        _boxes(marks, main, view, [edge for edge in edges if not edge.level]),
        edges,
        turned=tuple(
            line
            for quarter in others
            for line in lines_in_order(_boxes(marks, quarter, _view(page, quarter), []))
        ),
        askew="".join(mark.text for mark in marks if mark.quarter is None).strip(),
    )


def _boxes(
    marks: Sequence[_Mark], quarter: int, view: _View, upright: Sequence[Edge]
) -> list[TextBox]:
    """The stretches of text written in one direction, each once."""
    letters = []
    for mark in marks:
        if mark.quarter == quarter:
            box = view.box(*mark.frame)
            letters.append(Letter(mark.text, box.left, box.top, box.right, box.bottom))
    return without_shadows(segments(letters, lambda one, two: _parted(one, two, upright)))


def _view(page: PdfPage, quarter: int) -> _View:
    left, bottom, right, top = page.get_bbox()
    # PDFium counts angles of writing clockwise, whatever the page's own /Rotate is
    return _View(left, bottom, right, top, -90 * quarter % 360)


def _all_edges(page: PdfPage, view: _View) -> list[Edge]:
    import pypdfium2.raw as raw

    edges: list[Edge] = []
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH)
    for item in islice(paths, _MOST_OBJECTS):
        edges += _edges_of(item, view)
    return edges if len(edges) <= _MOST_EDGES else []


def _parted(one: Letter, two: Letter, upright: Sequence[Edge]) -> bool:
    """Does a rule stand between two letters of one line?"""
    if two.left - one.right < _GAP_AT_RULE:
        return False
    middle = (one.top + one.bottom) / 2
    return any(
        one.right - 1 <= edge.left <= two.left + 1 and edge.top <= middle <= edge.bottom
        for edge in upright
    )


def _marks(layer: PdfTextPage) -> Iterator[_Mark]:
    import pypdfium2.raw as raw

    frame = raw.FS_RECTF()
    for at in range(min(layer.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(layer, at)
        if not 0 < code <= sys.maxunicode or raw.FPDFText_IsGenerated(layer, at) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(layer, at, byref(frame)):
            continue
        yield _Mark(
            "-" if code == _HYPHEN else chr(code),
            (frame.left, frame.bottom, frame.right, frame.top),
            _quarter(raw.FPDFText_GetCharAngle(layer, at)),
        )


def _quarter(angle: float) -> int | None:
    turns = max(angle, 0.0) / (pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) <= _UPRIGHT else None


def _edges_of(item: PdfObject, view: _View) -> list[Edge]:
    """The rules that a path draws: itself when it is thin, else its straight sides."""
    whole = view.box(*item.get_bounds())
    width, height = whole.right - whole.left, whole.bottom - whole.top
    if min(width, height) <= _THIN:
        return [_flat(whole)] if max(width, height) >= _SHORTEST else []
    return [edge for edge in _sides(item, view) if _is_rule(edge)]


def _sides(item: PdfObject, view: _View) -> Iterator[Edge]:
    import pypdfium2.raw as raw

    count = raw.FPDFPath_CountSegments(item)
    if not 2 <= count <= _MOST_EDGES:
        return
    matrix = item.get_matrix()
    places: list[tuple[int, tuple[float, float]]] = []
    start: tuple[float, float] | None = None
    x, y = c_float(), c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        point = matrix.on_point(x.value, y.value)
        start = point if kind == raw.FPDF_SEGMENT_MOVETO else start
        places.append((kind, point))
        if start and raw.FPDFPathSegment_GetClose(segment):
            places.append((raw.FPDF_SEGMENT_LINETO, start))
    for (_, one), (kind, two) in pairwise(places):
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield view.box(*one, *two)


def _is_rule(edge: Edge) -> bool:
    width, height = edge.right - edge.left, edge.bottom - edge.top
    return min(width, height) <= _STRAIGHT and max(width, height) >= _SHORTEST


def _flat(box: Edge) -> Edge:
    """A thin box as the line along its middle."""
    if box.level:
        middle = (box.top + box.bottom) / 2
        return Edge(box.left, middle, box.right, middle)
    middle = (box.left + box.right) / 2
    return Edge(middle, box.top, middle, box.bottom)
