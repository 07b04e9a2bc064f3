"""Whether there is anything in a rule that could make it a no.

A rule that requires or allows, in a question that denies nothing, says no only through what the
question has otherwise: a number that misses, another thing of its kind, a word such as 只能. The
learned decision takes a no from less, and is wrong for one in four of those
(docs/decisions/0023-yes-or-no.md).
"""

from __future__ import annotations

import re
from itertools import product

from assistant.answering.decision_features import another_thing, bounded, denies
from assistant.figures import figures

_NEGATES = re.compile(
    r"不(?!同|断|仅|足|满|少|低|超|得超|多)|未|没|无(?!记名)|禁|只能|只有(?![一两二三\d])|仅|方可|才|逐"
)


def may_deny(question: str, rule: str) -> bool:
    """Whether a no can come of the rule: it negates, the question does, or the two differ."""
    return bool(
        _NEGATES.search(rule)
        or denies(question)
        or _numbers_miss(question, rule)
        or another_thing(question, rule)
    )


def _numbers_miss(question: str, rule: str) -> bool:
    """Whether there are numbers of one unit in both and none of the question's fits the rule."""
    pairs = [
        (mine, bounded(theirs, rule))
        for mine, theirs in product(figures(question), figures(rule))
        if mine.unit == theirs.unit
    ]
    return bool(pairs) and all(mine.high < low or mine.low > high for mine, (low, high) in pairs)
