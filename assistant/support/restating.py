"""Whether other words for a rule say what it says: no less, no more, of the same people."""

from __future__ import annotations

import re

from assistant.support.bodies import actor, parties
from assistant.support.force import Force, force
from assistant.support.losing import loses
from assistant.support.plain_words import unified
from assistant.support.segments import sentences

_ACTS = {"由", "经"}  # what stands before those who do something
# Words on which a rule turns: one in the place of another changes it, while the stretch around it
# stays as it was. Each group has one meaning; the first that fits counts.
_TURNS = {
    "至多": r"不(?:得|能|应当?|可)?(?:超过|超出|多于|高于|长于|晚于)|至多|最多|最长|最迟",
    "至少": r"不(?:得|能|应当?|可)?(?:少于|低于|短于|早于)|至少|最少|最短",
    "不足": r"不足|不满|未满|不到|少于|低于|未达",
    "超过": r"超过|超出|多于|高于|大于",
    "批准": r"批准|审批|核准|批复",
    "备案": r"备案|报备",
    "审查": r"审查|审核|复核|复查|审定",
    "讨论": r"讨论|审议|研究",
    "选举": r"选举|选出|改选|补选",
    "指定": r"指定|指派|选派|任命|委派|委任|聘任",
    "推荐": r"推荐|提名",
    "取消": r"取消|撤销|除名|开除|劝退|停止",
    "无记名": r"无记名",
    "举手": r"举手",
    "没有": r"没有|(?<!从)未(?!来)|无(?=正当|法|故)",
}
_TURN = re.compile("|".join(f"(?P<t{at}>{one})" for at, one in enumerate(_TURNS.values())))


def restates(original: str, text: str) -> bool:
    """Whether neither leaves out what the other says, the same act, and a duty stays one.

    Stricter than `loses`: a step may drop 应当 and name who acts, what is told as a rule may not.
    """
    if loses(original, text) or loses(text, original):
        return False
    if _turning(original) != _turning(text) or _acting(text) - _acting(original):
        return False
    return _is_duty(text) or not _is_duty(original)


def _turning(text: str) -> set[str | None]:
    """The groups of which a word stands in it."""
    return {found.lastgroup for found in _TURN.finditer(unified(text))}


def _acting(text: str) -> frozenset[str]:
    """The bodies and persons that do something in it: before the act, or behind 由 and 经."""
    found: set[str] = set()
    for segment in (part for one in sentences(text) for part in one.segments):
        first = actor(segment.words)
        found.update(first.bodies if first else ())
        for party in parties(segment.words):
            found.update(party.bodies if party.role in _ACTS else ())
    return frozenset(found)


def _is_duty(text: str) -> bool:
    return any(
        force(part.text) is Force.DEMANDS for one in sentences(text) for part in one.segments
    )
