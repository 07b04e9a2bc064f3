"""TXT and Markdown: encodings, front matter, comments."""

from __future__ import annotations

import codecs

import pytest

from assistant.documents.loaders.plain import load_markdown, load_text
from assistant.errors import FileBroken
from tests.documents.loaders.sample_files import RULES

TEXT = "\n".join(RULES)


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("text", [TEXT, "党章", "abc 123", "2025年1月1日起施行。\r\n"])
def test_every_encoding_reads_the_same(encoding: str, bom: bytes, text: str) -> None:
    loaded = load_text(bom + text.encode(encoding), "a.txt")
    assert loaded.text == text.strip()
    assert loaded.warnings == ()


def test_traditional_chinese_is_read_with_a_warning() -> None:
    text = (
        "中國共產黨章程規定，黨員必須按期交納黨費。黨的基層組織應當按期召開會議，並且做好記錄。" * 5
    )
    loaded = load_text(text.encode("big5"), "a.txt")
    assert loaded.text == text
    assert "不常见" in loaded.warnings[0]


def test_a_few_damaged_bytes_do_not_turn_utf8_into_mojibake() -> None:
    data = bytearray(TEXT.encode())
    data[301] = 0xFF
    loaded = load_text(bytes(data), "a.txt")
    assert RULES[-1] in loaded.text
    assert "已损坏" in loaded.warnings[0]


@pytest.mark.parametrize(
    "data", [b"\0" * 1000, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(500)]
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(FileBroken, match="图.txt”不是文本文件"):
        load_text(data, "图.txt")


def test_unreadable_characters_are_dropped_and_counted() -> None:
    loaded = load_text("党\ue123支部\x07应当\u200b按时\u200d开会。".encode(), "a.txt")
    assert loaded.text == "党支部应当按时开会。"
    assert "2 个" in loaded.warnings[0]


def test_form_feeds_make_pages() -> None:
    loaded = load_text("第一页。\f第二页。\f第三页。".encode(), "a.txt")
    assert [loaded.text[start : start + 3] for start in loaded.pages] == [
        "第一页",
        "第二页",
        "第三页",
    ]


def test_front_matter_is_taken_out() -> None:
    header = "---\ntitle: 换届\nwritten: 2025-01-01\ntopics: [换届, 选举]\n---\n"
    source = header + "\n# 换届\n<!-- INFO END -->\n正文。"
    loaded = load_markdown(source.encode(), "a.md")
    assert loaded.front_matter["title"] == "换届"
    assert loaded.front_matter["topics"] == ["换届", "选举"]
    assert loaded.text == "# 换届\n\n正文。"


@pytest.mark.parametrize(
    "source",
    ["---\ntitle: [换届\n---\n正文。", "---\na: !!python/object/apply:os.getcwd []\n---\n正文。"],
)
def test_bad_front_matter_is_kept_as_text_and_told(source: str) -> None:
    loaded = load_markdown(source.encode(), "a.md")
    assert "YAML" in loaded.warnings[0]
    assert loaded.front_matter == {}
    assert loaded.text == source


def test_two_rules_around_prose_are_no_front_matter() -> None:
    loaded = load_markdown("---\n只是一段话\n---\n正文。".encode(), "a.md")
    assert loaded.text == "---\n只是一段话\n---\n正文。"
