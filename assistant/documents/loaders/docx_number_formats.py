"""A list number as Word shows it in each of its number formats (ST_NumberFormat)."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.documents.numbering import chinese

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLAIN = "〇一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_FOOTNOTE_SIGNS = "*†‡§"
_LARGEST = 9999  # above that every format falls back to digits, as no list is that long


def spell(number: int, style: str) -> str:
    """The number in the format named `style`, or as a pattern such as 001; digits if unknown."""
    if style in ("none", "bullet"):
        return ""
    if re.fullmatch("0+1", style):
        return str(number).zfill(len(style))
    if not 0 <= number <= _LARGEST:
        return str(number)
    form = _FORMATS.get(style)
    return form(number) if form else str(number)


def _counting(number: int) -> str:
    return chinese(number) if number else "零"


def _short_counting(number: int) -> str:
    """Units up to 99, from 100 on digit by digit: 一○○."""
    return _counting(number) if number < 100 else _digits(number).replace("〇", "○")


def _digits(number: int) -> str:
    return "".join(_PLAIN[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    words = _counting(number)
    return ("一" + words if words.startswith("十") else words).translate(_LEGAL)


def _legal_traditional(number: int) -> str:
    words = _counting(number)
    return ("一" + words if words.startswith("十") else words).translate(_LEGAL_TRADITIONAL)


def _cycle(signs: str) -> Callable[[int], str]:
    """One sign up to their count, then digits, as Word does for stems and branches."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _repeated(signs: str) -> Callable[[int], str]:
    """A … Z, AA, BB: a second round doubles the sign."""

    def form(number: int) -> str:
        if not number:
            return str(number)
        rounds, at = divmod(number - 1, len(signs))
        return signs[at] * (rounds + 1)

    return form


def _sexagenary(number: int) -> str:
    if not number:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _from_code(first: int, count: int) -> Callable[[int], str]:
    """Characters that stand in a row in Unicode, such as ① to ⑳; digits beyond."""
    return lambda number: chr(first + number - 1) if 0 < number <= count else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _short_counting,
    "taiwaneseCounting": _short_counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _digits,
    "taiwaneseDigital": lambda number: _digits(number).replace("〇", "○"),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _from_code(0x3220, 10),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _from_code(0x2460, 20),
    "decimalEnclosedCircleChinese": _from_code(0x2460, 20),
    "decimalEnclosedParen": _from_code(0x2474, 20),
    "decimalEnclosedFullstop": _from_code(0x2488, 20),
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _repeated(_UPPER),
    "lowerLetter": _repeated(_UPPER.lower()),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chicago": _repeated(_FOOTNOTE_SIGNS),
}
