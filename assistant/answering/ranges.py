"""Numbers that a question tells of its case, and the ranges that sentences lay down rules for.

有正式党员3人以上的 speaks of a case with five members; one with two has its rule in 不足3人的.
Only what counts the same thing is compared: members with members, employees with employees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import figures

_COUNTED = ("正式党员", "预备党员", "党员", "会员", "职工", "员工", "团员")
# 党员共60多人: what is counted may stand before its number as well.
_BEFORE = re.compile(rf"(?P<counted>{'|'.join(_COUNTED)})[有共是才只就剩]*$")
_PERSONS = "人"
_SEGMENT = re.compile(r"[^，；。：]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of the case and whom it counts; 三四个 is no single number."""

    low: float
    high: float
    counted: str


def told(question: str) -> list[Told]:
    """The numbers that the question tells of its case, rough ones as what they are near."""
    found: list[Told] = []
    free = 0  # 九个党员有三个: whom nine counts is not counted by three again
    for figure in figures(question, rough=True):
        if figure.unit != _PERSONS:
            continue
        before = _BEFORE.search(question, free, figure.start)
        behind = next((who for who in _COUNTED if question.startswith(who, figure.end)), "")
        if counted := behind or (before["counted"] if before else ""):
            found.append(Told(figure.low, figure.high, counted))
        free = figure.end + len(behind)
    return found


def fit(case: list[Told], sentence: str) -> int:
    """1 where a range of the sentence holds a number of the case, −1 where all leave it out.

    0 where the sentence names no range for what the case counts: it says nothing either way.
    """
    if not case:
        return 0
    verdicts = [
        rule.admits(one.low)
        for segment in _SEGMENT.findall(sentence)
        for rule in figures(segment)
        for one in case
        if rule.lays_down_a_range
        and rule.unit == _PERSONS
        and one.counted in segment
        and rule.admits(one.low) == rule.admits(one.high)
    ]
    if not verdicts:
        return 0
    return 1 if any(verdicts) else -1
