"""Heads that a question counts, held against a rule for so many or more.

“两个正式党员，能单独建吧” misses 正式党员3人以上，应当成立: two are fewer than three. Only for a
kind of people that both name, and a rule with one such number for it. A rule for fewer than so many
(不足3人的，可以联合) is left alone: it allows something and forbids nothing to those who are more.
"""

from __future__ import annotations

import re

from assistant.answering.forces import Force, spoken
from assistant.units import NUMERAL, number

_KIND = r"正式党员|预备党员|党员|团员|会员|女职工|职工|员工|委员"
_COUNTED = re.compile(
    rf"(?P<n>{NUMERAL})\s*(?:个|名|位)?(?P<kind>{_KIND})"
    rf"|(?P<of>{_KIND})(?:只有|有|共|才|刚好)?\s*(?P<number>{NUMERAL})\s*(?:个|名|位|人)"
)
_FROM = re.compile(
    rf"(?P<kind>{_KIND})[^，。；、]{{0,6}}?(?P<n>{NUMERAL})\s*(?:个|名|人)+"
    r"(?:及?以上|或者更多)"
    rf"|(?P<number>{NUMERAL})\s*(?:个|名|人)+(?:及?以上)的?(?P<of>{_KIND})"
)


# Forms for those who are fewer: 不足3人的，可以联合 stands behind many a rule.
_OTHERWISE = re.compile(r"联合|挂靠|临时|合并|小组")


def heads_missed(question: str, rule: str) -> bool:
    """Whether fewer are counted than the rule is for, and nothing else than its matter is asked."""
    bounds = [_heads(one) for one in _FROM.finditer(rule)]
    if len(bounds) != 1 or not _only_for_them(rule) or _otherwise(question, rule):
        return False
    kind, least = bounds[0]
    told = [heads for mine, heads in map(_heads, _COUNTED.finditer(question)) if mine == kind]
    return len(told) == 1 and told[0] is not None and least is not None and told[0] < least


def _heads(match: re.Match[str]) -> tuple[str, float | None]:
    """The kind of people and their number."""
    return match["kind"] or match["of"], number(match["n"] or match["number"])


def _otherwise(question: str, rule: str) -> bool:
    """Whether another form is asked about than the one that the rule is for."""
    own = rule.partition("不足")[0]
    return any(form not in own for form in _OTHERWISE.findall(question))


def _only_for_them(rule: str) -> bool:
    """Whether the rule requires or allows something, and forbids nothing."""
    forces = {one.force for one in spoken(rule, lambda _: 0.0)}
    return bool(forces & {Force.REQUIRES, Force.PERMITS}) and Force.FORBIDS not in forces
