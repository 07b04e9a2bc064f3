from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import digest, parse_number, row_as_line, sentence_spans, squeeze

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The number in everyday Chinese numerals, below ten thousand."""
    text, zero = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + unit
        zero = digit == 0
    return text.removeprefix("一") if 10 <= number < 20 else text


@given(st.integers(1, 9999))
def test_numerals_are_read_as_written(number: int) -> None:
    assert parse_number(chinese(number)) == number
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("二十一", 21),
        ("两百", 200),
        ("一百零五", 105),
        ("一万二千", 12_000),
        ("三亿", 300_000_000),
        ("二〇二六", 2026),
        ("１２", 12),
        (" 7 ", 7),
    ],
)
def test_number_wordings(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "第一", "一条", "abc", "3.5", "-1", "十年"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_digest_is_sha256_of_utf8_even_for_broken_text() -> None:
    assert digest("党") == hashlib.sha256("党".encode()).hexdigest()
    assert len(digest("\ud800")) == 64


def test_squeeze_ignores_width_case_space_and_punctuation() -> None:
    assert squeeze("《党章》第１条，ABC") == squeeze("党章 第1条 abc")
    assert squeeze("第一条") != squeeze("第二条")


@given(st.text())
def test_squeeze_leaves_letters_and_digits_only(text: str) -> None:
    assert all(unicodedata.category(c)[0] not in "ZPC" or c.isalnum() for c in squeeze(text))


@given(st.text(alphabet="党员。；！？\n 　”第一条", max_size=60), st.integers(0, 1000))
def test_sentence_spans_are_trimmed_ordered_and_lose_nothing(text: str, offset: int) -> None:
    spans = [(start - offset, end - offset) for start, end in sentence_spans(text, offset)]
    pieces = [text[start:end] for start, end in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    text = "他说：“好。”然后离开。"
    assert [text[a:b] for a, b in sentence_spans(text)] == ["他说：“好。”", "然后离开。"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("| 任期 | 3年 | （《章程》第二条） |", "任期：3年（《章程》第二条）"),
        ("| 台账 | 内容 | 负责人 |", "台账：内容，负责人"),
        ("| | 只有一格 |", "只有一格"),
        ("| | |", "| | |"),
        ("一句话 | 不是表格", "一句话 | 不是表格"),
        ("", ""),
    ],
)
def test_a_row_is_read_as_a_line(text: str, line: str) -> None:
    assert row_as_line(text) == line
