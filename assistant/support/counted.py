"""Whether a number merely counts a list: 自评、互评、测评三步, where a source has these three."""

from __future__ import annotations

import re

from assistant.support.amounts import BARE, Amount
from assistant.support.segments import Segment
from assistant.support.sources import Sources
from assistant.support.wording import covered

_UNITS = frozenset({BARE, "种", "项", "条", "类", "步", "个"})
_LEAST, _MOST = 2, 12  # things of a list that are counted
_SAME = 0.8  # share of a listed thing that stands in the one of the source
_OPEN = re.compile(r"等(?![级于候待着])")  # a list that goes on counts nothing


def counts_its_list(amount: Amount, segment: Segment, sources: Sources) -> bool:
    """Whether the segment counts what it lists, and a source lists as many, and the same.

    Only for a source that states no number of its own there.
    """
    own = segment.content.split("|")
    if amount.unit not in _UNITS or amount.low != amount.high or amount.low != len(own):
        return False
    if not _LEAST <= len(own) <= _MOST:
        return False
    for place in sources.single:
        part = place.segments[0]
        theirs = part.content.split("|")
        if len(theirs) != len(own) or _OPEN.search(part.text) or sources.stated(place):
            continue
        if all(_same(*pair) for pair in zip(own, theirs, strict=True)):
            return True
    return False


def _same(one: str, other: str) -> bool:
    """Whether it is one thing; the first and the last have words of the sentence beside them."""
    return max(covered(one, other), covered(other, one)) >= _SAME
