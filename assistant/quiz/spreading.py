"""What the items of a paper should differ in, and how many of one sort may stand in a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.quiz_items import Item, ItemKind
from assistant.quiz_meaning import meaning

_ALL_RIGHT = 0.4  # share of the 多选 of a part that may have no wrong option
_SAME_KEY = 2  # 单选 with one key, as long as there are others


def traits(item: Item) -> tuple[str, ...]:
    """What items of a paper should differ in, the weightiest first."""
    several = f"{item.kind} {len(item.key)}" if item.kind is ItemKind.MULTIPLE else ""
    clause = f"{item.document_id} {item.citation.locator}"
    of_kind = f"{item.kind} {item.document_id}"
    topic = f"{item.kind} {item.topic}"
    found = (several, clause, of_kind, topic, item.document_id, str(item.aim))
    return tuple(one for one in found if one)


def too_many_right(item: Item, picked: Sequence[Item]) -> bool:
    """Whether a 多选 without a wrong option would be one too many: who ticks all would score."""
    if not _all_right(item):
        return False
    return sum(map(_all_right, picked)) + 1 > _ALL_RIGHT * (len(picked) + 1)


def crowded(item: Item, picked: Sequence[Item]) -> bool:
    """Whether enough 单选 of the part have this key already (6个月 again and again)."""
    if item.kind is not ItemKind.SINGLE:
        return False
    return Counter(_key(one) for one in picked)[_key(item)] >= _SAME_KEY


def _all_right(item: Item) -> bool:
    return item.kind is ItemKind.MULTIPLE and all(one.right for one in item.options)


def _key(item: Item) -> str:
    return meaning("".join(item.key))
