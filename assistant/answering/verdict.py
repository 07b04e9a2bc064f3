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

_BOUND = r"(?!超过|少于|低于|高于|多于|早于|晚于)"  # 不得超过 bounds a thing and forbids none
_FORBIDS = re.compile(
    rf"不(?:得|能|可(?!缺|少|分)|准|许|予|宜|应|再(?!重)|适用|享有|属于|计入|列入|具有|承认){_BOUND}"
    rf"|一般不{_BOUND}|严禁|禁止|(?:没有|无)(?=[^，；。]{{0,8}}权)"
)
_WAIVES = re.compile(r"(?:无须|无需|不需要?|不必|不用|不要求|可以不|免于|可不)")
_REQUIRES = re.compile(r"应当|必须|须|应(?![对急用])|(?:只|还|都|先|就)要|需要|(?<=[，、])要|一律")
_PERMITS = re.compile(r"可以|(?<!不)可(?![能靠行见以])|允许|有权|能够|(?<=[员织])能(?=[^力])")
# What a rule hangs on more than the question tells: then the answer is that it depends.
_HANGS_ON = re.compile(
    r"条件的|根据[^，。；]{0,10}(?:情况|实际|实绩)|视[^，。；]{0,6}情况|除[^，。；]{2,40}?外|确需|特殊"
    r"|(?:的|时|后|同意|批准|许可|情况下?|规定)[，：](?!.*(?:的|时|后|同意|批准)[，：])"
)
_SEGMENT = re.compile(r"[^，；：]+[，；：]?")
# …的， and 不能到会的党员，say when and who, and neither allow nor forbid.
_CONDITION = re.compile(r"的(?:[^，；：的]{0,8}(?:员|者|人|同志|单位|组织|企业|公司|支部))?[，：]$")
_HELD = 0.5  # share of the act asked about that has to stand behind the word that decides
_FIGURE = re.compile(
    r"\d|[两二三四五六七八九十百半俩仨]|一(?=[个名人次天年月日元步项家位届倍把份张件种类季])"
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

    `weigh` tells how much of the act that is asked about (`Ask.act`) a stretch of text holds. The
    act has to stand behind the word that allows or forbids: 可以成立临时党支部 does not say that it
    may 发展党员. A question with a number is left to the number.
    """
    if ask.asks is None:
        return None
    if _meet("apart", ask.text, sentence):
        return None
    if contrary(ask.text, sentence):
        return _CONTRARY[ask.asks]
    force, before = _force(sentence, weigh)
    if force is None or _FIGURE.search(ask.text):
        return None
    answer = _WITHOUT[force] if ask.without else _ANSWERS[ask.asks][force]
    return Lead.DEPENDS if answer and _HANGS_ON.search(before) else answer


def contrary(question: str, sentence: str) -> bool:
    """Whether the sentence rules another way than the one that the question proposes."""
    return _meet("pair", question, sentence)


def _meet(table: str, question: str, sentence: str) -> bool:
    return any(
        any(word in question for word in asked)
        and any(word in sentence for word in ruled)
        and not any(word in sentence for word in asked)
        and not any(word in question for word in ruled)
        for asked, ruled in _opposites()[table]
    )


def _force(sentence: str, weigh: Callable[[str], float]) -> tuple[_Force | None, str]:
    """How the sentence speaks of the act, and what stands before the act in it.

    Of several words the one behind which most of the act stands; a prohibition before a permission.
    """
    best: tuple[float, int, _Force, str] | None = None
    start = 0
    for segment in _SEGMENT.findall(sentence):
        for at, force in _spoken(segment):
            held = weigh(segment[at:])
            rank = (held, force is _Force.FORBIDS)
            if held >= _HELD and (best is None or rank > best[:2]):
                best = (*rank, force, sentence[: start + at])
        start += len(segment)
    return (best[2], best[3]) if best else (None, "")


def _spoken(segment: str) -> list[tuple[int, _Force]]:
    """The words of a stretch that allow, require, forbid or waive, and where they stand."""
    if _CONDITION.search(segment):
        return []
    found: list[tuple[int, int, _Force]] = []
    for force in _Force:  # 不可以 is no 可以, 可以不 none either: what was found first stands
        for match in force.value.finditer(segment):
            if not any(begin < match.end() and match.start() < end for begin, end, _ in found):
                found.append((match.start(), match.end(), force))
    return [(begin, force) for begin, _, force in found]


@cache
def _opposites() -> dict[str, list[tuple[list[str], list[str]]]]:
    tables = tomllib.loads(_OPPOSITES.read_text(encoding="utf-8"))
    return {name: [(row["asked"], row["ruled"]) for row in rows] for name, rows in tables.items()}
