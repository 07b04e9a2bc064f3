"""Items on numbers, time limits and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.figures import Figure, figures
from assistant.quiz.building import (
    CHOICES,
    Workshop,
    blank,
    false_statement,
    single,
    true_statement,
)
from assistant.quiz.claims import Claim
from assistant.quiz.implied import follows
from assistant.quiz.near_amounts import near
from assistant.quiz.swap_validators import period_is_placed
from assistant.quiz_items import Aim, Item
from assistant.units import TIMES

_QUOTED = re.compile(r"[“《][^”》]*[”》]")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+")
_NAMES = re.compile(
    r"一(?:次性|方|人一|个人(?:说|决定)|名(?!正式)|家|种|类|项|个(?!月|季|工作)|份|户|位)$"
)
_PERIOD = re.compile(
    r"(?P<each>每(?:两年|半年|年度?|季度|个?月|周))(?:一般|应当|要|至少|集中|必须)*(?:[^，。；]{0,8})?(?:一次|1次|至少)|(?P<at>每(?:半年|季度|个?月))(?=[^，。；]{0,10}[1一]次)"
)
_FOLLOWS = re.compile(r"(?:[下上第同后另某统唯专这那近]|(?<!提)前)$")
_COUNTS = ("种", "项", "类", "家", "份")  # of things that the sentence goes on to name, mostly
_ONE = re.compile(r"(?:1|一)(?:人|名|个|位|天)$")  # of which nobody would guess another number
_ONCE = re.compile(r"(?:1|一)次$")
_SEVERAL, _AND_MORE = 2, re.compile(r"以上")  # 两个以上 only says: not one alone
_OFTEN = re.compile(r"(?:每|只能|至少|不少于|不超过)[^，。；]{0,14}$")
_LEAST = re.compile(r"至少|不少于|最少")
_PERIODS = ("每月", "每季度", "每半年", "每年", "每两年")


def number_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Choose the figure, fill it in, and judge the sentence with it or with another one."""
    for one in _plain_figures(claim.text):
        span, aim = (one.start, one.end), _aim(one)
        words = claim.text[slice(*span)]
        wrong = shop.untrue(claim, span, _in_order(claim.text, one, near(words)))
        if len(wrong) >= CHOICES - 1:
            chosen = shop.chance.sample(wrong[:4], CHOICES - 1)
            yield single(shop, claim, span, chosen, aim)
        numeral = list(_NUMERAL.finditer(words))
        if len(numeral) == 1:
            yield blank(
                claim, [(one.start + numeral[0].start(), one.start + numeral[0].end())], aim
            )
        untrue = [other for other in wrong[:4] if not follows(claim.text, one, other)]
        if untrue:
            yield false_statement(claim, span, shop.chance.choice(untrue[:2]), aim)
            yield true_statement(claim, span, aim)


def _in_order(text: str, one: Figure, others: Sequence[str]) -> list[str]:
    """Those of the other amounts that keep their place among the figures of the sentence.

    3至5人，一般不超过4人 would show by itself that it is wrong.
    """
    beside = [f for f in figures(text) if f.unit == one.unit and f.start != one.start]
    kept = []
    for words in others:
        found = next(iter(figures(words)), None)
        if found is None or all(_above(found, f) is _above(one, f) for f in beside):
            kept.append(words)
    return kept


def _above(one: Figure, other: Figure) -> bool:
    return one.low > other.high


def period_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """How often something has to be done."""
    found = _PERIOD.search(claim.text)
    if found is None or len(re.findall("每(?![名个位])", claim.text)) > 1:
        return
    span = found.span("each") if found["each"] else found.span("at")
    here = claim.text[slice(*span)].replace("年度", "年").replace("个", "")
    wrong = shop.untrue(claim, span, [one for one in _PERIODS if one != here])
    if here in _PERIODS and "可以" in claim.text[: span[0]]:
        # Who may pay once a quarter may pay once a month as well.
        wrong = [one for one in wrong if _PERIODS.index(one) > _PERIODS.index(here)]
    if period_is_placed(claim.text, *span):
        yield blank(claim, [span], Aim.LIMIT)  # at no other period would the rest make sense
    elif here in _PERIODS and len(wrong) >= CHOICES - 1:
        yield single(shop, claim, span, shop.chance.sample(wrong, CHOICES - 1), Aim.LIMIT)
        at = _PERIODS.index(here)
        least = bool(_LEAST.search(claim.text))
        # At least once a quarter is also at least once a year, so only more often is wrong then.
        untrue = [one for one in wrong if not least or _PERIODS.index(one) < at]
        if untrue:
            nearest = min(untrue, key=lambda one: abs(_PERIODS.index(one) - at))
            yield false_statement(claim, span, nearest, Aim.LIMIT)
        yield true_statement(claim, span, Aim.LIMIT)
        yield blank(claim, [span], Aim.LIMIT)


def _plain_figures(text: str) -> Iterator[Figure]:
    """Figures that stand once in the sentence and are no part of a name."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found = figures(text)
    for one in found:
        words = text[one.start : one.end]
        same = [other for other in found if other.unit == one.unit and other.low == one.low]
        inside = any(start <= one.start < end for start, end in quoted)
        follows = bool(_FOLLOWS.search(text[: one.start])) or text[one.end :].startswith("性")
        if (
            len(same) == 1
            and not follows
            and not inside
            and not _NAMES.match(words)
            and not one.unit.startswith("每")
            and not (one.low <= _SEVERAL and _AND_MORE.search(text[one.start : one.end + 3]))
            and one.unit not in _COUNTS
            and not text[one.end :].startswith("或者")
            and not text[: one.start].endswith("或者")
            and not _ONE.match(words)
            and not (_ONCE.match(words) and not _OFTEN.search(text[: one.start]))
        ):
            yield one


def _aim(one: Figure) -> Aim:
    if one.unit == "比例":
        return Aim.SHARE
    return Aim.LIMIT if one.unit in TIMES else Aim.NUMBER
