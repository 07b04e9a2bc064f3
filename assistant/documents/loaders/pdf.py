"""PDF: text by its place on the page; pages without a usable text layer by recognition."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.loaders.loaded import LoadedFile
from assistant.documents.loaders.page_composition import LaidOutPage, paged_text
from assistant.documents.loaders.page_names import named_pages
from assistant.documents.loaders.pdf_file import PageUndrawable, PdfFile, is_whole
from assistant.documents.loaders.pdf_pages import ReadPage, read_pages
from assistant.documents.loaders.plain import unreadable_note
from assistant.documents.loaders.scans import Scans, read_scans, scan_notes
from assistant.errors import (
    DocumentError,
    FileBroken,
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    NoTextLayer,
    ReadingStopped,
)

_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000


def load_pdf(data: bytes, name: str) -> LoadedFile:
    """The text, page by page."""
    pdf = PdfFile(data, name)
    try:
        _check_count(pdf.count, name)
        pages = read_pages(pdf, data)
        wanted = [number for number, page in enumerate(pages, 1) if page.to_recognise]
        scans = read_scans(wanted, pdf.image, _failure)
        title = pdf.title
    finally:
        pdf.close()
    chosen = [_better(page, scans.pages.get(number)) for number, page in enumerate(pages, 1)]
    texts = [page.text for page in chosen]
    if not any(text.strip() for text in texts):
        raise _nothing(pages, scans, name)
    if sum(map(len, texts)) > _MOST_CHARACTERS:
        raise FileTooLarge(f"“{name}”的文字超过上限，没有读取。请拆成几个文件再添加。")
    made = paged_text(chosen)
    return LoadedFile(
        made.text,
        pages=made.starts,
        properties={"title": title} if title else {},
        margins=made.margins,
        warnings=(
            *_notes(pages, scans, whole=is_whole(data)),
            *unreadable_note("".join(texts)),
        ),
    )


def _check_count(count: int, name: str) -> None:
    if not count:
        raise FileBroken(f"“{name}”里没有页面，可能没有存完整。请重新下载或索取。")
    if count > _MOST_PAGES:
        raise FileTooLarge(
            f"“{name}”有 {count} 页，超过上限 {_MOST_PAGES} 页。请拆成几个文件再添加。"
        )


def _better(page: ReadPage, recognised: LaidOutPage | None) -> LaidOutPage:
    """The layer of a page, unless recognition was asked for and gave more."""
    if recognised is None or (not page.fault and len(recognised.text) <= len(page.laid_out.text)):
        return page.laid_out
    return recognised


def _failure(error: Exception) -> str:
    return str(error) if isinstance(error, PageUndrawable) else "页面画不出来"


def _nothing(pages: Sequence[ReadPage], scans: Scans, name: str) -> DocumentError:
    """Why no page gave a word."""
    if all(page.broken for page in pages):
        return FileBroken(
            f"“{name}”不是有效的 PDF，或文件已损坏。请重新下载，或用阅读器打开后另存一份。"
        )
    if all(page.blank or page.broken for page in pages):
        return FileEmpty(f"“{name}”各页都是空白，没有入库。请核对文件内容。")
    if scans.late:
        return ReadingStopped(
            f"“{name}”读取的时间已用完，没有识别出文字。"
            "请拆成几个小文件，或调大设置 DANGWU_MAX_FILE_SECONDS。"
        )
    if scans.failed:
        reasons = "；".join(dict.fromkeys(scans.failed.values()))
        return FileUnreadable(
            f"“{name}”各页都是图片，没有读出文字（{reasons}）。"
            "请用 200 至 300 dpi 重新扫描，或另存为 Word 后再添加。"
        )
    return NoTextLayer(
        f"“{name}”没有文字层，是扫描件或图片，图片识别也没有读出文字。"
        "请核对内容；字迹不清时，按 200 dpi 以上重新扫描再添加。"
    )


def _notes(pages: Sequence[ReadPage], scans: Scans, whole: bool) -> tuple[str, ...]:
    notes = []
    broken = [number for number, page in enumerate(pages, 1) if page.broken]
    if broken:
        notes.append(f"{named_pages(broken)}已损坏，没有读出文字，请核对原件")
    elif not whole:
        notes.append("PDF 结尾不完整或有不规范之处，已按能读的部分读取，请抽查文字是否完整")
    faults = dict.fromkeys(page.fault for page in pages if page.bad_layer)
    for fault in faults:
        numbers = [number for number, page in enumerate(pages, 1) if page.fault == fault]
        notes.append(f"{named_pages(numbers)}{fault}，没有采用")
    return (*notes, *scan_notes(scans))
