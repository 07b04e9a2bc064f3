"""What a text puts out of force: 同时废止, 停止执行, lists of repealed documents, reworded clauses.

The words that say so are tables of patterns over sentences in which the titles in book marks are
blotted out, so that 废止 within a title says nothing. Anything between a title and the verb that
the tables do not know makes the sentence say nothing: 《甲》与本办法不一致的 is no repeal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.documents.clause_names import CLAUSE
from assistant.documents.clause_names import SIGN as _N
from assistant.documents.dates import DATE, parse_date
from assistant.documents.document_numbers import written_number
from assistant.documents.numbering import chinese
from assistant.documents.title_marks import Marked, blanked, marked_titles
from assistant.endings import Repeal
from assistant.text import parse_number

_DAY = re.sub(r"\?P<\w+>", "?:", DATE)
_CLAUSES = (
    rf"(?P<clauses>(?:中的?|的)?{CLAUSE}(?:(?:、|和|及|与|，|至|到){CLAUSE})*"
    r"(?:的?(?:规定|内容|条款))?)"
)
_NOTE = r"\s*(?P<note>[（(〔](?:[^（）()《》]|[（(][^（）()]*[）)]){0,60}[）)〕])?\s*"
# What tells when and by whom the next title of a list was issued.
_ISSUED = (
    r"(?:原|[^，。；：《》]{2,40}"
    r"(?:发布|公布|颁布|印发|下发|制定|通过|批准|修订|修正|施行)的(?:原)?)?"
)
_SEPARATOR = r"(?:、|，|,|和|及|与|以及|并)\s*"
_MANNER = (
    rf"(?:[，,\s]|(?:自|从)[^，。；《》]{{1,24}}?起|于{_DAY}起?|等[^，。；《》]{{0,12}}?文件|等规定"
    r"|同时|即行|即|予以|一并|相应|随之|自行|自动|全部|均|都|也|已|现|正式|宣布"
    r"|及其配套[^，。；《》]{0,6})*"
)
_VERB = re.compile(
    r"(?:废止|失效|停止执行|不再执行|停止施行|停止实施|不再适用|作废)"
    r"(?!前|之前|后|之后|之日|的|程序|手续|或|时|情况|和修|、修)"
)
_TAIL = re.compile(_NOTE + _CLAUSES + "?" + _MANNER)
_NEXT = re.compile(_NOTE + _CLAUSES + "?" + _SEPARATOR + _ISSUED)
_BEFORE_FIRST = re.compile(
    r"(?:根据|依据|按照|依照|参照|遵照|贯彻|落实|执行|违反|经|按)[^，。；《》]{0,12}$"
)
_ISSUED_BEFORE = re.compile(_ISSUED + r"$")
_NOT_MEANT = re.compile(
    r"(?:不予?|未|尚未|拟|建议|提请|提议|申请|是否|如|若|可以?|应当?"
    r"|修改、|修改和|修订、|清理、|和|或者?|、)$"
)
_ON_HAND = re.compile(r"[：:\s]*(?:了)?\s*" + _ISSUED)
_HEAD = re.compile(
    r"(?:废止|失效|停止执行)[^。《》]{0,30}(?:下列|以下|如下)|(?:下列|以下)[^。《》]{0,40}(?:废止|失效|停止执行)"
    r"|(?:废止|失效|停止执行)[^。；《》]{0,20}(?:目录|清单)"
)
_OTHER_HEAD = re.compile(r"继续有效|予以保留|保留的|修改|修订|未废止|不予废止")
_ITEM = re.compile(
    rf"\s*(?:[-*•]\s*)?(?:[（(]?{_N}{{1,4}}[）)]?\s*[、.．:：]?\s*|序号[：:]\s*\d+\s*\|)?"
    rf"[^，。；《》]{{0,40}}?《"
)
_REWORDED = re.compile(r"[^，。；《》“”]{0,12}(?:修改为|改为|修正为|予以修改|作如下修改)")
_STRUCK = re.compile(r"\s*(?:予以)?(?:删去|删除)")
_STRIKES = re.compile(r"(?:删去|删除)\s*$")
_AMENDING = re.compile(r"关于修[改订正]《□+》(?:[^《》]{0,12})的(?:决定|决议|通知)$")
_OWN_CLAUSE = re.compile(
    rf"\s*(?:[（(]?{_N}{{1,3}}[）)]?\s*[、.．]\s*)?(?P<strike>删去|删除)?(?:将)?(?P<clauses>{CLAUSE}(?:(?:、|和|至){CLAUSE})*)"
    r"(?P<rest>[^。；]{0,30})"
)
_RANGE = re.compile(rf"第({_N}+)条(?:至|到)第({_N}+)条")
_ONE = re.compile(CLAUSE)
_PIECE = re.compile(r"[^。；;\n]{1,4000}")
_MOST = 400  # articles of one range; more is a misread number
_GAP = 160  # characters between a title and its verb, or between two titles of one list
_LEAD = 80  # characters before a title that tell whose it is


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or line: its words with blotted titles, and where it stands."""

    words: str
    start: int
    titles: tuple[Marked, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def find_repeals(text: str, title: str) -> tuple[Repeal, ...]:
    """What the text repeals or rewords, in order; `title` is its own."""
    titles = marked_titles(text)
    pieces = _pieces(blanked(text, titles), titles)
    found = [*_named(text, pieces, title), *_amended(text, pieces, title)]
    unique = {(one.title, one.number, one.articles, one.revises): one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: one.start))


def _pieces(masked: str, titles: Sequence[Marked]) -> list[_Piece]:
    pieces, waiting = [], list(titles)
    for found in _PIECE.finditer(masked):
        inside = []
        while waiting and waiting[0].start < found.end():
            inside.append(waiting.pop(0))
        pieces.append(_Piece(found.group(), found.start(), tuple(inside)))
    return pieces


def _named(text: str, pieces: Sequence[_Piece], own: str) -> Iterator[Repeal]:
    listing = False
    for piece in pieces:
        heads = _HEAD.search(piece.words)
        if heads and not _OTHER_HEAD.search(piece.words):
            listing = True
            yield from _listed(text, piece, heads.end())
            continue
        if listing and _ITEM.match(piece.words):
            yield from _listed(text, piece, 0)
            continue
        listing = listing and not piece.words.strip()
        yield from _said(text, piece, own)


def _listed(text: str, piece: _Piece, after: int) -> Iterator[Repeal]:
    """The members of a list that stand in this piece."""
    for index, one in enumerate(piece.titles):
        if one.start - piece.start >= after:
            ends = _until(piece, index)
            yield _repeal(text, piece, one, _TAIL.match(piece.words, one.end - piece.start, ends))


def _said(text: str, piece: _Piece, own: str) -> Iterator[Repeal]:
    floor = 0
    for verb in _VERB.finditer(piece.words):
        before = [one for one in piece.titles if floor <= one.start - piece.start < verb.start()]
        found = list(_backward(text, piece, before, verb.start()))[::-1]
        yield from found or _forward(text, piece, verb, own)
        floor = verb.end()


def _backward(text: str, piece: _Piece, before: Sequence[Marked], verb: int) -> Iterator[Repeal]:
    """《甲》（文号）、《乙》第三条同时废止."""
    ends = verb
    since = None
    for one in reversed(before):
        at = one.end - piece.start
        fits = (_TAIL if ends == verb else _NEXT).fullmatch(piece.words, at, ends)
        if not fits or ends - at > _GAP or _BEFORE_FIRST.search(_lead(piece, one)):
            return
        if ends == verb:
            since = re.search(rf"(?:自|从|于)\s*{_DAY}", fits.group())
        repeal = _repeal(text, piece, one, fits)
        yield replace(repeal, since=parse_date(since.group()) if since else None)
        ends = one.start - piece.start


