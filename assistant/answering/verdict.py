"""Yes or no, where a sentence of a rule decides it: 可以, 不可以, 需要, 不需要, 看情况.

A rule speaks with 不得, 应当, 可以; a question asks whether something is allowed, required or so.
Where the two do not meet in a way that is listed here, nothing is said: a secretary reads the rule
itself then, which is better than a wrong word before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from assistant.answering.forces import Force, spoken
from assistant.answering.question import Ask, Asks
from assistant.leads import Lead
from assistant.support.opposites import opposites

_APART = Path(__file__).with_name("apart.toml")

# What a rule hangs on more than the question tells: then the answer is that it depends.
_HANGS_ON = re.compile(
    r"条件的|根据[^，。；]{0,10}(?:情况|实际|实绩)|视[^，。；]{0,6}情况|除[^，。；]{2,40}?外|确需|特殊"
    r"|(?:的|时|后|同意|批准|许可|情况下?|规定)[，：](?!.*(?:的|时|后|同意|批准)[，：])"
)
_HELD = 0.5  # share of the act asked about that has to stand behind the word that decides
_FIGURE = re.compile(
    r"\d|[两二三四五六七八九十百半俩仨]|一(?=[个名人次天年月日元步项家位届倍把份张件种类季])"
)


_ANSWERS: dict[Asks, dict[Force, Lead | None]] = {
    Asks.PERMISSION: {
        Force.FORBIDS: Lead.MAY_NOT,
        Force.WAIVES: None,
        Force.REQUIRES: None,  # what has to be done may be another thing than what is asked about
        Force.PERMITS: Lead.MAY,
    },
    Asks.DUTY: {
        Force.FORBIDS: None,
        Force.WAIVES: Lead.NEED_NOT,
        Force.REQUIRES: Lead.MUST,
        Force.PERMITS: None,
    },
    # Whether something is so is no matter of what is allowed: the rule is left to say it.
    Asks.TRUTH: dict.fromkeys(Force),
}
# Leaving something undone: what is required may not be left, what is waived may be.
_WITHOUT: dict[Force, Lead | None] = {
    Force.FORBIDS: None,
    Force.WAIVES: Lead.MAY,
    Force.REQUIRES: Lead.MAY_NOT,
    Force.PERMITS: None,
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
    if any(_meet(ask.text, sentence, *one) for one in _apart()):
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
    ways = (way for pair in opposites() for way in (pair, pair[::-1]))
    return any(_meet(question, sentence, asked, ruled) for asked, ruled in ways)


def _meet(question: str, sentence: str, asked: Sequence[str], ruled: Sequence[str]) -> bool:
    """Whether the question has words of the one alone and the sentence words of the other alone.

    无记名投票 holds 记名投票 and speaks of the contrary: words are read from left to right.
    """
    either = re.compile("|".join(map(re.escape, (*asked, *ruled))))
    proposed, said = either.findall(question), either.findall(sentence)
    return (
        bool(proposed and said)
        and all(word in asked for word in proposed)
        and all(word in ruled for word in said)
    )


def _force(sentence: str, weigh: Callable[[str], float]) -> tuple[Force | None, str]:
    """How the sentence speaks of the act, and what stands before the act in it.

    Of several words the one behind which most of the act stands; a prohibition before a permission.
    """
    heard = [one for one in spoken(sentence, weigh) if one.held >= _HELD]
    best = max(heard, key=lambda one: (one.held, one.force is Force.FORBIDS), default=None)
    return (best.force, best.before) if best else (None, "")


@cache
def _apart() -> list[tuple[list[str], list[str]]]:
    rows = tomllib.loads(_APART.read_text(encoding="utf-8"))["apart"]
    return [(row["asked"], row["ruled"]) for row in rows]
