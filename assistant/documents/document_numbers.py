"""文号: found where a document bears it, and written in its one standard spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.spots import Found, Spot
from assistant.text import parse_number

HEAD_LINES = 15
_TITLE_LINES = 4  # behind which the number may stand in brackets
_OPEN, _CLOSE = "〔[(（【﹝［〈<{〖", "〕])）】﹞］〉>}〗"
_DIGIT = "〇零○一二三四五六七八九"
_YEAR = rf"(?P<year>[12１２]\s*(?:[\d０-９]\s*){{3}}|[{_DIGIT}]{{4}})"
_SERIAL = r"(?P<serial>[\d０-９]{1,5}|[一二三四五六七八九十百零〇]{1,6})"
_WORD = r"(?P<word>(?:[\u4e00-\u9fff][ \u3000]?){1,12}?)"
# 某发〔2012〕11号, with whatever brackets, spaces and digits it was typed.
_NUMBER = re.compile(
    rf"{_WORD}\s*[{re.escape(_OPEN)}]\s*{_YEAR}\s*(?:年\s*)?[{re.escape(_CLOSE)}]"
    rf"\s*第?\s*{_SERIAL}\s*号"
)
# 某部公告2018年第28号: a series of announcements counts by the year.
_YEARLY = re.compile(
    rf"(?P<organ>(?:[\u4e00-\u9fff]{{2,24}}?)(?:公告|通告|令))\s*[{re.escape(_OPEN)}]?\s*{_YEAR}\s*年\s*"
    rf"[{re.escape(_CLOSE)}]?\s*第\s*{_SERIAL}\s*号"
)
_ALONE = re.compile(
    rf"^(?:文号|发文字号|发文号)?[:：（(\s]*{_NUMBER.pattern}[）)\s]*"
    r"(?:签\s*发\s*人\s*[:：].{0,40})?$"
)
_YEARLY_ALONE = re.compile(rf"^[（(\s]*{_YEARLY.pattern}[）)\s]*$")
_BEHIND_TITLE = re.compile(rf"[（(]\s*(?P<whole>{_NUMBER.pattern})\s*[）)]$")
_BEHIND_FIRST = re.compile(rf"[（(]\s*(?P<whole>{_NUMBER.pattern})")
_DECREE = re.compile(
    r"(?:中华人民共和国)?(?P<organ>国务院|主席|[\u4e00-\u9fff]{2,8}(?:部|政府))令"
    r"\s*[（(]?\s*第?\s*(?P<serial>\d{1,4})\s*号"
)


def written_number(words: str) -> str | None:
    """A 文号 in its standard spelling, from whatever brackets it came in."""
    found = _NUMBER.search(words)
    if found:
        return _written(found)
    yearly = _YEARLY.search(words)
    return _written_yearly(yearly) if yearly else None


def is_number_line(words: str) -> bool:
    """Whether a line holds a 文号 and, at most, who signs."""
    return bool(_ALONE.match(words) or _YEARLY_ALONE.match(words))


def find_number(lines: Sequence[Spot], adopted: Sequence[Spot] = ()) -> Found | None:
    """The 文号: on a line of its own near the head, behind the title, or that of a decree.

    `adopted`: the lines under the title that tell who passed and published the text.
    """
    head = lines[:HEAD_LINES]
    for line in head:
        found = _ALONE.match(line.words) or _YEARLY_ALONE.match(line.words)
        if found:
            return Found(_standard(found), line)
    return _behind_title(head) or _of_decree(adopted)


def _behind_title(head: Sequence[Spot]) -> Found | None:
    for index, line in enumerate(head[:_TITLE_LINES]):
        found = _BEHIND_TITLE.search(line.words)
        if found is None and index == 0 and not line.words.endswith("。"):
            found = _BEHIND_FIRST.search(line.words)
        if found:
            return Found(_written(found), line.part(found, "whole"))
    return None


def _of_decree(adopted: Sequence[Spot]) -> Found | None:
    decrees = [(line, found) for line in adopted for found in _DECREE.finditer(line.words)]
    if not decrees:
        return None
    line, found = decrees[-1]
    return Found(f"{found['organ']}令第{int(found['serial'])}号", line.part(found))


def _standard(found: re.Match[str]) -> str:
    return _written_yearly(found) if "organ" in found.groupdict() else _written(found)


def _written(found: re.Match[str]) -> str:
    word = re.sub(r"\s", "", found["word"])
    return f"{word}〔{_value(found['year'])}〕{_value(found['serial'])}号"


def _written_yearly(found: re.Match[str]) -> str:
    return f"{found['organ']}{_value(found['year'])}年第{_value(found['serial'])}号"


def _value(digits: str) -> int:
    return parse_number(re.sub(r"\s", "", digits)) or 0
