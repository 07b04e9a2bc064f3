"""Where a text names clauses: 按照第七条, 本条例第十二条, 前款, 第三条至第五条, 《党章》第三十一条.

A number alone means this document only where a closed list of words leads up to it; whatever else
stands before it (该规定, 合同, 等法律) makes it a clause of a text that is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.cross_references import Mention
from assistant.document_names import ClausePath, clause_path
from assistant.documents.clause_hosts import Lead, host_before, lead_before, short_names
from assistant.documents.clause_names import ARTICLE, ITEM, NUMERAL, PARAGRAPH
from assistant.documents.numbering import match_mark
from assistant.documents.title_marks import blanked, marked_titles
from assistant.text import parse_number

_NAMED = re.compile(
    r"(?:(?:本条)?(?P<relative>前(?P<count>[二两三四])?(?P<unit>[条款项])|本(?P<own>[条款项]))中?)?"
    rf"(?:第{NUMERAL}章)?(?:第(?P<first>{NUMERAL})(?:至|到)(?P<last>{NUMERAL})(?P<rank>[条款项])"
    rf"|(?P<clause>(?:{ARTICLE})?(?:{PARAGRAPH})?(?:{ITEM}|第?[（(]{NUMERAL}[）)])?))"
)
_OPENING = re.compile(
    rf"[前本][二两三四]?[条款项]|第[（(]?{NUMERAL}[）)]?[章条款项至到]|[（(]{NUMERAL}[）)]"
)
# What makes 前款 one whatever stands before it.
_SURE = re.compile(r"规定|所[列称述]")
# 税前项目, 目前款项, 前条件, 本条例: the characters without the sense.
_NOT_BEFORE = re.compile(r"[目提之以当此税先事日年月会面眼从空基资版文样]$")
_NOT_AFTER = re.compile(r"(?<=条)[件款例文目]|(?<=款)[项式]|(?<=项)目")
_JOIN = re.compile(r"(?:的?(?:规定|情形|行为|内容|要求))?(?:、|，?(?:和|及|与|或者?|以及))")
_RANGE = re.compile(r"至|到|—+|－|–|~|～|-")
# What follows a number that stands for a clause: 第一条经验 does not.
_FOLLOWING = re.compile(
    r"的|[之中]|规定|所[列称述规]|以外|情形|要求|有关|各[款项]|[、，。；：（(）)和或及与至到\n]|$"
)
_COUNTED = re.compile(r"措施|经验|建议|意见|原则|标准|道路|路|线|任务|产品|工作")
_QUOTED = re.compile(r"“[^“”\n]*”")
_FIRST = "第一条"
_RANKS = "条款项"


@dataclass(slots=True)
class _Line:
    """A line while it is read, titles and quotations blotted out.

    `body`: where it begins after its mark. `foreign`: whether clauses of other texts were named in
    it; `elsewhere`: in the lines before it.
    """

    text: str
    titles: Mapping[int, str]
    short_names: Mapping[str, str]
    body: int
    elsewhere: bool
    foreign: bool = False


def clause_mentions(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The clauses that the stretches of a text name, in order; offsets into the text.

    A stretch is an article, or whole lines outside of articles.
    """
    titles = marked_titles(text)
    by_start = {one.start: one.title for one in titles}
    masked = blanked(text, titles)
    called = short_names(masked, by_start)
    masked = _QUOTED.sub(lambda one: "□" * len(one[0]), masked)
    found: list[Mention] = []
    for first, last in stretches:
        elsewhere = False
        for one in re.finditer(r"[^\n]+", masked[first:last]):
            start, end = first + one.start(), first + one.end()
            inside = {at - start: title for at, title in by_start.items() if start <= at < end}
            line = _Line(one[0], inside, called, _mark_length(text[start:end]), elsewhere)
            found += [replace(m, start=m.start + start, end=m.end + start) for m in _read(line)]
            elsewhere = elsewhere or line.foreign
    return tuple(found)


def _mark_length(line: str) -> int:
    indent = len(line) - len(line.lstrip(" \t\u3000#*"))
    mark = match_mark(line[indent:].rstrip())
    return indent + mark.length if mark else 0


