"""How a figure stands: as a limit (不超过一年), as an amount, or as the case a rule is for.

`assistant.figures` reads the words directly beside a figure; people say 最多只能有5个人, with the
word some way off, and whether a limit is that of a case only the words behind it tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from assistant.figures import Figure

_BEFORE = 8  # characters before a figure among which the word stands that makes it a limit
_MOST = re.compile(
    r"(?:不得?能?超过|不多于|不得多于|不高于|最[多长高晚迟]|至多|上限|封顶|顶多|不出)[^，。；]{0,4}$"
)
_LEAST = re.compile(
    r"(?:不得?能?少于|不低于|不得低于|至少|最[少短低]|起码|满|够|达到|下限|不能少于)[^，。；]{0,4}$"
)
_WITHIN = re.compile(r"(?:以内|之内|以下|内|为[限止]|封顶)")
_FROM = re.compile(r"(?:以上|起)")
_OVER = re.compile(r"(?<![不得能])(?:超过|大于|高于|多于)$")
_SHORT_OF = re.compile(r"(?:不足|不满|不到|(?<![不得能])(?:少于|低于))$")
_CASE = re.compile(r"(?:[（(][^（）()]*[）)])?(?:的|者|，)")
_AND = re.compile(r"(?:及|含|或者?)")


class Limit(Enum):
    """What may not be exceeded, or not be fallen short of."""

    MOST = "不超过"
    LEAST = "不少于"


@dataclass(frozen=True, slots=True)
class Standing:
    """The limit that a figure is, if it is one; `of_a_case`: it tells whom the rule is for."""

    limit: Limit | None = None
    of_a_case: bool = False


def standing_of(text: str, figure: Figure) -> Standing:
    """How the figure stands in the text: 不超过5人 is a limit, 3000元以下的 a case."""
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    behind = text[figure.end :]
    behind = behind[_and.end() :] if (_and := _AND.match(behind)) else behind
    within, above = _WITHIN.match(behind), _FROM.match(behind)
    if _MOST.search(before) or _SHORT_OF.search(before) or within:
        limit: Limit | None = Limit.MOST
    elif _LEAST.search(before) or _OVER.search(before) or above:
        limit = Limit.LEAST
    else:
        limit = None
    word = within or above
    after = behind[word.end() :] if word else behind
    case = bool(word or _OVER.search(before) or _SHORT_OF.search(before)) and _CASE.match(after)
    return Standing(limit, bool(case))


def side(text: str, figure: Figure) -> Limit | None:
    """On which side of the figure a case lies: 3000元以下, 超过5000元; none for a bare figure."""
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    behind = text[figure.end :]
    behind = behind[_and.end() :] if (_and := _AND.match(behind)) else behind
    if _OVER.search(before):
        return Limit.LEAST
    if _SHORT_OF.search(before):
        return Limit.MOST
    if _FROM.match(behind):
        return Limit.LEAST
    return Limit.MOST if _WITHIN.match(behind) else None
