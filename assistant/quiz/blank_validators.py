"""What a gap has to keep: that those who know the rule can tell what goes into it."""

from __future__ import annotations

import re

from assistant.quiz_items import Aim, Item, ItemKind

# Lists whose members are learnt by heart as they stand, in set words.
_SET_LISTS = re.compile(
    r"原则(?!上)|方针|(?<!规定)程序|步骤|依次|顺序|“[^”]{2,10}”、|、“|、做到“|享有[^，。；]*权"
)

# Words before a verb that tell how, and that others fit as well for.
_MANNER = re.compile(
    r"(?:以)?(?:书面|口头|当面|及时|定期|主动|自愿|自觉|统一|单独|集体|公开|按时|按期|认真|积极"
    r"|严格|直接|优先|逐级|如实|妥善|集中)(?:地|形式|方式)?"
)
_AND = r"(?:和|或者?|以及|及|与)"
_TWO_THINGS = re.compile(rf"[^，]{{2}}{_AND}[^，]{{2}}")
_TWO_BODIES = re.compile(
    rf"(?:组织|大会|委员会|党委|部门|机构|工会|支部|党员|职工|群众|政府|书记|委员|企业|单位){_AND}"
)


def one_answer(item: Item) -> str:
    """A gap asks for one thing: 上级党组织和党支部党员大会 are two, each worth points."""
    if item.kind is not ItemKind.BLANK:
        return ""
    parted = _TWO_THINGS if item.aim is Aim.TERM else _TWO_BODIES
    return "一个空里有两个答案" if any(map(parted.search, item.key)) else ""


def no_mere_manner(item: Item) -> str:
    """How a thing is done is no gap: before 申请 other words stand as well as 书面."""
    if item.kind is not ItemKind.BLANK:
        return ""
    return "空里是怎样做，别的词也填得进去" if any(map(_MANNER.fullmatch, item.key)) else ""


def blank_is_set(item: Item) -> str:
    """No single one of like things is left out of a list: which of them would be chance."""
    if item.kind is not ItemKind.BLANK or item.aim not in (Aim.MEMBERS, Aim.PROCEDURE):
        return ""
    return "" if _SET_LISTS.search(item.citation.quote) else "空只是几个并列项里的一项"
