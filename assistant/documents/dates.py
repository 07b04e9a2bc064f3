"""Dates in official documents: adoption lists, signature lines, 自…起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.documents.spots import Spot
from assistant.particulars import Origin
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
_PRINTED = re.compile(rf"{DATE}\s*印\s*发\s*$")
_FOOT = 12  # lines at the end that may hold the note of the printing
_HEAD = 12  # lines that may hold the adoption list
_OCCASION = 60  # characters of a line that tells when a speech was held


@dataclass(frozen=True, slots=True)
class Dates:
    """What the text says: 成文, 发布 or 印发, 施行 (`stated`: in so many words).

    `shown` holds the words that show each of them, by the name of the field.
    """

    written: date | None = None
    published: date | None = None
    effective: date | None = None
    stated: bool = False
    conflict: str = ""
    shown: Mapping[str, Spot] = field(default_factory=dict)


_Dated = tuple[date, Spot]


def find_dates(text: str, lines: Sequence[Spot], file_name: str) -> Dates:
    """The dates that the text, of which `lines` are the lines, and the file name state."""
    decided, issued, amended = _head_dates(lines[:_HEAD])
    decided = decided or _signed(lines)
    issued = issued or _printed(lines, decided)
    named = _FILE_DATE.search(file_name)
    from_name = parse_date(named.group(1)) if named else None
    conflict = ""
    if from_name and decided and from_name not in (decided[0], issued and issued[0]):
        conflict = f"文件名里的日期{from_name}与正文的{decided[0]}不一致，按正文登记"
    if named and from_name and not decided:
        decided = from_name, Spot(named.group(1), None, Origin.FILE_NAME)
    begins, on_issue = _effective(text, lines)
    if begins is None and on_issue:
        # an amended text's 自公布之日起施行 may mean its first publication: no guess
        base = issued or (None if amended else decided)
        begins = (base[0], on_issue) if base else None
    found = {"written": decided, "published": issued, "effective": begins}
    days = {name: one[0] if one else None for name, one in found.items()}
    return Dates(
        written=days["written"],
        published=days["published"],
        effective=days["effective"],
        stated=begins is not None or on_issue is not None,
        conflict=conflict,
        shown={name: one[1] for name, one in found.items() if one},
    )


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


def _days(line: Spot) -> Iterator[tuple[date, Spot, str]]:
    """Every date of a line with its words and those up to the next one."""
    found = list(_DATE.finditer(line.words))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line.words)
        day = _day(match)
        if day:
            yield day, line.part(match), line.words[match.end() : end]


def _head_dates(lines: Sequence[Spot]) -> tuple[_Dated | None, _Dated | None, bool]:
    """The last decision and its publication in the list under the title; whether there are more."""
    decided: list[_Dated] = []
    issued: list[_Dated] = []
    occasion: list[_Dated] = []
    for line in lines:
        words = line.words
        sentence = words.endswith("。") and not words.startswith(("（", "("))
        if "：" in words[:6] or sentence or _PRINTED.search(words):
            continue
        for day, place, after in _days(line):
            if _DECIDED.search(after):
                decided.append((day, place))
            elif _ISSUED.search(after):
                issued.append((day, place))
            elif len(words) <= _OCCASION and after.startswith("在"):
                occasion.append((day, place))
    written = _latest(decided) or _latest(issued) or _latest(occasion)
    published = _latest(issued)
    if published and written and published[0] < written[0]:
        published = None  # that of an earlier version
    return written, published, len({day for day, _ in decided}) > 1


def _latest(dated: Sequence[_Dated]) -> _Dated | None:
    return max(dated, key=lambda one: one[0], default=None)


def _signed(lines: Sequence[Spot]) -> _Dated | None:
    """The date of the first line that holds nothing else."""
    for line in lines:
        if len(line.words) <= 24 and not line.words.endswith("印发"):
            found = _DATE_LINE.match(line.words)
            day = _day(found) if found else None
            if found and day:
                return day, line.part(found)
    return None


def _printed(lines: Sequence[Spot], signed: _Dated | None) -> _Dated | None:
    """The 印发 date at the foot of a document, not before the day it was signed."""
    for line in reversed(lines[-_FOOT:]):
        found = _PRINTED.search(line.words)
        day = _day(found) if found else None
        if found and day and (signed is None or day >= signed[0]):
            return day, line.part(found)
    return None


def _effective(text: str, lines: Sequence[Spot]) -> tuple[_Dated | None, Spot | None]:
    """When the text itself takes effect; the words that say so without naming the day."""
    own: _Dated | None = None
    for found in _IN_FORCE.finditer(text):
        before = re.split(r"[。；\n]", text[max(0, found.start() - 40) : found.start()])[-1]
        day = _day(found)
        if day and _OWN.search(before.strip().rstrip("，,")):
            own = day, Spot(found.group(), found.start())
    if own:
        return own, None
    for line in lines[:_HEAD]:
        head = re.match(rf"{DATE}\s*(?:起)?施行$", line.words)
        day = _day(head) if head else None
        if head and day:
            return (day, line.part(head)), None
    said = _ON_ISSUE.search(text)
    return None, Spot(said.group(), said.start()) if said else None
