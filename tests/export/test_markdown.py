"""Markdown as a parser reads it: texts stay texts, boxes and lists are what they should be."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

from assistant.export.markdown import markdown_bytes
from tests.export.report_made import REPORT

TEXT = markdown_bytes(REPORT).decode("utf-8")


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


READ = _Tags(MarkdownIt("commonmark", {"html": True}).enable("table").render(TEXT))


def test_nothing_that_a_document_says_becomes_markup() -> None:
    assert not {"script", "a", "strong", "em", "code", "img"} & set(READ.seen)
    assert READ.words.count("<script>alert(1)</script> **粗** [链](http://x.example)") == 7


def test_control_and_direction_characters_are_gone() -> None:
    assert not {"\x07", "\x1b", "\u202e"} & set(TEXT)


def test_boxes_fields_marks_and_sources_are_there() -> None:
    assert "- [ ] 填写申请表\\[1\\]\\[2\\]" in TEXT
    assert "  - 谁批：组长批准" in TEXT
    assert "  - [ ] 登记" in TEXT
    assert "1. 《读书会条例》第三条　现行有效" in TEXT
    assert "打印日期：2031年5月1日" in TEXT and "重要事项请核对原文。" in READ.words


def test_a_sentence_that_begins_with_a_number_is_no_list() -> None:
    assert "1. 并非编号" in READ.words


def test_the_table_keeps_its_columns() -> None:
    assert READ.seen.count("th") == 2 + 3 and READ.seen.count("td") == 4 + 6


def test_blanks_are_lines_to_write_on_and_no_rules() -> None:
    assert TEXT.count("＿" * 32 + "  ") == 3
    assert "借书人：＿" in TEXT and "组长：＿" in TEXT and "＿＿＿＿年＿＿月＿＿日" in TEXT
    assert READ.seen.count("hr") == 1  # the page break alone