def _read(line: _Line) -> list[Mention]:
    found: list[Mention] = []
    latest: Mention | None = None  # what the number before names; none where that is not known
    end = 0
    for named in _numbers(line):
        between = line.text[end : named.start()]
        listed = end > 0 and bool(named["clause"]) and not named["relative"]
        end = named.end()
        if listed and _RANGE.fullmatch(between):
            if latest:
                found.pop()
            latest = _through(latest, named)
        elif listed and (_JOIN.fullmatch(between) or not between):
            latest = _beside(latest, named)
        elif named["relative"]:
            latest = _relative(line, named)
        elif (named["clause"] or "第").startswith("第"):
            latest = _fresh(line, named)
        else:
            latest = None  # （一） heads a list or counts
        if latest:
            found.append(latest)
    return found


def _numbers(line: _Line) -> Iterator[re.Match[str]]:
    at = line.body
    while opening := _OPENING.search(line.text, at):
        named = _NAMED.match(line.text, opening.start())
        at = opening.start() + 1
        if named is None:
            continue
        numbered = named["clause"] or named["first"]
        if _paths(named)[0] if numbered else named["relative"]:
            at = named.end()
            yield named


def _fresh(line: _Line, named: re.Match[str]) -> Mention | None:
    """A clause that does not stand in a list behind another one."""
    before = line.text[line.body : named.start()]
    titles = {at - line.body: title for at, title in line.titles.items() if at >= line.body}
    mention = Mention(named.start(), named.end(), *_paths(named))
    host = host_before(before, titles, line.short_names)
    if host is None:
        return _bare(line, mention, before)
    line.foreign = line.foreign or not host.own
    if not mention.path[0].startswith("条") or not (host.own or host.names):
        return None
    return replace(mention, names=host.names, note=host.note, noun=host.noun)


def _bare(line: _Line, mention: Mention, before: str) -> Mention | None:
    rank = mention.path[0][0]
    # At the start of a line the line before ran on, and may have named another text.
    lead = lead_before(before) if mention.start else Lead.NONE
    counted = _COUNTED.match(line.text, mention.end)
    fits = not counted if lead is Lead.SURE else _FOLLOWING.match(line.text, mention.end)
    if lead is Lead.NONE or not fits:
        line.foreign = True
        return None
    if line.foreign or (line.elsewhere and rank != "条"):
        return None
    if rank == "项":
        whole = line.text[mention.start : mention.end].endswith("项")
        return replace(mention, unit="款") if whole else None
    return replace(mention, unit="条" if rank == "款" else "")


def _relative(line: _Line, named: re.Match[str]) -> Mention | None:
    back = parse_number(named["count"] or "一") if named["unit"] else 0
    sure = named["clause"] or _SURE.match(line.text, named.end())
    if named["unit"] and not sure and _NOT_BEFORE.search(line.text[: named.start()]):
        return None
    if not named["clause"]:
        if not named["unit"] or _NOT_AFTER.match(line.text, named.end()):
            return None
        return Mention(named.start(), named.end(), unit=named["unit"], back=back or 1)
    path = _path(named["clause"])
    unit = named["unit"] or named["own"]
    if _RANKS.index(path[0][0]) <= _RANKS.index(unit):
        return None
    return Mention(named.start(), named.end(), path, unit=unit, back=back or 0)


def _beside(before: Mention | None, named: re.Match[str]) -> Mention | None:
    """The next clause of a list: what it does not say itself is said before it."""
    if before is None:
        return None
    path = _path(named["clause"])
    rank = _RANKS.index(path[0][0])
    known = before.last or before.path
    if rank > _RANKS.index(known[-1][0] if known else before.unit):
        return None  # 前款和第三项: of which 款?
    kept = tuple(part for part in known if _RANKS.index(part[0]) < rank)
    unit, back = before.unit, before.back
    if unit and _RANKS.index(unit) >= rank:
        unit, back = _RANKS[rank - 1] if rank else "", 0
    return replace(
        before,
        start=named.start(),
        end=named.end(),
        path=(*kept, *path),
        last=(),
        unit=unit,
        back=back,
    )


def _through(first: Mention | None, named: re.Match[str]) -> Mention | None:
    """第三条至第五条 as one."""
    last = _beside(first, named)
    if first is None or last is None or first.last or len(last.path) != len(first.path):
        return None
    return replace(first, end=named.end(), last=last.path)


def _paths(named: re.Match[str]) -> tuple[ClausePath, ClausePath]:
    """The path that is named, and that of the end of a range written as 第六至十二条."""
    if named["clause"]:
        return _path(named["clause"]), ()
    return _path(f"第{named['first']}{named['rank']}"), _path(f"第{named['last']}{named['rank']}")


def _path(words: str) -> ClausePath:
    if words.startswith("第") and "条" in words:
        return clause_path(words)
    return clause_path(_FIRST + words)[1:]
