"""Hard-wrapped lines: is there evidence for them, and which neighbours belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?：:…][”’」』）)\"'】]*$")
_NUMERAL = r"[一二三四五六七八九十百零〇\d]+"
# A line that starts like this opens something new, whatever stands before it.
_MARK = re.compile(
    rf"第{_NUMERAL}[编章节条款项]|第[一二三四五六七八九十]+[、，,]|[（(]{_NUMERAL}[）)]"
    rf"|{_NUMERAL}[、．.](?!\d)|{_NUMERAL}[）)]|[①-⑳➊-➓㈠-㈩]|附件|附录|附表|附[:：]|[#>|*•·●○■□◆▲★-]"
    r"|[一二三四五六七八九十]+(?:是|要)|目\s*录|抄送|主题词|印发|——|---"
)
_HEADING = re.compile(
    rf"第{_NUMERAL}[编章节](?:\s|\u3000|$)|#|附件\s*\d*[:：]?\s*$|附录|目\s*录$|——"
)
_TABLE_ROW = re.compile(r" \| |^\|")
_INDENT = re.compile(r"(?:\u3000| {2})")

_NARROWEST = 15.0  # in ideographs: shorter columns are lists, not wrapped prose
_WIDEST = 120.0
_FIRST_LINE = 2.0  # the indent of a paragraph, which a PDF does not hold as characters
_SLACK = 3.0  # a line breaks early to keep a word or a closing mark together


@dataclass(frozen=True, slots=True)
class Column:
    """The column at which lines were broken, in widths of an ideograph."""

    width: float
    indented: bool = False  # every paragraph starts with an indent, so a line without goes on

    def joins(self, line: str, following: str, opening: bool) -> bool:
        """Does the paragraph of `line` go on in `following`? `opening`: `line` is its first."""
        body, after = line.strip(), following.strip()
        # a numbered line without a full stop may be a heading: it must really be full
        heading = _MARK.match(body) and "。" not in body and not body.startswith("第")
        indented = _INDENT.match(line) is not None
        room = _SLACK + (_FIRST_LINE if indented or (opening and not heading) else 0)
        if not body or not after or display_width(body) < self.width - room:
            return False
        if _HEADING.match(body) or _INDENT.match(following):
            return False
        if _SENTENCE_END.search(body) and not self.indented:
            return False
        return not (_MARK.match(after) or _TABLE_ROW.search(body) or _TABLE_ROW.search(after))


def find_column(lines: Sequence[str], least_share: float) -> Column | None:
    """The wrap column, when many lines of nearly one length end inside a sentence.

    `least_share` is the share of lines that must reach the column.
    """
    bodies = [line.strip() for line in lines if line.strip()]
    if len(bodies) < 3:
        return None
    widths = sorted(display_width(body) for body in bodies)
    column = widths[int((len(widths) - 1) * 0.95)]
    if not _NARROWEST <= column <= _WIDEST:
        return None
    full = [body for body in bodies if column - _SLACK <= display_width(body) <= column + 1.5]
    broken = [body for body in full if not _SENTENCE_END.search(body)]
    if len(broken) < 2 or len(full) < least_share * len(bodies) or len(broken) < 0.6 * len(full):
        return None
    return Column(column, _starts_are_indented(lines, column - _SLACK))


def _starts_are_indented(lines: Sequence[str], full: float) -> bool:
    """Do the lines that follow a short line, and so start a paragraph, have an indent?"""
    filled = [line for line in lines if line.strip()]
    starts = [
        after
        for line, after in zip(filled, filled[1:], strict=False)
        if display_width(line.strip()) < full
    ]
    indented = sum(_INDENT.match(line) is not None for line in starts)
    return len(starts) >= 2 and indented >= 0.8 * len(starts)


def glue(line: str, following: str) -> str:
    """What stands between two joined lines: a space between Latin words, else nothing."""
    left, right = line.rstrip()[-1:], following.lstrip()[:1]
    if not (left.isascii() and right.isascii() and right.isalnum()) or left in "-/(":
        return ""
    # a figure may be broken anywhere: 50 and 0元 on the next line are 500元
    broken_figure = left.isdigit() and right.isdigit() and not line[-1:].isspace()
    return "" if broken_figure else " "


def display_width(text: str) -> float:
    """Width in ideographs; ASCII characters count half."""
    return sum(0.5 if character < "\u0250" else 1.0 for character in text)
