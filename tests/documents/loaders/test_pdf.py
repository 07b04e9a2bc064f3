"""PDF: pages, heads, locks, limits, damage."""

from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from assistant.documents.loaders.pdf import load_pdf
from assistant.errors import (
    FileBroken,
    FileEmpty,
    FileProtected,
    FileTooLarge,
    FileUnreadable,
    NoTextLayer,
)
from tests.documents.loaders import sample_files as samples
from tests.documents.made import pages


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def shelf(count: int) -> bytes:
    """One page listed many times: a small file that claims to be a shelf of books."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    kids = writer.root_object["/Pages"]["/Kids"]
    for _ in range(count - 1):
        kids.append(page.indirect_reference)
    writer.root_object["/Pages"][NameObject("/Count")] = NumberObject(count)
    return written(writer)


def test_page_starts_point_into_the_cleaned_text() -> None:
    data = samples.pdf(samples.RULES, head="样例企业制度汇编", numbers="第 {} 页", lines_per_page=7)
    loaded = load_pdf(data, "办法.pdf")
    assert len(loaded.pages) == len(PdfReader(io.BytesIO(data)).pages)
    assert loaded.pages[0] == 0
    lines = [line for text in samples.RULES for line in samples.wrap(text)]
    for page, start in enumerate(loaded.pages):
        assert loaded.text.startswith(lines[7 * page], start)
    assert "制度汇编" not in loaded.text
    assert "页" not in loaded.text
    assert loaded.margins == ("样例企业制度汇编",)


def test_bare_page_numbers_go_when_they_keep_step() -> None:
    loaded = load_pdf(samples.pdf(samples.RULES, numbers="{}", lines_per_page=7), "a.pdf")
    assert loaded.text.split("\n") == list(samples.RULES)


def test_a_head_that_is_the_only_title_stays_once() -> None:
    title, *rest = samples.RULES
    loaded = load_pdf(samples.pdf(rest, head=title, lines_per_page=6), "a.pdf")
    assert loaded.text.count(title) == 1
    assert loaded.text.startswith(title)


def test_a_password_is_named_and_an_editing_lock_is_no_obstacle() -> None:
    with pytest.raises(FileProtected, match=r"机密办法.pdf.*密码"):
        load_pdf(samples.locked_pdf("secret"), "机密办法.pdf")
    assert load_pdf(samples.locked_pdf(""), "a.pdf").text.split("\n") == list(samples.RULES)


def test_drawings_only_are_not_taken_for_an_empty_file() -> None:
    with pytest.raises(NoTextLayer, match=r"扫描.pdf.*扫描件.*重新扫描"):
        load_pdf(samples.pdf([], blank_pages=[1]), "扫描.pdf")


def test_blank_pages_only_are_an_empty_file() -> None:
    with pytest.raises(FileEmpty, match=r"白纸.pdf.*空白"):
        load_pdf(pages.pdf(pages.blank, pages.blank), "白纸.pdf")


def test_a_page_with_a_drawing_is_named_and_a_blank_one_is_not() -> None:
    loaded = load_pdf(samples.pdf(samples.RULES, blank_pages=[1]), "a.pdf")
    assert loaded.warnings == ("第 1 页是图片或图形，没有识别出文字，没有入库",)
    assert loaded.text.split("\n") == list(samples.RULES)
    assert loaded.pages[:2] == (0, 0)
    with_blank = load_pdf(pages.pdf(pages.blank, pages.prose(samples.RULES[:3])), "b.pdf")
    assert with_blank.warnings == ()
    assert with_blank.pages == (0, 0)


def test_a_truncated_file_is_broken_or_read_with_a_warning(
    capfd: pytest.CaptureFixture[str],
) -> None:
    data = samples.pdf(samples.RULES)
    with pytest.raises(FileBroken, match=r"a.pdf.*损坏"):
        load_pdf(data[:200], "a.pdf")
    table = data.rindex(b"startxref") + len(b"startxref\n")
    wrong_table = load_pdf(data[:table] + b"77\n%%EOF\n", "b.pdf")
    assert any("不规范" in warning for warning in wrong_table.warnings)
    assert wrong_table.text.split("\n") == list(samples.RULES)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + bytes(5000), b"%PDF-1.4\n%%EOF", b"%PDF-" * 999])
def test_rubbish_behind_the_head_of_a_pdf_is_broken(data: bytes) -> None:
    with pytest.raises(FileBroken, match=r"乱.pdf.*损坏"):
        load_pdf(data, "乱.pdf")


@pytest.mark.parametrize("count", [5001, 10_000])
def test_too_many_pages_are_refused_at_once(count: int) -> None:
    data = shelf(count)
    began = time.monotonic()
    with pytest.raises(FileTooLarge, match=f"{count} 页，超过上限 5000 页"):
        load_pdf(data, "a.pdf")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("width", "height", "error"),
    [(14_000, 14_000, NoTextLayer), (14_000, 2, NoTextLayer), (0.5, 300, FileUnreadable)],
)
def test_a_giant_page_and_a_page_like_a_thread_end_in_a_message(
    width: float, height: float, error: type[Exception]
) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(samples.pdf([], blank_pages=[1]))))
    writer.pages[0].mediabox.upper_right = (width, height)
    with pytest.raises(error, match=r"大页\.pdf"):
        load_pdf(written(writer), "大页.pdf")


def test_an_indented_paragraph_is_one_line() -> None:
    """The indent is a place on the page, not a character of the file."""
    loaded = load_pdf(pages.pdf(pages.prose(samples.RULES[2:6])), "a.pdf")
    assert loaded.text.split("\n") == list(samples.RULES[2:6])


def test_the_title_of_the_file_is_a_property() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(samples.pdf(samples.RULES))))
    writer.add_metadata({"/Title": "活动办法"})
    assert load_pdf(written(writer), "a.pdf").properties["title"] == "活动办法"
