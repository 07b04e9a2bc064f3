"""Word documents (.docx)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_text
from assistant.documents.loaders.docx_numbering import Numbering, read_numbering
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.plain import unreadable_note
from assistant.errors import DocumentError, FileBroken, FileTooLarge

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_LARGEST_UNPACKED = 300 * 1024 * 1024  # bytes; real documents stay far below
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
# the fallback repeats a text box; deleted text of tracked changes is no longer in force
_SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    f"{_WORD}pPr",
    f"{_WORD}rPr",
    f"{_WORD}instrText",
}


def load_docx(data: bytes, name: str) -> LoadedFile:
    """Paragraphs and table rows in document order, with the numbers that Word sets itself."""
    document = _open(data, name)
    with _translated(name):
        lines = list(_blocks(document.element.body, read_numbering(document)))
        title = (document.core_properties.title or "").strip()
        changed = document.element.body.find(f".//{_WORD}del") is not None
    text = "\n".join(lines)
    notes = ("文件带有未接受的修订，已按接受全部修订读取，请核对定稿",) if changed else ()
    return LoadedFile(
        clean_text(text),
        properties={"title": title} if title else {},
        warnings=notes + unreadable_note(text),
    )


def _open(data: bytes, name: str) -> WordDocument:
    from docx import Document

    with _translated(name):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise FileTooLarge(
                f"“{name}”解压后有 {unpacked // 2**20} MB，"
                f"超过上限 {_LARGEST_UNPACKED // 2**20} MB，没有读取。"
                "请核对文件来源，或另存为 PDF 后再添加。"
            )
        return Document(io.BytesIO(data))


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except DocumentError:
        raise
    except Exception as error:
        # python-docx, zipfile and lxml each have their own errors for a damaged package
        raise FileBroken(
            f"“{name}”不是有效的 Word 文件（.docx），或文件已损坏。"
            "请用 Word 或 WPS 打开后另存一份。"
        ) from error


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, cell or content control."""
    for child in parent:
        if child.tag == f"{_WORD}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{_WORD}tbl":
            yield from _table(child, numbering)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _blocks(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    text = "".join(_runs(paragraph))
    if text.strip():
        yield numbering.label(paragraph) + text
    # a text box hangs on a paragraph and holds paragraphs of its own
    for box in _boxes(paragraph):
        yield from _blocks(box, numbering)


def _runs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{_WORD}txbxContent":
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        else:
            yield from _runs(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{_WORD}txbxContent":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child)


def _table(table: Element, numbering: Numbering) -> Iterator[str]:
    for row in table.iter(f"{_WORD}tr"):
        if next(row.iterancestors(f"{_WORD}tbl")) is not table:
            continue  # a row of a nested table comes with its cell
        cells = [
            " ".join(" ".join(_blocks(cell, numbering)).split())
            for cell in row.iter(f"{_WORD}tc")
            if next(cell.iterancestors(f"{_WORD}tr")) is row
        ]
        if any(cells):
            yield " | ".join(cells)
