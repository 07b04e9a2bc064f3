"""Whether the numbers and dates of a sentence stand in what it cites, read anew from the answer.

Written apart from the assistant's own gate, so that the evaluation does not repeat its mistakes.
Compared are values: 三个月 and 3个月 are the same, 百分之五 is 5%, 2014年5月28日 holds
2014年5月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evals.wording import plain, squeeze

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1_000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
_NUMERAL = "零〇一二三四五六七八九两十百千"
_COUNTED = "个名人年月日天次条款项元户家岁周届倍成时秒季期级档页份页平米%‰位章节"

_YEAR = r"\d{4}|[零〇一二三四五六七八九]{4}"
_DATE = re.compile(rf"({_YEAR})年(?:([\d{_NUMERAL}]{{1,3}})月(?:([\d{_NUMERAL}]{{1,3}})日)?)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBER = rf"\d{{1,20}}(?:\.\d{{1,20}})?|[{_NUMERAL}]{{1,20}}"
_PART_OF = re.compile(rf"({_NUMBER})分之({_NUMBER})")
_ARABIC = re.compile(r"(\d{1,20}(?:\.\d{1,20})?)([万亿]?)([%‰]?)")
_CHINESE = re.compile(rf"[{_NUMERAL}]{{1,20}}[万亿]?[{_NUMERAL}]{{0,20}}")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NAME = re.compile(r"《[^《》]+》|[\u4e00-\u9fff]{1,8}[〔\[(](?:19|20)\d\d[〕\])]\d+号")
_SHARES = {"百": "%", "100": "%", "千": "‰", "1000": "‰"}


def borne_out(sentence: str, quotes: Sequence[str], names: Sequence[str]) -> bool:
    """Whether every figure and every name of the sentence stands in the quotes.

    `names`: titles and 文号 of the documents cited; a name of the sentence may stand there too.
    """
    body, ground = plain(sentence), plain("\n".join(quotes))
    known = squeeze(ground + "".join(names))
    if any(squeeze(name) not in known for name in _NAME.findall(body)):
        return False
    return set(_figures(_NAME.sub("、", body), strict=True)) <= set(_figures(ground, strict=False))


def _figures(text: str, strict: bool) -> Iterator[str]:
    """Dates with all their coarser forms, shares, and values.

    `strict` leaves out single Chinese digits that count nothing, as in 统一 and 一般.
    """
    rest = _GROUPED.sub("", text)
    for pattern in (_ISO, _DATE):
        for found in pattern.finditer(rest):
            yield from _date([part for part in found.groups() if part], strict)
        rest = pattern.sub("、", rest)
    for whole, part in _PART_OF.findall(rest):
        value = _value(part)
        yield f"{value}{_SHARES[whole]}" if whole in _SHARES else f"{value}/{_value(whole)}"
    rest = _PART_OF.sub("、", rest)
    for digits, group, sign in _ARABIC.findall(rest):
        yield f"{float(digits) * _GROUPS.get(group, 1):g}{sign}"
    rest = _ARABIC.sub("、", rest)
    for found in _CHINESE.finditer(rest):
        counts = rest[found.end() : found.end() + 1] in tuple(_COUNTED)
        if not strict or counts or len(found.group()) > 1:
            yield _value(found.group())


def _date(parts: Sequence[str], strict: bool) -> Iterator[str]:
    """年-月-日 as far as it goes; of the ground its year alone and its parts as well."""
    values = [_year(parts[0]), *(_value(part) for part in parts[1:])]
    for length in range(len(values) if strict else 1, len(values) + 1):
        yield "date " + "-".join(values[:length])
    if not strict:
        yield from values[1:]


def _year(text: str) -> str:
    return text if text.isascii() else "".join(str(_DIGITS[sign]) for sign in text)


def _value(text: str) -> str:
    """The value of an Arabic or Chinese number, as text."""
    if text.isascii():
        return f"{float(text):g}"
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return f"{float(_year(text)):g}"
    total = part = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _STEPS:
            part += (digit or 1) * _STEPS[sign]
            digit = 0
        else:
            total += (part + digit) * _GROUPS[sign]
            part = digit = 0
    return f"{float(total + part + digit):g}"
