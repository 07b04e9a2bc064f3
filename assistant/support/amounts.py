"""Amounts as a sentence states them: figures with their bounds, dates, ordinals, recurrence.

Built on `assistant.figures`, which reads units, values and ranges. Bounds are read here anew: a
figure there is compared with an amount of somebody's case, so it counts as bound only by words that
leave no doubt (满3人 is 3 there); here two wordings of one rule are compared, and every word that
may shift the meaning counts (满, 起码, 上限, 只, 2年后), also before the verb and for halves, dates
and bare numbers. Nothing that counts is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.figures import Bound, Figure, figures
from assistant.text import parse_number
from assistant.units import TIMES


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a unit with its bound; `start` and `end` count characters of the text.

    `unit` is 年月日 for dates, whose `value` holds year, month and day, as far as they are told.
    """

    unit: str
    low: float
    high: float
    bound: Bound
    start: int
    end: int
    value: tuple[int, ...] = ()


_SHARE, _TIMES = "比例", "每次"
DATE, BARE, EVERY, ORDINAL = "年月日", "数", "每隔", "第几"
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:{words})(?:一般|有|为|是|要|在|到|达到?|选)?$"))
    for bound, words in (
        (
            Bound.LEAST,
            r"不(?:得|能|应|可|要|宜)?(?:少于|低于|短于)|至少|最少|最短|最低|起码|满|达到?",
        ),
        (
            Bound.MOST,
            r"不(?:得|能|应|可|要|宜)?(?:超过?|多于|高于|长于|晚于)|至多|最多|最长|最高|最晚|最迟|上限|限",
        ),
        (
            Bound.ABOVE,
            r"(?<!不)(?<!不得)(?<!不能)(?:超过|多于|高于|大于|长于)|(?<!再)(?<!经)(?<!通)过",
        ),
        (Bound.BELOW, r"不足|不到|不满|未满|少于|低于|小于|不够"),
        (Bound.ONLY, r"只能?(?:可以)?[^,，、。]{0,3}|仅[^,，、。]{0,3}"),
    )
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (Bound.LEAST, re.compile(r"[\u4e00-\u9fff]{0,3}?(?:及|或)?(?:以上|之上|或者?更多|起步|打底)")),
    (
        Bound.MOST,
        re.compile(
            r"(?:[\u4e00-\u9fff]{0,3}?(?:及|或)?(?:以下|之下|为上?限|封顶)"
            r"|(?:的?时间|的?期限|左右)?(?:及|或)?(?:以内|之内|内(?!容|部|设)))"
        ),
    ),
)
# Before the verb: 最多在原高校保留2年.
_AHEAD = tuple(
    (bound, re.compile(rf"(?:{words})[^\d,，、。;；:一二两三四五六七八九十百]{{1,10}}$"))
    for bound, words in ((Bound.LEAST, "至少|最少|最低"), (Bound.MOST, "至多|最多|最长|最高"))
)
_PAST = re.compile(r"(?:之|以)?后")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[零〇一二三四五六七八九]{4})(?:年(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?)?|[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))"
)
_MONTH_DAY = re.compile(
    r"(?<!个)(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_N = r"[零〇一二两三四五六七八九十百千\d]{1,6}"
_ORDINAL = re.compile(rf"第({_N})(季度|届|次|年|级|档|种|类)")
_EVERY = re.compile(
    r"(?:每|按)(?:一|1)?个?(半年|年度?|季度?|月|周|星期|天|日)(?!报|前|[年月季][初底末])|一(季)(?!度)|(月)(?=税后|工资|收入|平均|薪)"
)
_ASKED = re.compile(r"[^,，。;；]{0,8}(?:几|多少)[次回]")  # 每季度上几次: states none
_HALF = re.compile(r"半数|一半")
_OF_HALF = r"[^,，。；;、:]{0,16}$"
_HALF_BOUNDS = (
    (Bound.MOST, re.compile(rf"不(?:得|能)?超过{_OF_HALF}")),
    (Bound.ABOVE, re.compile(rf"(?:过|超){_OF_HALF}")),
    (Bound.LEAST, re.compile(rf"(?:达到?|满|不少于|不低于|至少){_OF_HALF}")),
)
_RATIO = re.compile(r"\d{1,4}(?::\d{1,4})+")
_LEFT = re.compile(
    r"\d{1,15}(?:\.\d{1,6})?|[零〇二两三四五六七八九十百千万亿]{1,12}|一[十百千万亿]{1,8}"
)
# Names in which a numeral counts nothing, and what a sentence enumerates by itself.
_NAMES = re.compile(
    r"(?:一两|一二|两三|二三|三四|三五|四五)(?=[个名人位家天年次])|三会一课|两个覆盖|两新|五个?清|五清|双重|一岗双责|三重一大|两学一做|四个意识|四个自信|两个维护|两个确立|一园一策"
    r"|一企一策|两条线|十分(?!之)|万一|百分之百|千万|统一|[一上]级一级"
    rf"|第{_N}(?:条|款|项|部分|点|编|章|节|步)|第[一二三四五六七八九十]{{1,3}}(?![一二三四五六七八九十条款项部季届次年级档种类])"
    r"|\([一二三四五六七八九十]+\)|[〔\[(](?:19|20)\d\d[〕\])]\d+号?|一个(?!月|季|工|学|小)|一[种类项家份件]|零[散星售碎]|一[并起同般]"
)
_RATE = re.compile(rf"每(半年|年度?|季度?|月)[^,，、。;；:□]{{13,28}}?({_N})[次回]")
_INCLUDED = re.compile(r"[(（]?(?:均?含|包括)(?:本数|\d+(?:元|人|名|个|家))[)）]?")
_MONTHS = {"半年": 6, "年": 12, "年度": 12, "季度": 3, "季": 3, "月": 1}
_DAYS = {"周": 7, "星期": 7, "天": 1, "日": 1}
_CLASSIFIERS = frozenset({"人", "个", "家", "种", "项", "票", "篇", "份"})
_LONGEST = 500  # characters
_SPAN = 9  # characters before a figure in which its bound may stand


@lru_cache(maxsize=8192)
def amounts(text: str) -> tuple[Amount, ...]:
    """Everything in a unified text that states an amount, in the order of kinds.

    Only its beginning is read where it is longer than any segment of a sentence.
    """
    text = text[:_LONGEST]
    rest = _NAMES.sub(_blank, text)
    found: list[Amount] = []
    rest = _INCLUDED.sub(_blank, rest)
    for read in (_dates, _ordinals, _halves, _rates, _figures, _recurring, _bare):
        new = list(read(rest, text))
        found += new
        for amount in new:
            length = amount.end - amount.start
            rest = rest[: amount.start] + "□" * length + rest[amount.end :]
    return tuple(found)


def fits(claim: Amount, stated: Amount) -> bool:
    """Whether the source states the claimed amount, with a bound that says the same."""
    if claim.unit == DATE or stated.unit == DATE:
        return claim.unit == stated.unit and _within(claim.value, stated.value)
    if claim.unit == _TIMES and stated.unit == f"{EVERY}月":  # 每年报告一次: 每年报告
        return claim.low == stated.low and claim.bound is Bound.EXACT
    if claim.unit == f"{EVERY}月" and stated.unit == _TIMES:  # 每年参加的培训: 每年至少一次
        return claim.low == stated.low
    if not comparable(claim, stated):
        return False
    if (claim.low, claim.high) == (stated.low, stated.high):
        return _same_bound(claim.bound, stated.bound)
    if claim.low == claim.high and stated.low < stated.high:  # one end of a range
        if claim.low == stated.low:
            return claim.bound in (Bound.LEAST, Bound.ABOVE)
        return claim.low == stated.high and claim.bound is Bound.MOST
    return False


def comparable(claim: Amount, stated: Amount) -> bool:
    """Whether both count in the same unit; what merely counts heads or pieces is one unit."""
    return claim.unit == stated.unit or {claim.unit, stated.unit} <= _CLASSIFIERS | {BARE}


def competes(claim: Amount, stated: Amount) -> bool:
    """Whether the claimed amount could have been meant to be the stated one."""
    return claim.unit == stated.unit


def _same_bound(claim: Bound, stated: Bound) -> bool:
    """Exact for at least is narrower and no error where a condition is met; never the reverse."""
    if claim is Bound.ONLY:
        return stated in (Bound.ONLY, Bound.EXACT, Bound.MOST)
    if claim is Bound.BELOW and stated is Bound.MOST:
        return True
    return claim is stated or (claim is Bound.EXACT and stated in (Bound.LEAST, Bound.ONLY))


def _within(claim: tuple[int, ...], stated: tuple[int, ...]) -> bool:
    """Whether a date is told as far as it is claimed; a claim may leave out the year."""
    return stated[: len(claim)] == claim or (claim[0] < 100 and stated[-2:] == claim)


def _dates(rest: str, text: str) -> Iterator[Amount]:
    for found in _DATE.finditer(rest):
        month, day = found["month"] or found["m"], found["day"] or found["d"]
        if "年" not in found.group() and not month:
            continue
        parts = [parse_number(part) for part in (found["year"], month, day) if part]
        yield _dated(found, parts)
    blanked = _DATE.sub(_blank, rest)
    for found in _MONTH_DAY.finditer(blanked):
        yield _dated(found, [parse_number(found["month"]), parse_number(found["day"])])


def _dated(found: re.Match[str], parts: list[int | None]) -> Amount:
    value = tuple(part or 0 for part in parts)
    return Amount(DATE, 0, 0, Bound.EXACT, found.start(), found.end(), value)


def _ordinals(rest: str, text: str) -> Iterator[Amount]:
    for found in _ORDINAL.finditer(rest):
        value = float(parse_number(found[1]) or 0)
        unit = f"{ORDINAL}{found[2]}"
        yield Amount(unit, value, value, Bound.EXACT, found.start(), found.end())


def _halves(rest: str, text: str) -> Iterator[Amount]:
    for found in _HALF.finditer(rest):
        before = text[max(0, found.start() - 20) : found.start()]
        told = (bound for bound, pattern in _HALF_BOUNDS if pattern.search(before))
        bound = next(told, None) or _bound(text, found.start(), found.end())
        yield Amount(_SHARE, 0.5, 0.5, bound, found.start(), found.end())


def _figures(rest: str, text: str) -> Iterator[Amount]:
    for figure in figures(rest):
        unit = figure.unit
        yield Amount(
            unit, figure.low, figure.high, _bound_of(figure, text), figure.start, figure.end
        )


def _rates(rest: str, text: str) -> Iterator[Amount]:
    """每年…一次 with more between than `figures` looks over."""
    for found in _RATE.finditer(rest):
        often = parse_number(found[2])
        if often and found[1] in _MONTHS:
            months = _MONTHS[found[1]] / often
            inside = found.group()[1:]
            bounds = (b for b, p in _BEFORE if re.search(p.pattern.removesuffix("$"), inside))
            bound = next(bounds, Bound.EXACT)
            yield Amount(_TIMES, months, months, bound, found.start(), found.end())


def _recurring(rest: str, text: str) -> Iterator[Amount]:
    for found in _EVERY.finditer(rest):
        if _ASKED.match(text, found.end()):
            continue
        period = found[1] or found[2] or found[3]
        if period in _MONTHS:
            value, unit = float(_MONTHS[period]), f"{EVERY}月"
        else:
            value, unit = float(_DAYS[period]), f"{EVERY}日"
        yield Amount(unit, value, value, Bound.EXACT, found.start(), found.end())


def _bare(rest: str, text: str) -> Iterator[Amount]:
    for found in _RATIO.finditer(rest):
        parts = tuple(int(part) for part in found.group().split(":"))
        yield Amount(DATE, 0, 0, Bound.EXACT, found.start(), found.end(), parts)
    for found in _LEFT.finditer(_RATIO.sub(_blank, rest)):
        words = found.group()
        value = float(words) if words[0].isascii() else parse_number(words)
        if value is not None:
            yield Amount(
                BARE,
                float(value),
                float(value),
                _bound(text, found.start(), found.end()),
                found.start(),
                found.end(),
            )


def _bound_of(figure: Figure, text: str) -> Bound:
    if figure.low < figure.high:
        return Bound.EXACT
    if figure.unit.startswith("每"):  # 每年至少讲1次: the bound stands inside
        inside = text[figure.start : figure.end]
        for bound, pattern in _BEFORE:
            if re.search(pattern.pattern.removesuffix("$"), inside[1:]):
                return bound
    if figure.unit == _SHARE:  # 不超过工资总额2%
        before = re.split(r"[,，、。;；:]", text[: figure.start])[-1]
        for bound, pattern in _BEFORE:
            if re.search(pattern.pattern.removesuffix("$") + r"[^\d]{0,10}$", before):
                return bound
    bound = _bound(text, figure.start, figure.end)
    past = figure.unit in TIMES and _PAST.match(text, figure.end)  # 2年后: 满2年
    return Bound.LEAST if past and bound is Bound.EXACT else bound


def _bound(text: str, start: int, end: int) -> Bound:
    before, after = text[max(0, start - _SPAN) : start], text[end : end + 8]
    for bound, pattern in _AFTER:
        if pattern.match(after):
            return bound
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    for bound, pattern in _AHEAD:
        if pattern.search(text[:start]):
            return bound
    return Bound.EXACT


def _blank(found: re.Match[str]) -> str:
    return "□" * len(found.group())
