"""The marks of Chinese official documents as data: what 章, 条, 一、, （一） look like."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.text import parse_number

CHINESE = "〇零○一二两三四五六七八九十百千"
NUMBER = rf"(?P<number>[0-9０-９]{{1,4}}|[{CHINESE}]{{1,9}})"
SPACE = r"[ \t\u3000\u00a0\u200b]*"
HEADING_LIMIT = 50  # characters; longer lines are text, not headings
TITLE_LIMIT = 40  # characters; a longer first sentence is not a title of what follows

_POINTS = r"[、，。；,;）)》”\"]"
# What follows the mark when it only names a clause that stands elsewhere. After a space only
# signs that no clause begins with count; without one, words that join it to a sentence do too.
_REFERENCE_SPACED = re.compile(rf"(?:{_POINTS}|的|规定的)")
_REFERENCE_JOINED = re.compile(
    rf"(?:{_POINTS}|的|规定|所[列称述规]|中[的规所列关，]|至|到|和|或|与|及|以及|以外|之外|各项|前款"
    rf"|情形|第[0-9{CHINESE}]+[款项条])"
)
# 一、二年级 counts, it does not number
_COUNTED = rf"[{CHINESE}]{{1,2}}(?:、|年级|季度|把手|线|类|级)"
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_FULL_STOP = re.compile(r"[。！？]")


@dataclass(frozen=True, slots=True)
class MarkKind:
    """One kind of mark. `order`: a smaller one stands higher unless nesting shows otherwise.

    `label` writes the mark in a locator; `heading_only`: the line has to be a heading.
    """

    rank: str
    order: int
    pattern: re.Pattern[str]
    label: str
    heading_only: bool = False


def _kind(rank: str, order: int, pattern: str, label: str, heading_only: bool = False) -> MarkKind:
    return MarkKind(rank, order, re.compile(pattern), label, heading_only)


def _numbered(word: str, order: int) -> MarkKind:
    return _kind(word, order, rf"第{SPACE}{NUMBER}{SPACE}{word}", f"第{{n}}{word}", True)


ARTICLE = _kind(
    "条",
    6,
    rf"第{SPACE}{NUMBER}{SPACE}条(?:之(?P<sub>[{CHINESE}]{{1,3}})(?![{CHINESE}]))?",
    "第{n}条",
)
RUN_IN = _kind("一是", 13, rf"(?P<number>[{CHINESE}]{{1,3}})是", "{n}是")
KINDS: tuple[MarkKind, ...] = (
    _kind("附件", 0, rf"附(?P<word>件|录|表){SPACE}{NUMBER}?(?={SPACE}[:：]?[\s|]*$)", "附"),
    _numbered("编", 1),
    _numbered("分编", 2),
    _numbered("部分", 3),
    _numbered("阶段", 3),
    _numbered("章", 4),
    _numbered("节", 5),
    ARTICLE,
    _kind("一、", 7, rf"(?P<number>[{CHINESE}]{{1,5}}){SPACE}、(?!{_COUNTED})", "{n}"),
    _kind("第一", 8, rf"第(?P<number>[{CHINESE}]{{1,3}})[，,、：:]", "第{n}"),
    _kind("（一）", 9, rf"[（(]{SPACE}(?P<number>[{CHINESE}]{{1,5}}){SPACE}[）)]", "（{n}）"),
    _kind("1.", 10, r"(?P<number>[0-9０-９]{1,2})(?:[.．](?![0-9０-９])|、(?![0-9０-９]))", "{d}."),
    _kind("（1）", 11, rf"[（(]{SPACE}(?P<number>[0-9０-９]{{1,2}}){SPACE}[）)]", "（{d}）"),
    _kind("①", 12, r"(?P<number>[①-⑳])", "{c}"),
    RUN_IN,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it stands at the start of a line; `length` counts it with the space after it."""

    kind: MarkKind
    number: int
    sub: int
    label: str
    length: int
    rest: str
    spaced: bool

    @property
    def heading(self) -> bool:
        """Whether the line is a heading and nothing else."""
        return is_heading(self.rest)

    @property
    def reference(self) -> bool:
        """Whether the words after the mark make it a reference to a clause elsewhere."""
        pattern = _REFERENCE_SPACED if self.spaced else _REFERENCE_JOINED
        return pattern.match(self.rest) is not None

    @property
    def title(self) -> str:
        """The heading, or the short first sentence that heads the text; empty when neither."""
        if self.heading:
            return self.rest.rstrip("：: |")
        sentence = _FULL_STOP.split(self.rest, maxsplit=1)
        short = len(sentence) == 2 and sentence[1].strip() and len(sentence[0]) <= TITLE_LIMIT
        return sentence[0] if short else ""


def is_heading(text: str) -> bool:
    """Whether a line's words make a heading: short and without the end of a sentence."""
    return (
        0 < len(text) <= HEADING_LIMIT
        and not _SENTENCE_END.search(text)
        and text[-1] not in "，、,"
    )


def match_mark(line: str) -> Mark | None:
    """The mark that a stripped line begins with; nothing when it begins with none."""
    if not line or (line[0] not in "第附（(" and not _may_count(line[0])):
        return None
    for kind in KINDS:
        found = kind.pattern.match(line)
        if found is None:
            continue
        mark = _mark(kind, found, line)
        return mark if mark and _fits(mark) else None
    return None


def chinese(number: int) -> str:
    """An integer below 10,000 in Chinese numerals, as articles are numbered: 21 is 二十一."""
    digits = "零一二三四五六七八九"
    text, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + digits[digit] + word
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def _may_count(character: str) -> bool:
    return character in CHINESE or character.isdigit() or "①" <= character <= "⑳"


def _mark(kind: MarkKind, found: re.Match[str], line: str) -> Mark | None:
    groups = found.groupdict()
    digits = groups["number"] or ""
    number = parse_number(digits) if digits else 0
    if number is None:
        return None
    sub = parse_number(groups["sub"]) or 0 if groups.get("sub") else 0
    tail = line[found.end() :]
    rest = tail.lstrip(" \t\u3000\u00a0\u200b：:" if kind.heading_only else " \t\u3000\u00a0\u200b")
    return Mark(
        kind=kind,
        number=number,
        sub=sub,
        label=_label(kind, number, sub, groups.get("word") or "", digits),
        length=len(line) - len(rest),
        rest="" if kind.rank == "附件" else rest.rstrip(),
        spaced=not rest or len(rest) < len(tail),
    )


def _label(kind: MarkKind, number: int, sub: int, word: str, digits: str) -> str:
    if kind.rank == "附件":
        return f"附{word}{unicodedata.normalize('NFKC', digits)}"
    label = kind.label.format(n=chinese(number), d=number, c=digits)
    return f"{label}之{chinese(sub)}" if sub else label


def _fits(mark: Mark) -> bool:
    if mark.kind.heading_only:
        return not mark.reference and (not mark.rest or is_heading(mark.rest))
    if mark.kind is ARTICLE:
        return not mark.reference
    return True
