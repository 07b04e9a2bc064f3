"""How hard an item is meant to be, by plain rules.

易: a body or a single figure to choose or to judge in a short sentence. 难: whole lists, orders,
several gaps, statements of which some are wrong, and sentences of more than 80 characters to judge.
A 单选 item is 难 where knowing roughly is not enough: two of its wrong options or more lie near the
right one (a figure within half as much again, words that share half of their characters), or a long
sentence has other figures of the unit that is asked for. All else is 中. What takers really make of
an item is told by its statistics, not here.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures import figures
from assistant.quiz.knowledge import overlap, pairs
from assistant.quiz_items import Aim, Difficulty, ItemKind, Option

_LONG, _SHORT = 110, 70  # characters of a stem with the rule that it names
_SEVERAL, _TWO = 4, 2
_PLAIN = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE, Aim.BODY, Aim.FORCE)
_NEAR_AMOUNT = 1.5  # times the right figure, either way
_NEAR_WORDS = 0.5  # of the smaller option's character pairs


def difficulty(
    kind: ItemKind,
    aim: Aim,
    parts: int,
    length: int,
    options: Sequence[Option] = (),
    sentence: str = "",
) -> Difficulty:
    """`parts`: how many parts the key has; `length`: characters of the stem.

    `sentence`: the words of the rule that the options are about.
    """
    if aim in (Aim.PROCEDURE, Aim.CLAUSE) or parts >= _SEVERAL or kind is ItemKind.SHORT:
        return Difficulty.HARD
    if kind is ItemKind.SINGLE:
        return _of_single(aim, length, options, sentence)
    if kind is ItemKind.JUDGE:
        if length > _LONG:
            return Difficulty.HARD
        return Difficulty.EASY if aim in _PLAIN and length <= _SHORT else Difficulty.MEDIUM
    return Difficulty.MEDIUM


def _of_single(aim: Aim, length: int, options: Sequence[Option], sentence: str) -> Difficulty:
    right = next((one.text for one in options if one.right), "")
    near = sum(_near(right, one.text) for one in options if not one.right)
    crowded = _crowded(right, sentence)
    if near >= _TWO or (crowded and length > _SHORT):
        return Difficulty.HARD
    plain = aim in _PLAIN and length <= _SHORT and not crowded
    return Difficulty.EASY if plain else Difficulty.MEDIUM


def _near(right: str, wrong: str) -> bool:
    """Whether only who knows exactly can tell the two apart."""
    one, other = figures(right), figures(wrong)
    if one and other and one[0].unit == other[0].unit:
        low, high = sorted((one[0].high, other[0].high))
        return low > 0 and high / low <= _NEAR_AMOUNT
    return overlap(pairs(right), pairs(wrong)) >= _NEAR_WORDS


def _crowded(right: str, sentence: str) -> bool:
    """Whether the sentence has another figure of the unit that is asked for."""
    asked = figures(right)
    if not asked:
        return False
    return sum(one.unit == asked[0].unit for one in figures(sentence)) > 1
