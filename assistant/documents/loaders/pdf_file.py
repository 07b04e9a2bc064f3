"""PDFium, the reader of PDF: pages, where text stands on them, and pictures of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.documents.loaders.page_geometry import PageGeometry
from assistant.documents.loaders.pdf_geometry import survey
from assistant.errors import FileBroken, FileProtected

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_DPI = 200
_MOST_PIXELS = 16_000_000  # of a drawn page: A2 at 200 dpi; larger sheets are drawn coarser
_LARGEST_PICTURE = 150_000_000  # pixels inside the file that drawing a page would unpack
_DEPTH = 3  # of drawings inside drawings
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")

# PDFium keeps its state in the process: one caller at a time
_LOCK = threading.RLock()


class PageUndrawable(Exception):
    """A page that cannot be drawn within limits, or not at all; says why, in Chinese."""


class PdfFile:
    """An open file. Pages are numbered from one, opened and closed one by one."""

    def __init__(self, data: bytes, name: str) -> None:
        import pypdfium2
        import pypdfium2.raw as raw

        with _LOCK:
            try:
                self._pdf: PdfDocument = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                if error.err_code == raw.FPDF_ERR_PASSWORD:
                    raise FileProtected(
                        f"“{name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。"
                    ) from error
                if error.err_code == raw.FPDF_ERR_SECURITY:
                    raise FileProtected(
                        f"“{name}”的加密方式无法打开。请另存一份不加密的文件，再添加。"
                    ) from error
                raise FileBroken(
                    f"“{name}”不是有效的 PDF，或文件已损坏。请重新下载，或用阅读器打开后另存一份。"
                ) from error
            self.count = len(self._pdf)

    def close(self) -> None:
        """Give back the memory; the file cannot be used afterwards."""
        with _LOCK:
            self._pdf.close()

    @property
    def title(self) -> str:
        """What the file says its title is."""
        with _LOCK:
            return str(self._pdf.get_metadata_value("Title")).strip()

    def survey(self, number: int) -> PageGeometry:
        """What stands where on a page."""
        with self._page(number) as page:
            return survey(page)

    def is_blank(self, number: int) -> bool:
        """Is there nothing on the page, not even a drawing?"""
        with self._page(number) as page:
            return next(page.get_objects(), None) is None

    def picture_share(self, number: int) -> float:
        """How much of the page its largest picture covers, from 0 to 1."""
        import pypdfium2.raw as raw

        with self._page(number) as page:
            width, height = page.get_size()
            shares = [0.0]
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
                left, bottom, right, top = item.get_bounds()
                shares.append((right - left) * (top - bottom) / max(width * height, 1.0))
        return min(max(shares), 1.0)

    def image(self, number: int) -> Image:
        """The page as a reader sees it, at about 200 dpi. Raises: PageUndrawable."""
        with self._page(number) as page:
            width, height = page.get_size()
            if not (width >= 1 and height >= 1):
                raise PageUndrawable("页面没有面积")
            if _largest_picture(page) > _LARGEST_PICTURE:
                raise PageUndrawable("图片过大")
            scale = min(_DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
            if min(width, height) * scale < 1:
                raise PageUndrawable("页面过窄")
            bitmap = page.render(scale=scale, rev_byteorder=True)
            try:
                drawn: Image = bitmap.to_pil().convert("RGB")
            finally:
                bitmap.close()
        return drawn

    @contextmanager
    def _page(self, number: int) -> Iterator[PdfPage]:
        with _LOCK:
            page = self._pdf[number - 1]
            try:
                yield page
            finally:
                page.close()


def is_whole(data: bytes) -> bool:
    """Does the end of the file point to its table of contents? A file cut off has lost it."""
    found = list(_START.finditer(data, max(0, len(data) - 2048)))
    if not found:
        return False
    place = int(found[-1].group(1))
    # bytes before the header move everything behind it
    shift = max(data[:1024].find(b"%PDF-"), 0)
    return any(_TABLE.match(data, at) for at in (place, place + shift))


def _largest_picture(page: PdfPage) -> int:
    import pypdfium2.raw as raw

    largest = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        width, height = item.get_px_size()
        largest = max(largest, width * height)
    return largest
