"""Secrecy marks (密级): 绝密, 机密, 秘密 where a document bears them, not where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.particulars import Origin

_HEAD_LINES = 15
_EDGE_LINES = 2  # at the top and at the foot of a page
_LONGEST = 60  # characters of a line that bears a mark; prose is longer
_GAP = "[ \u3000]*"
_GRADE = rf"(?P<grade>[绝机秘]{_GAP}密)"
_STAR = "[★☆＊*]"
_PERIOD = (
    rf"(?P<period>(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){_GAP}(?:年|个月|月|天|日)|长期|永久"
    rf"|启{_GAP}[封用](?:{_GAP}前)?|公布{_GAP}前)"
)
_STARRED = re.compile(rf"{_GRADE}{_GAP}级?{_GAP}{_STAR}{_GAP}{_PERIOD}?")
_LABELLED = re.compile(
    rf"(?<![一-鿿])(?:密{_GAP}级|涉密等级|保密等级|秘密等级)(?:和保密期限)?"
    rf"{_GAP}[:：]{_GAP}[【\[（(]?{_GRADE}(?![、/或和及])(?:{_GAP}级)?(?:{_GAP}{_STAR}?{_GAP}{_PERIOD})?"
)
# What may share a line with a mark at the head of a page: copy number, urgency, period.
_COMPANION = re.compile(
    rf"(?:份{_GAP}号|编{_GAP}号|№|No\.?)?{_GAP}[:：]?{_GAP}\d{{4,8}}(?:{_GAP}号)?|特{_GAP}急|加{_GAP}急"
    rf"|特提|平急|紧急程度{_GAP}[:：]?|保密期限{_GAP}[:：]?{_GAP}(?:\d{{1,3}}{_GAP}年|长期)?"
)
_BARE = re.compile(
    rf"[【\[（(〔]?{_GAP}{_GRADE}(?:{_GAP}级)?(?:{_GAP}[:：]?{_GAP}{_PERIOD})?{_GAP}[】\]）)〕]?"
)
_EDGE = " 　【】[]()（）〔〕_-—.·+,，、&"
_IN_NAME = re.compile(
    rf"(?:^|(?<=[{re.escape(_EDGE)}\d])){_GRADE}(?:级)?(?:{_STAR}{_PERIOD}?|(?=$|[{re.escape(_EDGE)}]))"
)
# Before a mark that is an example or is talked about.
_SPOKEN_OF = ("“", "‘", "「", "《", "为", "是", "如", "例", "标", "注", "作", "如：", "例：")
_VALUE = re.compile(rf"{_GRADE}{_GAP}级?{_GAP}(?:{_STAR}?{_GAP}{_PERIOD})?")


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark with the place it was seen at. `shown` is literal; offsets only in the text."""

    value: str
    shown: str
    origin: Origin
    place: str
    start: int | None = None
    end: int | None = None


def find_secrecy(
    text: str,
    pages: Sequence[int],
    margins: Iterable[str],
    properties: Mapping[str, str],
    file_stem: str,
) -> SecrecyMark | None:
    """The mark that a file bears, if any: in its name, margins and properties, or in its text."""
    return (
        _in_name(file_stem)
        or _in_margins(margins)
        or _in_properties(properties)
        or _in_text(text, pages)
    )


def stated_secrecy(value: str) -> str | None:
    """A 密级 as a sheet or a file head states it, in its standard spelling."""
    found = _VALUE.fullmatch(value.strip())
    return _spelled(found) if found else None


def _in_name(stem: str) -> SecrecyMark | None:
    found = _IN_NAME.search(stem)
    if found is None:
        return None
    return SecrecyMark(_spelled(found), found.group().strip(), Origin.FILE_NAME, "文件名")


def _in_margins(margins: Iterable[str]) -> SecrecyMark | None:
    for margin in margins:
        for line in margin.split("\n"):
            found = _mark(line)
            if found:
                return SecrecyMark(
                    _spelled(found), found.group().strip(), Origin.MARGIN, "页眉、页脚或文件属性"
                )
    return None


def _in_properties(properties: Mapping[str, str]) -> SecrecyMark | None:
    for key, value in properties.items():
        found = _VALUE.fullmatch(value.strip()) or _STARRED.search(value[:_LONGEST])
        if found or (key == "title" and (found := _IN_NAME.search(value[:_LONGEST]))):
            return SecrecyMark(
                _spelled(found), found.group().strip(), Origin.PROPERTIES, "文件属性"
            )
    return None


def _in_text(text: str, pages: Sequence[int]) -> SecrecyMark | None:
    for start, line, place in _places(text, pages):
        found = _mark(line)
        if found:
            return SecrecyMark(
                _spelled(found),
                found.group(),
                Origin.TEXT,
                place,
                start + found.start(),
                start + found.end(),
            )
    return None


def _places(text: str, pages: Sequence[int]) -> Iterable[tuple[int, str, str]]:
    """Lines that may bear a mark: the first ones, and the first and last of every page."""
    yield from (
        (start, line, f"正文开头第 {row} 行")
        for row, (start, line) in enumerate(_lines(text, 0, len(text), _HEAD_LINES), start=1)
    )
    ends = [*pages[1:], len(text)]
    for number, (first, last) in enumerate(zip(pages, ends, strict=False), start=1):
        lines = _lines(text, first, last)
        for start, line in [*lines[:_EDGE_LINES], *lines[_EDGE_LINES:][-_EDGE_LINES:]]:
            yield start, line, f"第 {number} 页"


def _lines(text: str, start: int, end: int, most: int = 1_000) -> list[tuple[int, str]]:
    """The lines that hold something, each with its place in the text."""
    found: list[tuple[int, str]] = []
    while start < end and len(found) < most:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            found.append((start, text[start:stop]))
        start = stop + 1
    return found


def _mark(line: str) -> re.Match[str] | None:
    """The mark in a line that bears one: with its star, after 密级：, or with nothing beside it."""
    words = line.strip()
    if not words or len(words) > _LONGEST or words.endswith(("。", "；", "？")):
        return None
    found = _STARRED.search(line) or _LABELLED.search(line)
    if found:
        return found if _stands_free(line, found) else None
    found = _BARE.search(line)
    if found is None:
        return None
    rest = line[: found.start()] + line[found.end() :]
    return found if not _COMPANION.sub("", rest).strip(" 　#*") else None


def _stands_free(line: str, found: re.Match[str]) -> bool:
    """Whether the mark is not quoted or spoken of: no quotation mark, no word runs into it."""
    before = line[: found.start()].rstrip(" 　#*")
    return not before.endswith(_SPOKEN_OF)


def _spelled(found: re.Match[str]) -> str:
    """机密★1年: the grade and, where stated, the period."""
    grade = re.sub(r"\s", "", found["grade"])
    period = re.sub(r"\s", "", found.groupdict().get("period") or "")
    return f"{grade}★{period}" if period else grade
