"""Footnotes: found at the foot of a page, and kept out of a sentence that runs over its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from assistant.documents.loaders.page_layout import TextBox, ideograph_width, join_row, rows_of
from assistant.documents.page_furniture import is_page_number
from assistant.documents.wrapping import display_width

_MARK = re.compile(
    r"\s*(?:[⁰¹²³⁴-⁹]+|[①-⑳*※†]|\d{1,3}(?!\d|[.．、年月日%％])|[\[〔［]\d{1,3}[\]〕］]|注\s*[:：\d])"
)
_NUMBER = re.compile(r"\s*(\d{1,3})\s*(?![.．、\d年月日%％])")
_NUMERAL = "[一二三四五六七八九十百零〇\\d]+"
_STARTS_ANEW = re.compile(
    rf"\u3000| {{2}}|第{_NUMERAL}[编章节条]|[（(]{_NUMERAL}[）)]|{_NUMERAL}[、．]|[①-⑳]|附件"
)
_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)\"']*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.87  # of the height of the text above
_LOWER = 0.4  # of the page's height: footnotes begin below that
_MOST_PULLED = 30  # lines that are brought back over a page break
_SLACK = 3.0


def split_footnotes(
    boxes: Sequence[TextBox], height: float
) -> tuple[list[TextBox], tuple[str, ...]]:
    """The text of a page without its footnotes, and the footnotes, each on one line."""
    body = _body_height(boxes)
    rows = rows_of(boxes)
    feet = [row for row in rows if is_page_number(_words(row)) or _words(row).strip().isdigit()]
    notes: list[list[TextBox]] = []
    for row in reversed(rows):
        if row in feet and not notes:
            continue
        if max(box.height for box in row) > _SMALL * body or row[0].middle < _LOWER * height:
            break
        notes.insert(0, row)
    while notes and not _MARK.match(_words(notes[0])):
        notes.pop(0)
    taken = {id(box) for row in notes for box in row}
    return [box for box in boxes if id(box) not in taken], _join(notes)


def settle(pages: Sequence[Sequence[str]], notes: Sequence[Sequence[str]]) -> list[list[str]]:
    """Footnotes behind the text of their page, after the end of a paragraph that runs on."""
    settled = [list(lines) for lines in pages]
    filled = [line for lines in pages for line in lines if line.strip()]
    widest = max(map(display_width, filled), default=0.0)
    indented = sum(line.startswith("\u3000") for line in filled) > 0.05 * len(filled)
    for number, feet in enumerate(notes):
        if not feet:
            continue
        following = settled[number + 1] if number + 1 < len(settled) else []
        last = next((line for line in reversed(settled[number]) if line.strip()), "")
        if following and _runs_on(last, following[0], widest, indented):
            count = _rest_of_paragraph(following, widest, indented)
            settled[number] += following[:count]
            settled[number + 1] = following[count:]
        settled[number] += ["", *feet]
    return settled


def _runs_on(last: str, first: str, widest: float, indented: bool) -> bool:
    full = display_width(last.strip()) >= widest - 2 * _SLACK
    if not last or not full or _STARTS_ANEW.match(first):
        return False
    return indented or not _SENTENCE_END.search(last.rstrip())


def _rest_of_paragraph(lines: Sequence[str], widest: float, indented: bool) -> int:
    for count, line in enumerate(lines[:_MOST_PULLED], 1):
        short = display_width(line.strip()) < widest - 2 * _SLACK
        following = lines[count] if count < len(lines) else ""
        ended = not indented and _SENTENCE_END.search(line.rstrip())
        if short or ended or not following or _STARTS_ANEW.match(following):
            return count
    return 1


def _join(rows: Sequence[Sequence[TextBox]]) -> tuple[str, ...]:
    joined: list[str] = []
    for row in rows:
        words = _words(row).strip()
        if not joined or _MARK.match(words):
            joined.append(_raised(words))
        else:
            joined[-1] += words
    return tuple(joined)


def _raised(note: str) -> str:
    """The number of a note as the raised mark that stands in the text."""
    match = _NUMBER.match(note)
    return f"{match.group(1).translate(_RAISED)} {note[match.end() :]}" if match else note


def _words(row: Sequence[TextBox]) -> str:
    return join_row(row, ideograph_width(row))


def _body_height(boxes: Sequence[TextBox]) -> float:
    """The height in which most of the words are set."""
    return median(box.height for box in boxes for _ in box.text) if boxes else 0.0
