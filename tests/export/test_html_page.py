"""The page to print: texts stay texts, nothing is fetched, nothing runs."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from assistant.export.html_page import html_bytes
from tests.export.report_made import REPORT

TEXT = html_bytes(REPORT).decode("utf-8")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(TEXT)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


PAGE = _Page()


def test_hostile_text_is_text() -> None:
    assert not {"script", "a", "img", "link", "iframe"} & set(PAGE.tags)
    assert PAGE.words.count("<script>alert(1)</script> **粗** [链](http://x.example)") == 8
    assert not {"\x07", "\x1b", "\u202e"} & set(TEXT)


def test_nothing_is_fetched() -> None:
    assert not [name for name, _ in PAGE.attributes if name in {"src", "href"} or name[:2] == "on"]
    assert "default-src 'none'" in TEXT
    assert not re.search(r"url\(|@import", TEXT)


def test_paper_heads_that_repeat_and_a_page_number() -> None:
    assert "size: A4" in TEXT and "37mm 26mm 35mm 28mm" in TEXT and "counter(page)" in TEXT
    assert PAGE.tags["thead"] == PAGE.tags["table"] == 2
    assert "table-header-group" in TEXT


def test_every_element_is_there() -> None:
    assert PAGE.tags["h2"] == 4 and PAGE.tags["h3"] == 1 and PAGE.tags["h4"] == 2
    assert PAGE.words.count("☐") == 5
    assert TEXT.count('class="tick inner"') == 1 and TEXT.count('<tr class="tall">') == 2
    assert TEXT.count("<i></i>") == 3 + 2 and TEXT.count('class="break"') == 1
    assert "[1][2]" in PAGE.words and "《读书会条例》第三条　现行有效" in PAGE.words
    assert "谁批：组长批准" in PAGE.words and "打印日期：2031年5月1日" in PAGE.words
