"""Raw text of a file to the text that is stored: no words lost, no page furniture, no wraps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.characters import normalise_characters
from assistant.documents.page_furniture import is_page_number, strip_furniture
from assistant.documents.wrapping import Column, find_column, glue

_SPACES = re.compile("[ \u3000]+")
_HAN = "\u3400-\u9fff"
_SPACED_WORD = re.compile(
    rf"(?P<mark>第\S{{1,6}}[编章节][ \u3000])?(?P<a>[{_HAN}])[ \u3000]+(?P<b>[{_HAN}])"
)
_SPACED_PAIR = re.compile(rf"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}])")
_PAIR = re.compile(rf"[{_HAN}](?=[ \u3000]*[{_HAN}])")

# A page is set in lines by its printer, so a little evidence is enough there.
_SHARE_ON_PAGES = 0.1
_SHARE_IN_TEXT = 0.15


def clean_text(text: str) -> str:
    """The stored form of a text without pages."""
    lines = [line for line in raw_lines(text) if not is_page_number(line)]
    cleaned, _ = _assemble([lines], find_column(lines, _SHARE_IN_TEXT))
    return cleaned


def clean_pages(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The stored form of a paged text, and where each page starts in it."""
    return join_pages(strip_furniture([raw_lines(page) for page in pages]))


def join_pages(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...]]:
    """The stored form of pages that have lost their furniture, and where each page starts in it."""
    every_line = [line for lines in pages for line in lines]
    return _assemble(pages, find_column(every_line, _SHARE_ON_PAGES))


def raw_lines(text: str) -> list[str]:
    """The lines of a text, with readable characters only."""
    return normalise_characters(text).split("\n")


def _assemble(pages: Sequence[Sequence[str]], column: Column | None) -> tuple[str, tuple[int, ...]]:
    """Join wrapped lines, leave at most one blank line, and note where pages start."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    previous, blank, opening = "", False, True
    for lines in pages:
        start: int | None = None
        for raw in lines:
            line = tidy_line(raw)
            if not line:
                blank = start is not None  # white space at the top of a page says nothing
                continue
            gap = _gap(previous, raw, blank, column, opening) if pieces else ""
            opening = not pieces or gap.startswith("\n")
            # the page starts with its first character, not with the break before it
            start = length + len(gap) if start is None else start
            pieces += [gap, line]
            length += len(gap) + len(line)
            previous, blank = raw, False
        starts.append(-1 if start is None else start)
        blank = False
    return "".join(pieces), _fill_empty_pages(starts, length)


def _gap(previous: str, raw: str, blank: bool, column: Column | None, opening: bool) -> str:
    if blank:
        return "\n\n"
    if column and column.joins(previous, raw, opening):
        return glue(previous, raw)
    return "\n"


def _fill_empty_pages(starts: Sequence[int], length: int) -> tuple[int, ...]:
    filled: list[int] = []
    following = length
    for start in reversed(starts):
        following = following if start < 0 else start
        filled.append(following)
    return tuple(reversed(filled))


def tidy_line(line: str) -> str:
    """One line with single spaces inside and none around; letter-spaced words closed up.

    An ideographic space inside a line stays one: 第一章　总　则 becomes 第一章　总则.
    """
    line = _SPACES.sub(lambda run: "\u3000" if "\u3000" in run.group() else " ", line)
    line = line.strip(" \u3000")
    if " " not in line and "\u3000" not in line:
        return line
    word = _SPACED_WORD.fullmatch(line)
    if word:
        return f"{word['mark'] or ''}{word['a']}{word['b']}"
    spaced, pairs = len(_SPACED_PAIR.findall(line)), len(_PAIR.findall(line))
    # print set with wide tracking comes out of a PDF with a space after every character
    if spaced >= 4 and spaced >= 0.8 * pairs:
        return _SPACED_PAIR.sub("", line)
    return line
