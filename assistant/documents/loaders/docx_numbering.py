"""Automatic numbers of Word paragraphs: they are not in the text, only in the list settings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_WORD}val"
_PLACE = re.compile(r"%(\d)")
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographTraditional",
    "koreanCounting",
}
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `pattern` such as 第%1条."""

    style: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, read from top to bottom."""

    lists: Mapping[str, Mapping[int, Level]]
    styles: Mapping[str, tuple[str, int]]
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before this paragraph, or nothing; counts it."""
        list_id, depth = self._place(paragraph)
        levels = self.lists.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.style in ("bullet", "none"):
            return ""
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            other = levels.get(place, level)
            return spell(counts.get(place, other.start), other.style)

        shown = _PLACE.sub(number, level.pattern)
        return shown + ("" if shown.endswith(("、", "）", ")", "：")) else " ") if shown else ""

    def _place(self, paragraph: Element) -> tuple[str, int]:
        settings = paragraph.find(f"{_WORD}pPr")
        if settings is None:
            return "", 0
        style = _value(settings.find(f"{_WORD}pStyle"))
        list_id, depth = self.styles.get(style, ("", 0))
        own = settings.find(f"{_WORD}numPr")
        if own is not None:
            list_id = _value(own.find(f"{_WORD}numId")) or list_id
            depth = _integer(own.find(f"{_WORD}ilvl"), depth)
        return list_id, depth


def read_numbering(document: WordDocument) -> Numbering:
    """The lists and numbered styles of a document."""
    styles: dict[str, tuple[str, int]] = {}
    for style in document.styles.element.iter(f"{_WORD}style"):
        own = style.find(f"{_WORD}pPr/{_WORD}numPr")
        if own is not None:
            place = (_value(own.find(f"{_WORD}numId")), _integer(own.find(f"{_WORD}ilvl"), 0))
            styles[style.get(f"{_WORD}styleId", "")] = place
    return Numbering(_lists(document), styles)


def _lists(document: WordDocument) -> dict[str, dict[int, Level]]:
    root = next(
        (
            relation.target_part.element
            for relation in document.part.rels.values()
            if relation.reltype.endswith("/numbering") and not relation.is_external
        ),
        None,
    )
    if root is None:
        return {}
    abstract = {
        item.get(f"{_WORD}abstractNumId"): {
            _number(level.get(f"{_WORD}ilvl"), 0): _level(level)
            for level in item.iter(f"{_WORD}lvl")
        }
        for item in root.iter(f"{_WORD}abstractNum")
    }
    lists: dict[str, dict[int, Level]] = {}
    for item in root.iter(f"{_WORD}num"):
        levels = dict(abstract.get(_value(item.find(f"{_WORD}abstractNumId")), {}))
        for override in item.iter(f"{_WORD}lvlOverride"):
            depth = _number(override.get(f"{_WORD}ilvl"), 0)
            start = override.find(f"{_WORD}startOverride")
            if start is not None and depth in levels:
                old = levels[depth]
                levels[depth] = Level(old.style, old.pattern, _integer(start, old.start))
        lists[item.get(f"{_WORD}numId", "")] = levels
    return lists


def _level(element: Element) -> Level:
    return Level(
        style=_value(element.find(f"{_WORD}numFmt")) or "decimal",
        pattern=_value(element.find(f"{_WORD}lvlText")),
        start=_integer(element.find(f"{_WORD}start"), 1),
    )


def spell(number: int, style: str) -> str:
    """A list number as Word shows it in this style."""
    if style in _CHINESE:
        return chinese_number(number)
    if style == "ideographZodiac" or not 0 < number < 1000:
        return str(number)
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(0x2460 + number - 1)
    if style == "ideographStem" and number <= len(_STEMS):
        return _STEMS[number - 1]
    if style in ("lowerLetter", "upperLetter") and number <= 26:
        return chr((ord("a") if style == "lowerLetter" else ord("A")) + number - 1)
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return str(number)


def chinese_number(number: int) -> str:
    """21 as 二十一; Arabic digits outside 1-999."""
    if not 0 < number < 1000:
        return str(number)
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    values = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for value, sign in values:
        text += sign * (number // value)
        number %= value
    return text


def _value(element: Element | None) -> str:
    return "" if element is None else str(element.get(_VALUE) or "")


def _integer(element: Element | None, otherwise: int) -> int:
    return _number(_value(element), otherwise)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise
