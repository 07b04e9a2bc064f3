"""Yes or no, where a sentence of a rule decides it: 可以, 不可以, 需要, 不需要, 看情况.

A rule speaks with 不得, 应当, 可以; a question asks whether something is allowed, required or so.
Where the two do not meet in a way that is listed here, nothing is said: a secretary reads the rule
itself then, which is better than a wrong word before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path

from assistant.answering.question import Ask, Asks
from assistant.leads import Lead

_OPPOSITES = Path(__file__).with_name("opposites.toml")

_FORBIDS = re.compile(
    r"不(?:得|能|可(?!缺|少|分)|准|许|予|宜|应|再(?!重)|适用|享有|属于|计入|算|列入|具有|承认)|严禁|禁止|(?:没有|无)[^，；。]{0,8}权|别(?=[把用拿套])"
)
_WAIVES = re.compile(r"(?:无须|无需|不需要?|不必|不用|不要求|可以不|免于|可不)")
_REQUIRES = re.compile(r"应当|必须|须|应(?![对急用])|(?:只|还|都|先|就)要|需要|(?<=[，、])要|一律")
_PERMITS = re.compile(r"可以|(?<!不)可(?![能靠行见以])|允许|有权|能够|(?<=[员织])能(?=[^力])")
_EXCEPT = re.compile(r"除([^，。；]{2,40}?)(?:以外|之外|外)")
# Permission that hangs on more than the question tells.
_HANGS_ON = re.compile(
    r"符合[^，。；]{0,6}条件|具备[^，。；]{0,8}条件|根据[^，。；]{0,10}(?:情况|实际|实绩)|视[^，。；]{0,6}情况|经[县省市][^，。；]{0,8}同意"
)
_SEGMENT = re.compile(r"[^，；：]+[，；：]?")
# …的， and 不能到会的党员，say when and who, and neither allow nor forbid.
_CONDITION = re.compile(r"的(?:[^，；：的]{0,8}(?:员|者|人|同志|单位|组织|企业|公司|支部))?[，：]$")


_COUNT = re.compile(
    r"\d+|[两二三四五六七八九十俩仨半]+|一(?=[个名人次天年月日元步项家位届倍把份张件种类])"
)


class _Force(Enum):
    FORBIDS = _FORBIDS
    WAIVES = _WAIVES
    REQUIRES = _REQUIRES
    PERMITS = _PERMITS


_ANSWERS: dict[Asks, dict[_Force, Lead | None]] = {
    Asks.PERMISSION: {
        _Force.FORBIDS: Lead.MAY_NOT,
        _Force.WAIVES: None,
        _Force.REQUIRES: None,  # what has to be done may be another thing than what is asked about
        _Force.PERMITS: Lead.MAY,
    },
    Asks.DUTY: {
        _Force.FORBIDS: None,
        _Force.WAIVES: Lead.NEED_NOT,
        _Force.REQUIRES: Lead.MUST,
        _Force.PERMITS: None,
    },
    # Whether something is so is no matter of what is allowed: the rule is left to say it.
    Asks.TRUTH: dict.fromkeys(_Force),
}
# Leaving something undone: what is required may not be left, what is waived may be.
_WITHOUT: dict[_Force, Lead | None] = {
    _Force.FORBIDS: None,
    _Force.WAIVES: Lead.MAY,
    _Force.REQUIRES: Lead.MAY_NOT,
    _Force.PERMITS: None,
}
_CONTRARY = {Asks.PERMISSION: Lead.MAY_NOT, Asks.DUTY: Lead.NEED_NOT, Asks.TRUTH: None}


def lead(ask: Ask, sentence: str, weigh: Callable[[str], float]) -> Lead | None:
    """What the sentence decides of the question; nothing where it decides nothing.

    `weigh` tells how much of the question a stretch of the sentence holds.
    """
    if ask.asks is None:
        return None
    if contrary(ask.text, sentence):
        return _CONTRARY[ask.asks]
    force = _force(sentence, weigh)
    if force is None:
        return None
    if force is not _Force.FORBIDS and _other_figures(ask.text, sentence):
        return None
    if force is _Force.FORBIDS and _excepted(ask, sentence, weigh):
        return _ANSWERS[ask.asks][_Force.PERMITS]
    if force is _Force.PERMITS and _HANGS_ON.search(sentence):
        return Lead.DEPENDS
    return _WITHOUT[force] if ask.without else _ANSWERS[ask.asks][force]


def contrary(question: str, sentence: str) -> bool:
    """Whether the sentence rules another way than the one that the question proposes."""
    return any(
        any(word in question for word in asked)
        and any(word in sentence for word in ruled)
        and not any(word in sentence for word in asked)
        and not any(word in question for word in ruled)
        for asked, ruled in _opposites()
    )


def _force(sentence: str, weigh: Callable[[str], float]) -> _Force | None:
    """How the part of the sentence speaks that holds most of the question, or the one after it."""
    segments = _SEGMENT.findall(sentence)
    best: tuple[float, _Force] | None = None
    for place, segment in enumerate(segments):
        force = _spoken(segment)
        if force is None:
            continue
        before = segments[place - 1] if place and _spoken(segments[place - 1]) is None else ""
        weight = weigh(before + segment)
        if best is None or weight > best[0]:
            best = weight, force
    return best[1] if best else None


def _spoken(segment: str) -> _Force | None:
    """The force of a stretch; of several the one that comes last, as Chinese rules put it."""
    if _CONDITION.search(segment):
        return None
    found: list[tuple[int, int, _Force]] = []
    for order, force in enumerate(_Force):
        found += [(m.end(), -order, force) for m in force.value.finditer(segment)]
    waived = [end for end, _, force in found if force is _Force.WAIVES]
    kept = [row for row in found if row[2] is _Force.WAIVES or row[0] not in waived]
    if any(force is _Force.FORBIDS for _, _, force in kept):
        return _Force.FORBIDS
    return max(kept, key=lambda row: row[:2])[2] if kept else None


def _other_figures(question: str, sentence: str) -> bool:
    """Whether question and sentence count differently: then the number decides, not the verb."""
    asked, ruled = set(_COUNT.findall(question)), set(_COUNT.findall(sentence))
    return bool(asked and ruled) and not asked & ruled


def _excepted(ask: Ask, sentence: str, weigh: Callable[[str], float]) -> bool:
    """Whether the question asks about the very thing that a prohibition leaves out."""
    return any(weigh(part) > 0 for part in _EXCEPT.findall(sentence))


@cache
def _opposites() -> list[tuple[list[str], list[str]]]:
    rows = tomllib.loads(_OPPOSITES.read_text(encoding="utf-8"))["pair"]
    return [(row["asked"], row["ruled"]) for row in rows]
