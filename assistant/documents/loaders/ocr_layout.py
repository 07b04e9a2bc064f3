"""Pictures before and lines after recognition: long ones in pieces, scans set straight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import atan2, cos, radians, sin
from statistics import median
from typing import TYPE_CHECKING

from assistant.documents.loaders.page_layout import TextBox

if TYPE_CHECKING:
    from PIL.Image import Image

_LONG = 2.5  # times as high as wide: a picture of a whole chat or web page, no sheet of paper
_PIECE = 1.4  # times as high as wide, like a sheet
_SHORTEST_PIECE = 600  # pixels
_LEEWAY = 0.15  # of a piece, in which an empty row is looked for to cut there
_STEEPEST = radians(15)

# recognition often gives the narrow form of a mark that stands after an ideograph
_NARROW = re.compile("(?<=[\u3400-\u9fff）》”])[,;:?!]")
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))

Point = Sequence[float]


def upright_boxes(corners: Sequence[Sequence[Point]], texts: Sequence[str]) -> list[TextBox]:
    """Boxes with level edges; `corners` run clockwise from the top left one of each line."""
    tilt = _tilt(corners, texts)
    return [_box(_level(points, tilt), text) for points, text in zip(corners, texts, strict=True)]


def pieces_of(image: Image) -> list[Image]:
    """The picture, or sheets of it one below the other when it is too long to be read at once."""
    if image.height <= _LONG * image.width:
        return [image]
    pieces = []
    top = 0
    size = max(int(_PIECE * image.width), _SHORTEST_PIECE)
    while image.height - top > size * (1 + _LEEWAY):
        bottom = _cut(image, top + int(size * (1 - _LEEWAY)), top + size)
        pieces.append(image.crop((0, top, image.width, bottom)))
        top = bottom
    return [*pieces, image.crop((0, top, image.width, image.height))]


def _cut(image: Image, low: int, high: int) -> int:
    """A row between two lines of text, where the picture has least contrast."""
    import numpy

    rows = numpy.asarray(image.crop((0, low, image.width, high)).convert("L"))
    contrast = rows.max(axis=1).astype(int) - rows.min(axis=1)
    return low + int(numpy.flatnonzero(contrast == contrast.min())[-1])


def _tilt(corners: Sequence[Sequence[Point]], texts: Sequence[str]) -> float:
    """The angle by which the page was laid askew: short lines are too rough to measure it."""
    angles = [
        atan2(points[1][1] - points[0][1], points[1][0] - points[0][0])
        for points, text in zip(corners, texts, strict=True)
        if len(text) >= 6
    ]
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) <= _STEEPEST else 0.0


def _level(points: Sequence[Point], tilt: float) -> list[tuple[float, float]]:
    turn, rise = cos(-tilt), sin(-tilt)
    return [(x * turn - y * rise, x * rise + y * turn) for x, y in points]


def _box(points: Sequence[tuple[float, float]], text: str) -> TextBox:
    left_edge, right_edge = (points[0], points[3]), (points[1], points[2])
    return TextBox(
        left=sum(x for x, _ in left_edge) / 2,
        top=sum(y for _, y in points[:2]) / 2,
        right=sum(x for x, _ in right_edge) / 2,
        bottom=sum(y for _, y in points[2:]) / 2,
        text=_NARROW.sub(lambda mark: _WIDE[mark.group()], text),
    )
