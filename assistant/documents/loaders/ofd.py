"""OFD documents (GB/T 33190), the national format for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.documents.cleaning import clean_pages
from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.ofd_lines import Line, Piece, lines_of, written
from assistant.documents.loaders.ofd_parts import prepared
from assistant.documents.loaders.packages import broken_package, check_package
from assistant.documents.loaders.plain import unreadable_note
from assistant.errors import DocumentError, FileBroken, FileProtected, FileTooLarge, NoTextLayer
from assistant.text import squeeze

if TYPE_CHECKING:
    from ofdkit import OFDDocument, Page, TextRun

_NOUN = "OFD 文件"
_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000
_LISTED = 10  # page numbers named in a warning
_EDGE = 2  # lines at the top and bottom of a page that may be a running head
_MARGIN = 2.0  # millimetres that text may stick out of its page
_ENCRYPTION = "encryptions.xml"  # where a package lists which of its parts are enciphered


@dataclass(slots=True)
class _Pages:
    """What the pages of a document gave."""

    lines: list[list[Line]] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)


def load_ofd(data: bytes, name: str) -> LoadedFile:
    """The text, page by page; several documents in one package follow one another."""
    from ofdkit import OFDError

    parts = check_package(data, name, _NOUN)
    enciphered = any(part.rsplit("/", 1)[-1].lower() == _ENCRYPTION for part in parts)
    try:
        with broken_package(name, _NOUN):
            found, margins, title, count = _read(prepared(data, name), name)
    except FileBroken as error:
        if enciphered and isinstance(error.__cause__, OFDError):
            raise _protected(name) from error
        raise
    raw = written(found.lines)
    if enciphered and (found.failed or not any(raw)):
        raise _protected(name)
    if len(found.failed) == len(raw):
        raise FileBroken(f"“{name}”的各页都已损坏或缺失，没有读出文字。请向发文单位重新索取。")
    if not any(raw):
        raise NoTextLayer(
            f"“{name}”各页都是图片，没有文字。请用 OFD 阅读器另存为 PDF，或导出为图片，再添加。"
        )
    text, starts = clean_pages(raw)
    return LoadedFile(
        text,
        pages=starts,
        properties={"title": title} if title else {},
        margins=tuple(dict.fromkeys((*margins, *found.templates, *_dropped(raw, text)))),
        warnings=_notes(raw, found.failed, count),
    )


def _read(data: bytes, name: str) -> tuple[_Pages, tuple[str, ...], str, int]:
    """Pages, document properties, title, and how many documents the package holds."""
    import ofdkit

    with ofdkit.open(data) as document:
        if len(document.pages) > _MOST_PAGES:
            raise FileTooLarge(
                f"“{name}”有 {len(document.pages)} 页，超过上限 {_MOST_PAGES} 页。"
                "请拆成几个文件再添加。"
            )
        if not document.pages:
            raise FileBroken(f"“{name}”里没有页面，可能没有存完整。请重新下载或索取。")
        info = document.info
        folders = {(page.location or "/").split("/")[0] for page in document.pages} - {""}
        margins = (info.subject, info.abstract, *info.keywords, *info.custom_data.values())
        return (
            _pages(document, name),
            tuple(text.strip() for text in margins if text and text.strip()),
            (info.title or "").strip(),
            len(folders),
        )


def _pages(document: OFDDocument, name: str) -> _Pages:
    from ofdkit import OFDError

    found = _Pages()
    length = 0
    for number, page in enumerate(document.pages, 1):
        runs: list[TextRun] = []
        try:
            runs = list(_visible(page))
            readable = page.location is not None
        except (OFDError, RecursionError):
            readable = False
        if not readable:
            found.failed.append(number)
        length += sum(len(run.text) for run in runs)
        if length > _MOST_CHARACTERS:
            raise FileTooLarge(f"“{name}”的文字超过上限，没有读取。请拆成几个文件再添加。")
        pieces = [Piece(run.text, run.x, run.x + run.width, run.y, run.size) for run in runs]
        found.lines.append(lines_of(pieces))
        fixed = "".join(run.text for run in runs if run.from_template)
        if fixed and fixed not in found.templates[-1:]:
            found.templates.append(fixed)
    return found


def _visible(page: Page) -> Iterator[TextRun]:
    left, top, width, height = page.box
    for run in page.runs:
        across = left - _MARGIN <= run.x <= left + width + _MARGIN
        if across and top - _MARGIN <= run.y <= top + height + _MARGIN:
            yield run


def _protected(name: str) -> DocumentError:
    return FileProtected(
        f"“{name}”的内容加了密，没有口令或证书读不出来。请用 OFD 阅读器打开后另存一份不加密的文件，"
        "再添加。"
    )


def _dropped(raw: Sequence[str], text: str) -> tuple[str, ...]:
    """Running heads and feet: what stood at the edges of pages and is not in the text."""
    kept = squeeze(text)
    dropped: dict[str, None] = {}
    for page in raw:
        lines = page.split("\n")
        for line in (*lines[:_EDGE], *lines[-_EDGE:]):
            if line.strip() and squeeze(line) not in kept:
                dropped[line.strip()] = None
    return tuple(dropped)


def _notes(raw: Sequence[str], failed: Sequence[int], documents: int) -> tuple[str, ...]:
    blank = [at for at, page in enumerate(raw, 1) if not page.strip() and at not in failed]
    notes: list[str] = []
    if documents > 1:
        notes.append(f"文件内含 {documents} 份文档，已按先后顺序接在一起，请核对是否应分开入库")
    if failed:
        notes.append(f"第 {_listed(failed)} 页已损坏或缺失，没有读出文字，请核对原件")
    if blank:
        notes.append(f"第 {_listed(blank)} 页没有文字（可能是图片或空白页），这些页没有入库")
    return (*notes, *unreadable_note("".join(raw)))


def _listed(numbers: Sequence[int]) -> str:
    shown = "、".join(str(number) for number in numbers[:_LISTED])
    return shown if len(numbers) <= _LISTED else f"{shown} 等共 {len(numbers)}"
