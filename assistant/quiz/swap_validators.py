"""What a wrong statement has to keep: it is false, makes sense, and does not tell so itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.quiz.knowledge import pairs
from assistant.quiz.wording import matter
from assistant.quiz_items import WRONG, Aim, Item

_FORBIDS = re.compile(r"不得|不能|不可|不许|不准|禁止|严禁|不应|不再")
_FIGURES = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE)
# Words that are told by words of their own elsewhere in the sentence: 留党察看 by 在察看期间.
_TOLD_BY_PARTS = (Aim.TERM, Aim.CONDITION)
# When in a year or month something takes place: beside it no other period makes sense.
_SLOT = re.compile(
    r"季度|[上下]半年|[年月季][初底末]|次[年月]|年度|[\d一二三四五六七八九十]月(?!以|内)|当[年月季]|每月"
)
# Whom a threshold of members counts; of others there would be no such number.
_COUNTED = re.compile(r"^(?:不足|超过|达到|满|少于|不满|有)?[\d一二两三四五六七八九十百]+[人名]")
_EITHER_BEFORE = re.compile(r"(?:或者?以?|（或者?)$")
_EITHER_BEHIND = re.compile(r"(?:或者?|也可以)")
# Behind a body, another one that belongs to it: 上级党委及其组织部门.
_WITH_ITS = re.compile(r"、|和|与|或|及|以及")
_ABSURD = re.compile(r"(?<!不)得不得|应当不应当|每每|由由|经经|报报|向向")


@dataclass(frozen=True, slots=True)
class Swap:
    """What a wrong statement changed: the true words, those in their place, and all around them."""

    true: str
    words: str
    before: str
    behind: str

    @property
    def rest(self) -> str:
        """The sentence without the words that were changed."""
        return f"{self.before}，{self.behind}"


def swap_of(item: Item) -> Swap | None:
    """What the item changed in its evidence; none where a trainer has written a stem anew."""
    if item.key != (WRONG,) or not item.spans:
        return None
    quote, start = item.citation.quote, item.citation.start
    left, right = item.spans[0][0] - start, item.spans[0][1] - start
    said = matter(item.stem).rstrip("。")
    words = said[left : len(said) - (len(quote) - right)]
    return Swap(quote[left:right], words, quote[:left], quote[right:])


def wrong_is_wrong(item: Item) -> str:
    """A 判断 item does not change what a rule forbids: another thing may be forbidden as well."""
    swap = swap_of(item)
    if swap is None or item.aim in (*_FIGURES, Aim.FORCE):
        return ""
    forbids = _FORBIDS.search(re.split(r"[，；。]", swap.before)[-1])
    return "把不许做的事换成另一件，未必就错" if forbids else ""


def wrong_makes_sense(item: Item) -> str:
    """What was changed agrees with the rest of its sentence, and is not told by it."""
    swap = swap_of(item)
    if swap is None:
        return ""
    if item.aim in _TOLD_BY_PARTS and told_by_rest(swap.true, [swap.words], swap.rest):
        return "换掉的词从句子的其余部分就看得出来"
    if item.aim is Aim.LIMIT and swap.true.startswith("每") and _SLOT.search(swap.rest):
        return "换掉的周期与句子里写明的时间对不上"
    if item.aim is Aim.TERM and _COUNTED.search(swap.behind):
        return "换上的词与后面的人数连起来不成话"
    if item.aim is Aim.BODY and _WITH_ITS.match(swap.behind):
        return "换上的机构与后面连着的机构不相配"
    if _ABSURD.search(swap.before[-2:] + swap.words + swap.behind[:2]):
        return "换上的词与前后文连起来不成话"
    return ""


def wrong_is_no_variant(item: Item) -> str:
    """Not one of two ways is changed: where 报告 will do, so will 报告或者口头报告."""
    swap = swap_of(item)
    if swap is None or item.aim is not Aim.TERM:
        return ""
    either = _EITHER_BEFORE.search(swap.before) or _EITHER_BEHIND.match(swap.behind)
    return "换掉的词只是并列的几种之一，换了未必就错" if either else ""


def told_by_rest(true: str, others: list[str], rest: str) -> bool:
    """Whether two characters of the true words stand in the rest, and in none of the others."""
    return bool((pairs(true) & pairs(rest)) - {pair for one in others for pair in pairs(one)})


def period_is_placed(text: str, start: int, end: int) -> bool:
    """Whether the sentence says when in a period something takes place."""
    return bool(_SLOT.search(f"{text[:start]}，{text[end:]}"))
