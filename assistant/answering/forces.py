"""The words by which a rule allows, requires, forbids or waives, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

_BOUND = r"(?!超过|少于|低于|高于|多于|早于|晚于)"  # 不得超过 bounds a thing and forbids none
_FORBIDS = re.compile(
    rf"不(?:得|能|可(?!缺|少|分)|准|许|予|宜|应|再(?!重)|适用|享有|属于|计入|列入|具有|承认){_BOUND}"
    rf"|一般不{_BOUND}|严禁|禁止|(?:没有|无)(?=[^，；。]{{0,8}}权)"
)
_WAIVES = re.compile(r"(?:无须|无需|不需要?|不必|不用|不要求|可以不|免于|可不)")
_REQUIRES = re.compile(r"应当|必须|须|应(?![对急用])|(?:只|还|都|先|就)要|需要|(?<=[，、])要|一律")
_PERMITS = re.compile(r"可以|(?<!不)可(?![能靠行见以])|允许|有权|能够|(?<=[员织])能(?=[^力])")
_SEGMENT = re.compile(r"[^，；：]+[，；：]?")
# …的， and 不能到会的党员，say when and who, and neither allow nor forbid.
_CONDITION = re.compile(r"的(?:[^，；：的]{0,8}(?:员|者|人|同志|单位|组织|企业|公司|支部))?[，：]$")


class Force(Enum):
    """How a rule speaks of an act."""

    FORBIDS = _FORBIDS
    WAIVES = _WAIVES
    REQUIRES = _REQUIRES
    PERMITS = _PERMITS


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of force: `held`, how much of the act that is asked about stands behind it, and what
    stands before it in the sentence.
    """

    force: Force
    held: float
    before: str


def spoken(sentence: str, weigh: Callable[[str], float]) -> Iterator[Spoken]:
    """The words of force in a sentence, in their order; `weigh` tells what a stretch holds."""
    start = 0
    for segment in _SEGMENT.findall(sentence):
        for at, force in _words(segment):
            yield Spoken(force, weigh(segment[at:]), sentence[: start + at])
        start += len(segment)


def _words(segment: str) -> list[tuple[int, Force]]:
    if _CONDITION.search(segment):
        return []
    found: list[tuple[int, int, Force]] = []
    for force in Force:  # 不可以 is no 可以, 可以不 none either: what was found first stands
        for match in force.value.finditer(segment):
            if not any(begin < match.end() and match.start() < end for begin, end, _ in found):
                found.append((match.start(), match.end(), force))
    return [(begin, force) for begin, _, force in found]
