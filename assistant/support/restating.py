"""Whether other words for a rule say what it says: no less, no more, of the same people."""

from __future__ import annotations

import re
from collections import Counter

from assistant.support.bodies import bodies
from assistant.support.force import Force, force
from assistant.support.losing import loses
from assistant.support.plain_words import same_words, unified
from assistant.support.segments import sentences

# Words on which a rule turns: one in the place of another changes it, while the stretch around it
# stays as it was. Each group has one meaning; the first that fits counts.
_TURNS = {
    "至多": r"不(?:得|能|应当?|可)?(?:超过|超出|多于|高于|长于|晚于)|至多|最多|最长|最迟",
    "至少": r"不(?:得|能|应当?|可)?(?:少于|低于|短于|早于)|至少|最少|最短",
    "不足": r"不足|不满|未满|不到|少于|低于|未达",
    "超过": r"超过|超出|多于|高于|大于",
    "批准": r"批准|审批|核准|批复",
    "备案": r"备案|报备",
    "讨论": r"讨论|审议",
    "选举": r"选举|选出",
    "指定": r"指定|指派",
    **{act: act for act in ("研究", "审查", "审核", "推荐", "公示")},
    "或": r"或",
    "没有": r"没有|(?<!从)未(?!来)|无(?=正当|法|故)",
}
# What joins words and says nothing itself; figures and limits are compared as amounts.
_JOINS = re.compile(
    r"应当|应该|必须|需要|可以|能够|予以|进行|作出|产生|时候|情况下?|以及|并且|而且|或者|如果|凡是|因为?"
    r"|百分之|[\d零一二两三四五六七八九十百千万半%.]"
    r"|[的地得了着之其该应要须需可能都均也就才则并且而和与及或在对把将由经为是有个名次各于到从向按照以"
    r"时后先再又还仍即凡者所等里]|[中内](?![央容部])|[^\w]"
)
_TURN = re.compile("|".join(f"(?P<t{at}>{one})" for at, one in enumerate(_TURNS.values())))


def restates(original: str, text: str) -> bool:
    """Whether neither leaves out what the other says, the same act, and a duty stays one.

    Stricter than `loses`, which lets a step drop 应当, name who acts, and put a fifth of a stretch
    in other words: of what is told as a rule no word of content may come or go. What is left is
    another order, and other words that join.
    """
    if loses(original, text) or loses(text, original):
        return False
    if _turning(original) != _turning(text) or _named(original) != _named(text):
        return False
    if _is_duty(original) and not _is_duty(text):
        return False
    return _content(original) == _content(text)


def _content(text: str) -> Counter[str]:
    """The characters of what it says, as often as they come; words that join are left out."""
    plain = _TURN.sub("，", unified(text))
    return Counter(_JOINS.sub("", same_words(plain)))


def _turning(text: str) -> list[str | None]:
    """The groups of which a word stands in it, in order: what comes first in a procedure counts."""
    return [found.lastgroup for found in _TURN.finditer(unified(text))]


def _named(text: str) -> list[str]:
    """The bodies and persons in order: who discusses and who approves may not change places."""
    return [one for part in sentences(text) for one in bodies(part.words)]


def _is_duty(text: str) -> bool:
    return any(
        force(part.text) is Force.DEMANDS for one in sentences(text) for part in one.segments
    )
