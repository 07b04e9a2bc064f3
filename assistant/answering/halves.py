"""Votes and heads that a question counts, held against a rule of halves.

“20人有表决权，到了12个，10个同意” meets 半数以上到会 and misses 赞成人数超过应到会…的半数: ten is
not more than half of twenty. Nothing is said where a number is left out that the rule needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.units import NUMERAL, number

_HEADS = r"\s*(?:(?:个|名|位)(?:人|党员|正式党员|支委|委员)?|人|党员|支委|委员)"
_WHOLE = re.compile(
    r"(?:一共|总共|共有?|应到会?的?|有表决权的?)(?:是|有)?(?:正式)?(?:党员|委员)?(?:一共|共|有)?"
    rf"\s*(?P<n>{NUMERAL}){_HEADS}"
    rf"|(?P<of>{NUMERAL})\s*(?:个|名|位)?(?:支委|委员|正式党员|党员|有表决权)"
)
_CAME = re.compile(
    rf"(?:实到|到会|到场|出席|参加|到|来)(?:的|了)?(?:只)?(?:有)?\s*(?P<n>{NUMERAL})(?!月|号|点|年)"
)
_FOR = re.compile(
    rf"(?P<n>{NUMERAL})\s*(?:个|名|位|票|人)*(?:党员)?(?:举手|投票?|投了|都)*(?:表示)?(?:同意|赞成)"
    rf"|(?:同意|赞成)(?:的|票)?(?:只)?(?:有|是)?\s*(?P<of>{NUMERAL})"
)
_PASSES = re.compile(r"通过|同意|赞成|决议")
_VOTES = re.compile(r"赞成[^，。；]{0,6}(?:超过|过)(?P<base>[^，。；]*)半数")
_PRESENT = re.compile(
    r"(?:半数以上[^，。；]{0,16}到会|到会[^，。；]{0,4}半数以上)"
    r"|(?P<over>到会[^，。；]{0,8}超过[^，。；]*半数)"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are, came, and voted for it, as far as a question says so."""

    whole: float | None
    came: float | None
    ayes: float | None


def counted(question: str) -> Counted:
    """The numbers of the question."""
    return Counted(*(_number(pattern, question) for pattern in (_WHOLE, _CAME, _FOR)))


def half_reached(question: str, rule: str) -> bool | None:
    """Whether what is counted meets the rule; None where that cannot be told.

    That enough came does not say that anything was passed.
    """
    told = counted(question)
    votes, present = _VOTES.search(rule), _PRESENT.search(rule)
    if votes and told.ayes is not None:
        base = told.whole if "应到" in votes["base"] else told.came
        return None if base is None else 2 * told.ayes > base
    if present and told.came is not None and told.whole is not None:
        enough = 2 * told.came > told.whole if present["over"] else 2 * told.came >= told.whole
        return enough if not enough or not _PASSES.search(question) else None
    return None


def _number(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    if found is None:
        return None
    return number(next(one for one in found.groups() if one))
