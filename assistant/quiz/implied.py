"""Which figures follow from a bound: who has nine members also has seven or more."""

from __future__ import annotations

import re

from assistant.figures import Bound, Figure, figures

_PART = re.compile(r"[，；。]")
# Words before a figure that make it a demand; without them it tells when a rule applies.
_DEMANDS = re.compile(r"应当?|须|至少|最少|不少于|不得|不超过|最长|一般|不低于")
_APPLIES = re.compile(r"(?:以上|以下|以内|之内|内)?(?:的|[^，；。]{1,14}的(?:，|$))")
_MORE_BEFORE = re.compile(r"(?:达到|达|满|连续|不少于|不低于|至少|超过(?<!不超过)(?<!不得超过))$")
_MORE_BEHIND = re.compile(r"(?:及?以上|后|之后|以后|或者更多|未|没有|仍|还)")
_FEWER_BEFORE = re.compile(r"(?:不超过|不得超过|不足|少于(?<!不少于)(?<!不得少于)|最长|最多)$")
_FEWER_BEHIND = re.compile(r"(?:及?以下|以内|之内|内)")
# What makes another rule of it when more cases fall under a condition. Where a rule only says what
# is so (设1名书记) or may be done, the same may be so of those cases too.
_LAYS_DOWN = re.compile(
    r"应当?(?!对)|必须|须|不得|不能|予以|给予|按照?|停止|取消|除名|劝|由[^，；]{2,16}(?:批准|决定|审批)"
)


def follows(text: str, figure: Figure, words: str) -> bool:
    """Whether the sentence with these words for its figure may hold beside the sentence itself.

    A condition on seven and more holds for nine and more; a demand of two a year is also one of
    one a year. So only words on the other side of a bound make a sentence wrong, and of a condition
    only where something is laid down for the cases that would come under it.
    """
    other = next(iter(figures(words)), None)
    up = _upward(text, figure)
    if other is None or up is None:
        return False
    if up and other.low <= 1:
        return True  # one and more is said of nothing
    condition = _condition(text, figure)
    if condition and not _LAYS_DOWN.search(text, figure.end):
        return True
    return other.low > figure.low if up is condition else other.low < figure.low


def _upward(text: str, figure: Figure) -> bool | None:
    """Whether a bound leaves all that is more; none for an exact figure."""
    before = text[: figure.start]
    if figure.bound in (Bound.LEAST, Bound.ABOVE) or _MORE_BEFORE.search(before):
        return True
    if _MORE_BEHIND.match(text, figure.end):
        return True
    fewer = figure.bound in (Bound.MOST, Bound.BELOW) or _FEWER_BEFORE.search(before)
    return False if fewer or _FEWER_BEHIND.match(text, figure.end) else None


def _condition(text: str, figure: Figure) -> bool:
    """Whether the figure tells when a rule applies, not what it demands."""
    before = _PART.split(text[: figure.start])[-1]
    return bool(_APPLIES.match(text, figure.end)) or not _DEMANDS.search(before)