def _forward(text: str, piece: _Piece, verb: re.Match[str], own: str) -> Iterator[Repeal]:
    """废止《甲》（文号）和《乙》; 停止执行《甲》第三条."""
    lead = piece.words[: verb.start()]
    if _NOT_MEANT.search(lead) or (lead.endswith("关于") and not _is_title(text, piece, own)):
        return
    begins = verb.end()
    for index, one in enumerate(piece.titles):
        at = one.start - piece.start
        if at < verb.end():
            continue
        joins = (_ON_HAND if begins == verb.end() else _NEXT).fullmatch(piece.words, begins, at)
        if not joins:
            return
        tail = _TAIL.match(piece.words, one.end - piece.start, _until(piece, index))
        yield _repeal(text, piece, one, tail)
        begins = one.end - piece.start


def _lead(piece: _Piece, one: Marked) -> str:
    at = one.start - piece.start
    return piece.words[max(0, at - _LEAD) : at]


def _until(piece: _Piece, index: int) -> int:
    later = piece.titles[index + 1 :]
    return later[0].start - piece.start if later else len(piece.words)


def _is_title(text: str, piece: _Piece, own: str) -> bool:
    said = "".join(text[piece.start : piece.end].split()).lstrip("#")
    return said == "".join(own.split())


def _amended(text: str, pieces: Sequence[_Piece], own: str) -> Iterator[Repeal]:
    """Clauses that a decision rewords or strikes out: 将《甲》第五条修改为…; 删去第八条."""
    titles = marked_titles(own)
    masked = blanked(own, titles)
    whole = titles[0] if len(titles) == 1 and _AMENDING.search(masked) else None
    for piece in pieces:
        for index, one in enumerate(piece.titles):
            tail = re.match(_NOTE + _CLAUSES, piece.words[one.end - piece.start :])
            if tail is None:
                continue
            rest = piece.words[one.end - piece.start + tail.end() : _until(piece, index)]
            before = piece.words[: one.start - piece.start]
            struck = bool(_STRIKES.search(before) or _STRUCK.match(rest))
            if struck or _REWORDED.match(rest):
                yield replace(_repeal(text, piece, one, tail), revises=not struck)
        if whole and not piece.titles and (found := _OWN_CLAUSE.match(piece.words)):
            yield from _own_clauses(text, piece, whole, found)


def _own_clauses(text: str, piece: _Piece, whole: Marked, found: re.Match[str]) -> Iterator[Repeal]:
    """Clauses that a line of a decision on one text names without repeating its title."""
    struck = bool(found["strike"] or _STRUCK.match(found["rest"]))
    if struck or _REWORDED.match(found["rest"]) or "修改为" in found["rest"]:
        said = text[piece.start : piece.end]
        start = piece.start + len(said) - len(said.lstrip())
        shown, clauses = said.strip(), expanded(found["clauses"])
        yield Repeal(
            whole.title, None, clauses, None, None, not struck, shown, start, start + len(shown)
        )


def _repeal(text: str, piece: _Piece, one: Marked, tail: re.Match[str] | None) -> Repeal:
    said = text[piece.start : piece.end]
    lead = len(said) - len(said.lstrip())
    start, end = piece.start + lead, piece.start + len(said.rstrip())
    note = (tail["note"] if tail else None) or ""
    number = written_number(note.strip("（）()〔〕 ")) or written_number(note)
    clauses = expanded(tail["clauses"]) if tail and tail["clauses"] else ()
    before = _ISSUED_BEFORE.search(_lead(piece, one))
    written = parse_date(before.group()) if before else None
    return Repeal(one.title, number, clauses, None, written, False, text[start:end], start, end)


def expanded(words: str) -> tuple[str, ...]:
    """The clauses that the words name, ranges such as 第三条至第五条 written out."""
    named: list[str] = []
    last = ""
    for one in _ONE.finditer(words):
        joined = words[: one.start()].endswith(("至", "到"))
        if joined and (range_ := _RANGE.fullmatch(f"{last}至{one.group()}")):
            first, final = (parse_number(part) or 0 for part in range_.groups())
            if 0 < final - first < _MOST:
                named += [f"第{chinese(number)}条" for number in range(first + 1, final)]
        named.append(one.group())
        last = one.group()
    return tuple(dict.fromkeys(named))
