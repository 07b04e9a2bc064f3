"""Pictures of pages to text: RapidOCR with the models that lie inside its package."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.documents.loaders.ocr_layout import pieces_of, upright_boxes
from assistant.documents.loaders.page_layout import TextBox
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_THREADS = 4  # beyond that a page is hardly read faster
_LONGEST_SIDE = 2400  # pixels: a page of A4 at 200 dpi as it is, larger pictures made smaller
_SIDE_FOR_FINDING = 1600  # pixels: enough to see where lines of small print stand
_WIDE_ENOUGH = 736  # pixels; narrower pictures are found to be read better enlarged
_SMALLEST = 12  # pixels; no character can be told in less
_LEAST_LETTERS = 2
_KEPT = 0.4  # confidence below which a line is taken for a stain, a seal or a drawing
_SURE = 0.9
_FEW_LETTERS = 8  # for which no other way up is tried: a page number, a drawing
_DOUBTFUL = 0.85  # below this mean a page is named as doubtful
_NO_MEMORY = re.compile("alloc|insufficient memory", re.I)  # as the engine's parts say it
_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
}


class OcrUnavailable(AssistantError):
    """The recognition program or its models cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read in a picture, set upright: its lines, its height, how sure the reader was."""

    boxes: tuple[TextBox, ...] = ()
    height: float = 0.0
    confidence: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Are there probably many wrong characters?"""
        return self.confidence < _DOUBTFUL


@dataclass(frozen=True, slots=True)
class _Reading:
    """One pass over a picture; corners run clockwise from the top left one of each line."""

    corners: Sequence[Sequence[Sequence[float]]] = ()
    texts: Sequence[str] = ()
    scores: Sequence[float] = ()

    @property
    def letters(self) -> int:
        """How many characters were read."""
        return sum(map(len, self.texts))

    @property
    def confidence(self) -> float:
        """Mean over characters."""
        weighted = sum(len(t) * s for t, s in zip(self.texts, self.scores, strict=True))
        return weighted / self.letters if self.letters else 0.0

    @property
    def sure(self) -> float:
        """How many characters were read with confidence."""
        return sum(len(t) for t, s in zip(self.texts, self.scores, strict=True) if s >= _SURE)

    @property
    def reliable(self) -> bool:
        """Was most of it read with confidence, as upright text is?"""
        return self.sure >= 0.5 * self.letters

    @property
    def sideways(self) -> bool:
        """Do most of its longer lines run from top to bottom?"""
        long = [c for c, text in zip(self.corners, self.texts, strict=True) if len(text) >= 4]
        tall = sum(_height(corners) > 1.5 * _width(corners) for corners in long)
        return tall > 0.5 * len(long)


class _Threads:
    """How many threads the engine of this process may use."""

    count = min(os.cpu_count() or 1, _MOST_THREADS)


def use_threads(count: int) -> None:
    """Share the processor with other processes that recognise; before the first page."""
    _Threads.count = max(1, min(count, _MOST_THREADS))


def recognise(image: Image) -> Recognised:
    """The text of a picture of a page, whichever way up it was scanned."""
    whole = _enlarged(image.convert("RGB"))
    boxes: list[TextBox] = []
    weight = total = height = 0.0
    for piece in pieces_of(whole):
        found = _upright(piece)
        moved = [
            replace(box, top=box.top + height, bottom=box.bottom + height) for box in found.boxes
        ]
        letters = sum(len(box.text) for box in moved)
        boxes += moved
        weight, total = weight + letters * found.confidence, total + letters
        height += found.height
    if sum(map(str.isalnum, "".join(box.text for box in boxes))) < _LEAST_LETTERS:
        return Recognised(height=height, confidence=0.0)  # lines and spots taken for a character
    return Recognised(tuple(boxes), height, weight / total)


def _enlarged(image: Image) -> Image:
    short, long = sorted(image.size)
    if short < _SMALLEST:
        return image
    factor = min(_WIDE_ENOUGH / short, _SIDE_FOR_FINDING / long)
    if factor <= 1:
        return image
    return image.resize((round(image.width * factor), round(image.height * factor)))


def _upright(image: Image) -> Recognised:
    reading, turn = _read(image), 0
    if reading.letters >= _FEW_LETTERS and (reading.sideways or not reading.reliable):
        for other in (90, 270) if reading.sideways else (180, 90, 270):
            turned = _read(image.rotate(other, expand=True))
            if reading.sideways > turned.sideways or turned.sure > reading.sure:
                reading, turn = turned, other
            if reading.reliable and not reading.sideways:
                break
    boxes = upright_boxes(reading.corners, reading.texts)
    height = image.width if turn in (90, 270) else image.height
    return Recognised(tuple(boxes), height, reading.confidence)


def _read(image: Image) -> _Reading:
    import numpy

    if min(image.size) < _SMALLEST or len(image.resize((64, 64)).getcolors(4096) or ()) == 1:
        return _Reading()  # empty paper
    pixels = numpy.asarray(image)[:, :, ::-1]
    engine, lock = _engine()
    try:
        with lock:  # the engine keeps the size of the picture at hand in itself
            found = engine(numpy.ascontiguousarray(pixels))
    except Exception as error:
        if _NO_MEMORY.search(str(error)):
            raise MemoryError from error
        raise
    if not found.txts:
        return _Reading()
    return _Reading(found.boxes.tolist(), found.txts, [float(score) for score in found.scores])


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, threading.Lock]:
    """The engine of this process. Its models are named as files, so it never looks for others."""
    try:
        import rapidocr

        folder = Path(rapidocr.__file__).parent / "models"
        models = {key: str(folder / name) for key, name in _MODELS.items()}
        missing = [path for path in models.values() if not Path(path).is_file()]
        if missing:
            raise OcrUnavailable(f"图片识别缺少模型文件（{Path(missing[0]).name}）")
        engine = rapidocr.RapidOCR(
            params={
                **models,
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": _LONGEST_SIDE,
                "Global.text_score": _KEPT,
                "Det.limit_type": "max",
                "Det.limit_side_len": _SIDE_FOR_FINDING,
                "EngineConfig.onnxruntime.intra_op_num_threads": _Threads.count,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
    except ImportError as error:
        raise OcrUnavailable(f"图片识别程序没有装好（{error.name or error}）") from error
    return engine, threading.Lock()


def _width(corners: Sequence[Sequence[float]]) -> float:
    return max(x for x, _ in corners) - min(x for x, _ in corners)


def _height(corners: Sequence[Sequence[float]]) -> float:
    return max(y for _, y in corners) - min(y for _, y in corners)
