"""How two near systems decide whether a citation may stand, with the sentence in the quote's place.

kotaemon looks for a quote in its passage with difflib: matching blocks above a quarter of the
quote are joined to one span, which has to reach 35 % of the quote's length. RAGFlow keeps a mark
that is in range; where an answer has no mark at all it adds one by likeness, and it drops nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

_BLOCK, _SPAN = 0.25, 0.35


def kotaemon_keeps(sentence: str, passages: Sequence[str]) -> bool:
    """Whether the sentence is shown; one that cites nothing is shown as it is."""
    return not passages or any(_found(sentence, passage) for passage in passages)


def ragflow_keeps(sentence: str, passages: Sequence[str]) -> bool:
    """Whether the sentence is shown: always, since its marks are in range and none is asked for."""
    return True


def _found(quote: str, passage: str) -> bool:
    matcher = SequenceMatcher(None, quote, passage, autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size > _BLOCK * len(quote)]
    if not blocks:
        return False
    span = max(one.b + one.size for one in blocks) - min(one.b for one in blocks)
    return span > _SPAN * len(quote)
