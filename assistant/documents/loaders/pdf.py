"""PDF with a text layer."""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_pages
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.plain import unreadable_note
from assistant.errors import DocumentError, FileBroken, FileProtected, FileTooLarge, NoTextLayer

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5000
_LISTED = 10  # page numbers named in a warning


def load_pdf(data: bytes, name: str) -> LoadedFile:
    """The text layer, page by page."""
    with _complaints() as complaints:
        reader = _open(data, name)
        pages, failed = _extract(reader, name)
        title = _title(reader)
    if len(failed) == len(pages):
        raise _broken(name)
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise NoTextLayer(
            f"“{name}”没有文字层，是扫描件或图片。"
            "请先用 OCR 软件识别成文字，再存为 PDF 或 Word 后添加。"
        )
    text, starts = clean_pages(pages)
    return LoadedFile(
        text,
        pages=starts,
        properties={"title": title} if title else {},
        warnings=_notes(pages, failed, empty, complaints),
    )


def _open(data: bytes, name: str) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    with _translated(name):
        reader = PdfReader(io.BytesIO(data))
        # many files are locked against editing only: the empty password opens them
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise FileProtected(f"“{name}”有打开密码。请用密码打开后另存一份不加密的文件，再添加。")
        count = len(reader.pages)
    if not count:
        raise _broken(name)
    if count > _MOST_PAGES:
        raise FileTooLarge(
            f"“{name}”有 {count} 页，超过上限 {_MOST_PAGES} 页。请拆成几个文件再添加。"
        )
    return reader


def _extract(reader: PdfReader, name: str) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of pages that could not be read."""
    pages: list[str] = []
    failed: list[int] = []
    for number in range(1, len(reader.pages) + 1):
        try:
            with _translated(name):
                pages.append(reader.pages[number - 1].extract_text())
        except FileBroken:
            pages.append("")
            failed.append(number)
    return pages, failed


def _title(reader: PdfReader) -> str:
    try:
        with _translated(""):
            return str((reader.metadata and reader.metadata.title) or "").strip()
    except FileBroken:
        return ""  # a damaged information dictionary takes nothing from the text


def _notes(
    pages: list[str], failed: list[int], empty: list[int], complaints: list[str]
) -> tuple[str, ...]:
    notes: list[str] = []
    blank = [number for number in empty if number not in failed]
    if failed:
        notes.append(f"第 {_listed(failed)} 页已损坏，没有读出文字，请核对原件")
    if blank:
        notes.append(f"第 {_listed(blank)} 页没有文字层（可能是扫描图片或空白页），这些页没有入库")
    if complaints and not failed:
        notes.append("PDF 内部有不规范之处，已按能读的部分读取，请抽查文字是否完整")
    return (*notes, *unreadable_note("".join(pages)))


def _listed(numbers: list[int]) -> str:
    shown = "、".join(str(number) for number in numbers[:_LISTED])
    return shown if len(numbers) <= _LISTED else f"{shown} 等共 {len(numbers)}"


@contextmanager
def _translated(name: str) -> Iterator[None]:
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        yield
    except DocumentError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise FileProtected(
            f"“{name}”的加密方式无法打开。请另存一份不加密的文件，再添加。"
        ) from error
    except Exception as error:
        # pypdf meets a damaged file with nearly any built-in exception, RecursionError included
        raise _broken(name) from error


def _broken(name: str) -> FileBroken:
    return FileBroken(
        f"“{name}”不是有效的 PDF，或文件已损坏。请重新下载，或用阅读器打开后另存一份。"
    )


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What pypdf logs in this thread, kept from standard error."""
    logger = logging.getLogger("pypdf")
    handler = _Collector(threading.get_ident())
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    """Keeps the warnings of one thread."""

    def __init__(self, thread: int) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._thread = thread

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.messages.append(record.getMessage())
