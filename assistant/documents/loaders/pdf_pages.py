"""The text layers of a PDF, judged page by page: which are good, and what is wrong with others."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.loaders.page_composition import LaidOutPage, lay_out
from assistant.documents.loaders.pdf_file import PdfFile
from assistant.documents.loaders.pdf_quality import NO_LAYER, text_fault
from assistant.documents.loaders.pdf_second import SecondReader

_COVERED = 0.6  # of a page by one picture: a scan, whatever short text stands over it
_SHORT = 60  # characters: a page number, the mark of a scanning program


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The text layer of one page, empty when it cannot be used; `fault` says why, in Chinese."""

    laid_out: LaidOutPage = LaidOutPage()
    fault: str = ""
    blank: bool = False
    broken: bool = False
    covered: bool = False

    @property
    def to_recognise(self) -> bool:
        """Would a picture of the page tell more?"""
        return not (self.blank or self.broken) and (bool(self.fault) or self.covered)

    @property
    def bad_layer(self) -> bool:
        """Is there a text layer that cannot be used?"""
        return self.fault not in ("", NO_LAYER)


def read_pages(pdf: PdfFile, data: bytes) -> list[ReadPage]:
    """The text layer of every page."""
    second = SecondReader(data)
    return [_read(pdf, number, second) for number in range(1, pdf.count + 1)]


def _read(pdf: PdfFile, number: int, second: SecondReader) -> ReadPage:
    try:
        laid_out = lay_out(pdf.survey(number))
        text = laid_out.text
        fault = text_fault(text)
        if fault == NO_LAYER:
            return ReadPage(LaidOutPage(), fault, blank=pdf.is_blank(number))
        covered = len(text) < _SHORT and pdf.picture_share(number) >= _COVERED
    except MemoryError:
        raise
    except Exception:  # a damaged page fails in any way; the next may be sound
        return _by_second(second, number, ReadPage(broken=True))
    if fault:
        return _by_second(second, number, ReadPage(LaidOutPage(), fault))
    return ReadPage(laid_out, covered=covered)


def _by_second(second: SecondReader, number: int, otherwise: ReadPage) -> ReadPage:
    text = second.text(number)
    if text_fault(text):
        return otherwise
    return ReadPage(LaidOutPage(tuple(text.split("\n"))))
