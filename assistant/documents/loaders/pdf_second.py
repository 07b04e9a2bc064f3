"""pypdf, the second reader of PDF: for pages of which the first one makes no sense."""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

_quiet = threading.Lock()
_NOWHERE = logging.NullHandler()


class SecondReader:
    """Opens the file when the first page is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._reader: PdfReader | None = None
        self._broken = False

    def text(self, number: int) -> str:
        """The text layer of a page, in the order of the file; empty when it cannot be read."""
        if self._broken:
            return ""
        with _silence():
            try:
                reader = self._reader = self._reader or _open(self._data)
            except Exception:  # pypdf meets a damaged file with nearly any exception
                self._broken = True
                return ""
            try:
                return reader.pages[number - 1].extract_text()
            except Exception:
                return ""


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


@contextmanager
def _silence() -> Iterator[None]:
    """What pypdf logs about a damaged file is kept from standard error."""
    logger = logging.getLogger("pypdf")
    with _quiet:
        before = logger.propagate
        logger.addHandler(_NOWHERE)
        logger.propagate = False
        try:
            yield
        finally:
            logger.propagate = before
            logger.removeHandler(_NOWHERE)
