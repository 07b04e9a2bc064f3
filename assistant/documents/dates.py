"""Dates in official documents: adoption lists, signature lines, 自…起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.text import parse_number

_DIGIT = "〇零○一二三四五六七八九十"
DATE = (
    rf"(?:(?P<y>\d{{4}}|[{_DIGIT}]{{4}})\s*年\s*(?P<m>\d{{1,2}}|[{_DIGIT}]{{1,2}})\s*月"
    rf"\s*(?P<d>\d{{1,2}}|[{_DIGIT}]{{1,3}})\s*日"
    r"|(?P<y2>\d{4})[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2}))"
)
_DATE = re.compile(DATE)
_DECIDED = re.compile(r"通过|修订|修正|修改|批准|审议")
_ISSUED = re.compile(r"公布|发布|印发|颁布")
_IN_FORCE = re.compile(rf"自\s*{DATE}\s*起[^。；]{{0,6}}?(?:施行|执行|实施|生效|试行)")
_OWN = re.compile(r"(?:本|此|该)[^。；，]{1,10}$|^\s*(?:第.{1,9}条)?\s*$")
_ON_ISSUE = re.compile(
    r"自(?:发布|公布|印发|颁布|下发|通过)之日起(?:正式)?(?:施行|执行|实施|生效|试行)"
)
_DATE_LINE = re.compile(rf"\s*[（(]?\s*{DATE}\s*[）)]?\s*(?:印发)?\s*$")
_FILE_DATE = re.compile(r"[(（](\d{4}-\d{1,2}-\d{1,2})[)）]")
_HEAD = 12  # lines that may hold the adoption list
_OCCASION = 60  # characters of a line that tells when a speech was held


@dataclass(frozen=True, slots=True)
class Dates:
    """What the text says: 成文, 发布, 施行 (`stated`: in so many words)."""

    written: date | None = None
    published: date | None = None
    effective: date | None = None
    stated: bool = False
    conflict: str = ""


def find_dates(text: str, file_name: str) -> Dates:
    """The dates that text and file name state."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    written, published, amended = _head_dates(lines[:_HEAD])
    signed = _signed(lines)
    written = written or signed
    named = _FILE_DATE.search(file_name)
    from_name = parse_date(named.group(1)) if named else None
    conflict = ""
    if from_name and written and from_name not in (written, published):
        conflict = f"文件名里的日期{from_name}与正文的{written}不一致，按正文登记"
    effective, stated = _effective(text, lines)
    if stated and effective is None:
        # an amended text's 自公布之日起施行 may mean its first publication: no guess
        effective = published or (None if amended else written or from_name)
    return Dates(written or from_name, published, effective, stated, conflict)


def parse_date(text: str) -> date | None:
    """The first date in a text; nothing when there is none or it is no day of the calendar."""
    found = _DATE.search(text)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (
        parse_number(found.group(name) or found.group(name + "2")) for name in ("y", "m", "d")
    )
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _days(text: str) -> Iterator[tuple[date, str]]:
    """Every date with the words up to the next one."""
    found = list(_DATE.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        day = _day(match)
        if day:
            yield day, text[match.end() : end]


def _head_dates(lines: list[str]) -> tuple[date | None, date | None, bool]:
    """The last decision and its publication in the list under the title; whether there are more."""
    decided: list[date] = []
    issued: list[date] = []
    occasion: list[date] = []
    for line in lines:
        if "：" in line[:6] or (line.endswith("。") and not line.startswith(("（", "("))):
            continue
        for day, words in _days(line):
            if _DECIDED.search(words):
                decided.append(day)
            elif _ISSUED.search(words):
                issued.append(day)
            elif len(line) <= _OCCASION and words.startswith("在"):
                occasion.append(day)
    written = max(decided, default=None) or max(issued, default=None) or max(occasion, default=None)
    published = max(issued, default=None)
    if published and written and published < written:
        published = None  # that of an earlier version
    return written, published, len(set(decided)) > 1


def _signed(lines: list[str]) -> date | None:
    """The date of the first line that holds nothing else."""
    for line in lines:
        if len(line) <= 24 and not line.endswith("印发"):
            found = _DATE_LINE.match(line)
            day = _day(found) if found else None
            if day:
                return day
    return None


def _effective(text: str, lines: list[str]) -> tuple[date | None, bool]:
    """When the text itself takes effect, and whether it says so."""
    own: date | None = None
    for found in _IN_FORCE.finditer(text):
        before = re.split(r"[。；\n]", text[max(0, found.start() - 40) : found.start()])[-1]
        if _OWN.search(before.strip().rstrip("，,")):
            own = _day(found)
    if own:
        return own, True
    for line in lines[:_HEAD]:
        head = re.match(rf"{DATE}\s*(?:起)?施行$", line)
        if head:
            return _day(head), True
    return None, _ON_ISSUE.search(text) is not None
