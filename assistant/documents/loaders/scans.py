"""Pages that are pictures: recognised one after another, as long as there is time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.documents.loaders.ocr import OcrUnavailable, recognise
from assistant.documents.loaders.page_composition import LaidOutPage, lay_out
from assistant.documents.loaders.page_geometry import PageGeometry
from assistant.documents.loaders.page_names import named_pages
from assistant.documents.loaders.reading_time import seconds_left

if TYPE_CHECKING:
    from PIL.Image import Image


Failure = Callable[[Exception], str]


@dataclass(slots=True)
class Scans:
    """What became of the pages, by their numbers."""

    pages: dict[int, LaidOutPage] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    wordless: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)

    def read(self, number: int, picture: Callable[[int], Image], failure: Failure) -> None:
        """Recognise one page. Raises: OcrUnavailable, MemoryError."""
        drawn = False
        try:
            image = picture(number)
            drawn = True
            found = recognise(image)
        except (OcrUnavailable, MemoryError):
            raise
        except Exception as error:  # a damaged picture fails in any way; the next may be sound
            self.failed[number] = "识别出错" if drawn else failure(error)
            return
        if not found.boxes:
            self.wordless.append(number)
            return
        self.pages[number] = lay_out(PageGeometry(found.height, found.boxes))
        if found.doubtful:
            self.doubtful.append(number)


def read_scans(numbers: Iterable[int], picture: Callable[[int], Image], failure: Failure) -> Scans:
    """Recognise these pages; those for which the time does not suffice are listed, not tried.

    `picture` draws a page, and `failure` says in Chinese why it could not.
    """
    scans = Scans()
    waiting = list(numbers)
    slowest = 0.0
    for at, number in enumerate(waiting):
        began = time.monotonic()
        if seconds_left() < slowest:
            scans.late = waiting[at:]
            break
        try:
            scans.read(number, picture, failure)
        except OcrUnavailable as error:
            scans.failed |= dict.fromkeys(waiting[at:], str(error))
            break
        slowest = max(slowest, time.monotonic() - began)
    return scans


def scan_notes(scans: Scans, pages: bool = True) -> tuple[str, ...]:
    """What a user must know of the pages, worst first; `pages`: does the file have several?"""

    def where(numbers: Iterable[int]) -> str:
        return named_pages(numbers) if pages else ""

    notes = []
    if scans.late:
        notes.append(
            f"{named_pages(scans.late)}没有读：图片识别的时间已用完。"
            "请把文件拆成几份分别添加；或调大设置 DANGWU_MAX_FILE_SECONDS，移除本文件后重新添加"
        )
    for reason in dict.fromkeys(scans.failed.values()):
        numbers = [number for number, said in scans.failed.items() if said == reason]
        notes.append(f"{where(numbers)}没有识别（{reason}），没有入库，请核对原件")
    if scans.wordless:
        notes.append(f"{where(scans.wordless)}是图片或图形，没有识别出文字，没有入库")
    if scans.doubtful:
        notes.append(f"{where(scans.doubtful)}图像不清楚，识别的文字可能有错，请对照原件核对")
    if scans.pages:
        notes.append(f"{where(scans.pages) or '文字'}由图片识别，请抽查")
    return tuple(notes)
