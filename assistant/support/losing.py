"""Whether other words for a step leave out something that it says."""

from __future__ import annotations

import re

from assistant.support.amounts import amounts, fits
from assistant.support.bodies import bodies, is_common, unlisted
from assistant.support.force import Force, force
from assistant.support.plain_words import unified
from assistant.support.segments import sentences
from assistant.support.wording import covered, weight

_TELLS = 3  # characters of content from which a stretch says something of its own
_KEPT = 0.75  # share of it that has to be left
_TITLE = re.compile(r"《[^《》]+》|〔\d{4}〕\d+号|第[零〇一二三四五六七八九十百千\d]+条")
# What tells that a rule binds less, or only some: it may not be lost on the way to a short order.
_QUALIFIES = re.compile(r"一般|原则上|可以|必要时|确有必要|不得|不能|不要|除外|但")
# A step tells what to do; what else it may tell has to stay as it is.
_OTHERWISE = {Force.PERMITS, Force.FORBIDS, Force.WAIVES, Force.DENIES}


def loses(original: str, reworded: str) -> bool:
    """Whether an amount, a body, a name or a stretch is gone, or it binds in another way."""
    old, new = unified(original), unified(reworded)
    if any(name not in new for name in _TITLE.findall(old)):
        return True
    if any(word not in new for word in _QUALIFIES.findall(old)):
        return True
    before = [part for one in sentences(original) for part in one.segments]
    after = [part for one in sentences(reworded) for part in one.segments]
    told = [amount for part in after for amount in amounts(part.text)]
    if any(not any(fits(has, had) for has in told) for p in before for had in amounts(p.text)):
        return True
    named = {body for part in after for body in bodies(part.words)}
    if any(
        body not in named and not is_common(body) for part in before for body in bodies(part.words)
    ):
        return True
    words = "".join(part.words for part in after)
    if any(name not in words for part in before for name in unlisted(part.words)):
        return True
    if {force(p.text) for p in before} & _OTHERWISE != {force(p.text) for p in after} & _OTHERWISE:
        return True
    content = "|".join(part.content for part in after)
    return any(
        weight(part.content) >= _TELLS and covered(part.content, content) < _KEPT for part in before
    )
