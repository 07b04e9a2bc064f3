"""Numbers that a question tells of its case, and the ranges that sentences lay down rules for.

有正式党员3人以上的 speaks of a case with five members; one with two has its rule in 不足3人的.
Only what counts the same thing is compared: members with members, months with months. 没有党员 is
a number as well: none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.figures import Figure, figures

_COUNTED = ("正式党员", "预备党员", "党员", "会员", "职工", "员工", "团员")
_NOUN = re.compile("|".join(_COUNTED))
# 党员共60多人: what is counted may stand before its number as well.
_BEFORE = re.compile(rf"(?P<counted>{'|'.join(_COUNTED)})[有共是才只就剩]*$")
# 没有党员的企业, 一名党员也没有; 没有党员大会 counts nothing.
_NONE = re.compile(
    rf"没有(?:任何)?(?P<what>{'|'.join(_COUNTED)})(?=[，。、；：,;:？?\s的]|$|怎么|怎样|如何|能|该|要|可)"
    rf"|一[名个位](?P<behind>{'|'.join(_COUNTED)})(?:也|都)(?:还)?没有"
)
# 不超过50人 bounds what may be; it is no case that a rule is made for.
_AT_MOST = re.compile(r"[不未](?:得)?(?:超过|多于)$")
_PERSONS = "人"
_SEGMENT = re.compile(r"[^，；。：]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of the case, what it counts, and its unit; of 三四个 the lower and the higher."""

    low: float
    high: float
    counted: str
    unit: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Range:
    """What a rule is made for: a figure, or none at all, of what `counts` names."""

    figure: Figure | None
    counts: str

    def speaks_of(self, one: Told) -> bool:
        if self.figure is None:
            return one.unit == _PERSONS and self.counts.endswith(one.counted)
        return self.figure.unit == one.unit and one.counted in self.counts

    def holds(self, one: Told) -> bool | None:
        """Nothing where a rough number may lie on either side.

        不足3人 speaks of some that are too few, not of none.
        """
        if self.figure is None or not one.high:
            return self.figure is None and not one.high
        low, high = self.figure.admits(one.low), self.figure.admits(one.high)
        return low if low == high else None


def told(question: str) -> list[Told]:
    """The numbers that the question tells of its case, rough ones as what they are near."""
    none = [
        Told(0, 0, match["what"] or match["behind"], _PERSONS, *match.span())
        for match in _NONE.finditer(question)
    ]
    return [*none, *_counted(_without_none(question))]


def _counted(question: str) -> Iterator[Told]:
    free = 0  # 九个党员有三个: whom nine counts is not counted by three again
    for figure in figures(question, rough=True):
        before = _BEFORE.search(question, free, figure.start)
        behind = next((who for who in _COUNTED if question.startswith(who, figure.end)), "")
        end = figure.end + len(behind)
        if counted := behind or (before["counted"] if before else ""):
            start = figure.start if behind or not before else before.start()
            yield Told(figure.low, figure.high, counted, figure.unit, start, end)
        free = end


def _without_none(question: str) -> str:
    return _NONE.sub(lambda found: "□" * len(found.group()), question)


def without_case(question: str) -> str:
    """The question without the numbers of its case and what they count."""
    plain = question
    for one in sorted(told(question), key=lambda one: -one.start):
        plain = plain[: one.start] + plain[one.end :]
    return plain


def fit(case: list[Told], sentence: str, heading: str = "") -> int:
    """1 where the ranges of the sentence hold the numbers of the case, −1 where one is left out.

    0 where the sentence names no range for what the case counts: it says nothing either way.
    `heading`: what it stands under; it says what a row without a noun counts (3至6人：…).
    """
    if not case:
        return 0
    ranges = list(_ranges(sentence, heading))
    verdicts = [_held(one, ranges) for one in case]
    if False in verdicts:
        return -1
    return 1 if True in verdicts else 0


def _held(one: Told, ranges: list[_Range]) -> bool | None:
    """Whether a range for what is counted holds the number; nothing where there is none."""
    own = [held for each in ranges if each.speaks_of(one) and (held := each.holds(one)) is not None]
    return any(own) if own else None


def _ranges(sentence: str, heading: str) -> Iterator[_Range]:
    yield from (_Range(None, match.group()) for match in _NONE.finditer(sentence))
    for segment in _SEGMENT.findall(sentence):
        for figure in figures(segment):
            # A row of a table of cases is its figure and nothing else: 0人：….
            alone = figure.start == 0 and figure.end == len(segment)
            at_most = _AT_MOST.search(segment, 0, figure.start)
            if (alone or figure.lays_down_a_range) and not at_most:
                yield _Range(figure, _counts(segment, figure.start, heading))


def _counts(segment: str, start: int, heading: str) -> str:
    """The words for what the range at that place counts: the noun before it, else what is there."""
    nouns = _NOUN.findall(segment[:start])
    if nouns:
        return str(nouns[-1])
    return segment if _NOUN.search(segment) else segment + heading
