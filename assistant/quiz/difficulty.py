"""How hard an item is meant to be, by plain rules.

易: a body or a single figure to choose or to judge in a short sentence. 难: whole lists, orders,
several gaps, statements of which some are wrong, and sentences of more than 80 characters to judge.
All else is 中. What takers really make of an item is told by its statistics, not here.
"""

from __future__ import annotations

from assistant.quiz_items import Aim, Difficulty, ItemKind

_LONG, _SHORT = 110, 70  # characters of a stem with the rule that it names
_SEVERAL = 4
_PLAIN = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE, Aim.BODY, Aim.FORCE)


def difficulty(kind: ItemKind, aim: Aim, parts: int, length: int) -> Difficulty:
    """`parts`: how many parts the key has; `length`: characters of the stem."""
    if aim in (Aim.PROCEDURE, Aim.CLAUSE) or parts >= _SEVERAL or kind is ItemKind.SHORT:
        return Difficulty.HARD
    if kind in (ItemKind.SINGLE, ItemKind.JUDGE):
        if length > _LONG:
            return Difficulty.HARD if kind is ItemKind.JUDGE else Difficulty.MEDIUM
        return Difficulty.EASY if aim in _PLAIN and length <= _SHORT else Difficulty.MEDIUM
    return Difficulty.HARD if kind is ItemKind.MULTIPLE and parts >= _SEVERAL else Difficulty.MEDIUM
