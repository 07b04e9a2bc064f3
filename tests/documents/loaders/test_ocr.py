"""Scanned pages: how well they are read, which ones, and what the user is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.loaders.pdf import load_pdf
from assistant.documents.loaders.reading_time import finish_within
from assistant.documents.reading import FileReader
from assistant.errors import ReadingStopped
from assistant.text import squeeze
from tests.documents.loaders import sample_files as samples
from tests.documents.made import pages, scans

LEAST = 0.97  # of the characters of a page at 200 dpi
CHECK = "由图片识别，请抽查"


def test_an_official_page_is_read_with_its_particulars_and_headings(tmp_path: Path) -> None:
    path = tmp_path / "通知.pdf"
    path.write_bytes(pages.pdf(pages.scan(scans.official_page())))
    parsed = FileReader(10_000_000).read(path)
    assert scans.share_read(scans.official_text(), parsed.text) >= LEAST
    assert parsed.document.title == scans.TITLE
    assert parsed.document.number == scans.NUMBER
    assert f"第 1 页{CHECK}" in parsed.warnings
    assert [line.lstrip("\u3000") for line in scans.BODY] == parsed.text.split("\n")[3:-2]
    assert {"二", "三"} <= {section.locator for section in parsed.sections}


def test_articles_are_found_in_a_scanned_rule(tmp_path: Path) -> None:
    """Over two scanned pages, with a sentence that runs from one to the next."""
    lines = [line for text in samples.RULES for line in samples.wrap(text, indent="\u3000\u3000")]
    path = tmp_path / "办法.pdf"
    path.write_bytes(
        pages.pdf(*(pages.scan(scans.plain_page(part)) for part in (lines[:9], lines[9:])))
    )
    parsed = FileReader(10_000_000).read(path)
    assert [squeeze(line) for line in parsed.text.split("\n")] == [*map(squeeze, samples.RULES)]
    found = {section.locator for section in parsed.sections}
    assert {f"第{number}条" for number in "一二三四五"} <= {at.split("/")[-1] for at in found}


@pytest.mark.parametrize("angle", [2.0, 90])
def test_a_page_laid_askew_or_sideways_is_read(angle: float) -> None:
    page = scans.official_page().rotate(angle, expand=True, fillcolor="white")
    loaded = load_pdf(pages.pdf(pages.scan(page)), "a.pdf")
    assert scans.share_read(scans.official_text(), loaded.text) >= LEAST
    assert loaded.text.split("\n")[0] == scans.HEAD


def test_a_worn_copy_is_read() -> None:
    loaded = load_pdf(pages.pdf(pages.scan(scans.worn(scans.official_page()))), "a.pdf")
    assert scans.share_read(scans.official_text(), loaded.text) >= LEAST


def test_only_the_pages_that_need_it_are_recognised() -> None:
    """A text page, a bare scan, a blank page, and a scan whose invisible layer is noise."""
    page = scans.plain_page(samples.RULES[2:4])
    noise = ["/G21/G22/G23/G24/G25/G26/G27/G28"] * 4
    loaded = load_pdf(
        pages.pdf(
            pages.prose(samples.RULES[:2]),
            pages.scan(page),
            pages.blank,
            pages.scan(page, noise),
        ),
        "a.pdf",
    )
    assert loaded.warnings == (
        "第 4 页文字层只有字形编号，没有采用",
        f"第 2、4 页{CHECK}",
    )
    expected = [*samples.RULES[:2], *samples.RULES[2:4], *samples.RULES[2:4]]
    assert scans.share_read("".join(expected), loaded.text) >= LEAST
    second, fourth = loaded.pages[1], loaded.pages[3]
    assert loaded.text[second:].startswith("第一条")
    assert loaded.text[fourth:].startswith("第一条")
    assert loaded.pages[2] == fourth  # a page without text starts where the next one does


def test_a_scan_that_its_program_has_stamped_is_recognised() -> None:
    page = scans.plain_page(samples.RULES[2:4])
    loaded = load_pdf(pages.pdf(pages.scan(page, ["Scanned by CamScanner"])), "a.pdf")
    assert scans.share_read("".join(samples.RULES[2:4]), loaded.text) >= LEAST
    assert loaded.warnings == (f"第 1 页{CHECK}",)


def test_pages_for_which_time_does_not_suffice_are_named() -> None:
    page = pages.scan(scans.plain_page(samples.RULES[2:3]))
    data = pages.pdf(pages.prose(samples.RULES[:2]), page, page, page)
    with finish_within(0):
        loaded = load_pdf(data, "a.pdf")
        with pytest.raises(ReadingStopped, match=r"b.pdf.*DANGWU_MAX_FILE_SECONDS"):
            load_pdf(pages.pdf(page), "b.pdf")
    assert loaded.text.split("\n") == list(samples.RULES[:2])
    assert loaded.warnings[0].startswith("第 2—4 页没有读：图片识别的时间已用完")


def test_a_picture_bomb_is_not_unpacked() -> None:
    scan = pages.pdf(pages.prose(samples.RULES[:2]), pages.scan(scans.Image.new("L", (50, 50))))
    loaded = load_pdf(pages.swollen(scan, 40_000), "a.pdf")
    assert loaded.text.split("\n") == list(samples.RULES[:2])
    assert loaded.warnings == ("第 2 页没有识别（图片过大），没有入库，请核对原件",)
