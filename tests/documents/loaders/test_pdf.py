"""PDF: pages, heads, locks, scans."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from assistant.documents.loaders.pdf import load_pdf
from assistant.errors import FileBroken, FileProtected, NoTextLayer
from tests.documents.loaders import sample_files as samples


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


def test_bare_page_numbers_go_when_they_keep_step() -> None:
    loaded = load_pdf(samples.pdf(samples.RULES, numbers="{}", lines_per_page=7), "a.pdf")
    assert loaded.text.split("\n") == list(samples.RULES)


def test_a_head_that_is_the_only_title_stays_once() -> None:
    title, *rest = samples.RULES
    loaded = load_pdf(samples.pdf(rest, head=title, lines_per_page=6), "a.pdf")
    assert loaded.text.count(title) == 1
    assert loaded.text.startswith(title)


def test_a_password_is_named_and_an_editing_lock_is_no_obstacle() -> None:
    with pytest.raises(FileProtected, match="机密办法.pdf.*密码"):
        load_pdf(samples.locked_pdf("secret"), "机密办法.pdf")
    assert load_pdf(samples.locked_pdf(""), "a.pdf").text.split("\n") == list(samples.RULES)


def test_pictures_only_is_not_taken_for_an_empty_file() -> None:
    with pytest.raises(NoTextLayer, match="扫描件.*OCR"):
        load_pdf(samples.pdf([], blank_pages=[1, 2]), "扫描.pdf")


def test_pages_without_text_are_named() -> None:
    loaded = load_pdf(samples.pdf(samples.RULES, blank_pages=[1]), "a.pdf")
    assert any("第 1 页没有文字层" in warning for warning in loaded.warnings)
    assert loaded.text.split("\n") == list(samples.RULES)
    assert loaded.pages[:2] == (0, 0)


def test_a_truncated_file_is_broken_or_read_with_a_warning(
    capfd: pytest.CaptureFixture[str],
) -> None:
    data = samples.pdf(samples.RULES)
    with pytest.raises(FileBroken, match="a.pdf.*损坏"):
        load_pdf(data[:200], "a.pdf")
    table = data.rindex(b"startxref") + len(b"startxref\n")
    wrong_table = load_pdf(data[:table] + b"77\n%%EOF\n", "b.pdf")
    assert any("不规范" in warning for warning in wrong_table.warnings)
    assert wrong_table.text.split("\n") == list(samples.RULES)
    assert capfd.readouterr().err == ""


def test_too_many_pages_are_refused() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    # one page object listed many times: a small file that claims to be a shelf of books
    kids = writer.root_object["/Pages"]["/Kids"]
    for _ in range(6000):
        kids.append(page.indirect_reference)
    from pypdf.generic import NameObject, NumberObject

    writer.root_object["/Pages"][NameObject("/Count")] = NumberObject(6001)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Exception, match="6001 页，超过上限") as caught:
        load_pdf(out.getvalue(), "a.pdf")
    assert type(caught.value).__name__ == "FileTooLarge"


def test_an_indented_paragraph_is_one_line() -> None:
    paragraphs = samples.RULES[2:4]
    lines = [
        line.removeprefix("空空") for text in paragraphs for line in samples.wrap(f"空空{text}")
    ]
    assert load_pdf(samples.pdf(lines), "a.pdf").text.split("\n") == list(paragraphs)


def test_the_title_of_the_file_is_a_property() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(samples.pdf(samples.RULES))))
    writer.add_metadata({"/Title": "活动办法"})
    out = io.BytesIO()
    writer.write(out)
    assert load_pdf(out.getvalue(), "a.pdf").properties["title"] == "活动办法"
