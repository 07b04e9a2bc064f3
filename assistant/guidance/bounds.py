"""What stands around a length of time and makes it a limit: 不得超过…, 至少…, …内, …前, 提前…."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.guidance.amounts import Amount
from assistant.time_limits import Bound, Side

_AT_MOST = (
    r"(?:不得|不能|不应|不)?(?:超过|多于|超出)|(?:最长|最多|最迟)(?:不得|不能|不)?(?:超过|为)?"
)
_AT_LEAST = r"至少|不(?:得|能|应)?(?:少于|低于|短于)|最少|最短"
_BEFORE_AMOUNT = re.compile(rf"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))(?:为)?\s*$")
_AT_LEAST_BEFORE = re.compile(rf"(?:{_AT_LEAST})\s*$")
_REACHED = re.compile(r"(?:已|届)?满(?:了)?\s*$|连续\s*$|超过\s*$")
_AHEAD = re.compile(r"(?:提前|提早)(?:至少|不少于)?\s*$")
_EVENT_FIRST = re.compile(r"(?<![提此目以从年])(?:之前|以前|前)(?:的)?(?:至少|不少于)?\s*$")
_LASTING = re.compile(
    r"(?:期限?|期间|时间|时限|年限|为期|公示|公告|任期|保留|考察|考验)(?:一般|原则上|应当|应)?(?:均)?[为是]?[：:]?\s*$"
)
_WITHIN = re.compile(r"\s*(?:之内|以内|内)(?!的)")  # 两年内的记录 gives nobody two years
_BEFORE = re.compile(r"\s*的?(?:之前|以前|前)(?!款|条|项|述|后)")
_AFTER = re.compile(r"\s*(?:之后|以后|后)")
_OR_MORE = re.compile(r"\s*(?:及)?以上")
_OR_LESS = re.compile(
    r"\s*(?:及)?以下|\s*以上[^，。；]{0,2}(?:不满|以下|\d|[一二三四五六七八九十])"
)
_TIMES = re.compile(r"(?:至少)?[^，。；：、（）]{0,14}?(?:一|两|1|2|３|3)\s*次")
_QUOTA = re.compile(r"每(?:个)?(?:年度?|月|周|季度|人|次|天)[^，。；]{0,8}$")
_NO_LIMIT = re.compile(r"(?:每满|年满|第|未来|今后|过去|最近|近|还剩|剩余?|不足|不满|未满)的?\s*$")
_REACH = 20  # characters before an amount that can bind it


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with the words that bind it, at `start:end`; `condition` for 6个月以上的…."""

    amount: Amount
    start: int
    end: int
    bound: Bound
    side: Side = Side.AFTER
    condition: bool = False


def bounded(text: str, amount: Amount) -> Bounded | None:
    """The amount as a limit; nothing where no word makes it one."""
    if amount.every:
        return Bounded(amount, amount.start, amount.end, Bound.EVERY)
    before = text[max(0, amount.start - _REACH) : amount.start]
    if _NO_LIMIT.search(before) or _OR_LESS.match(text, amount.end):
        return None
    return _behind(text, amount, before) or _ahead(text, amount, before)


def _behind(text: str, amount: Amount, before: str) -> Bounded | None:
    """By the words behind the amount."""
    start = amount.start
    least = _AT_LEAST_BEFORE.search(before)
    if within := _WITHIN.match(text, amount.end):
        first = _EVENT_FIRST.search(before)
        side = Side.BEFORE if first else Side.AFTER
        return Bounded(
            amount, start - len(first[0]) if first else start, within.end(), Bound.WITHIN, side
        )
    if behind := _BEFORE.match(text, amount.end):
        if reached := _REACHED.search(before):  # 满6个月之前: before six months are over
            return _one(amount, reached, behind.end(), Bound.AT_MOST)
        lead = least or _AHEAD.search(before)
        return _one(amount, lead, behind.end(), Bound.AT_LEAST, Side.BEFORE)
    if behind := _AFTER.match(text, amount.end):
        return _one(amount, least or _REACHED.search(before), behind.end(), Bound.AT_LEAST)
    if more := _OR_MORE.match(text, amount.end):
        if ahead := _AHEAD.search(before):
            return _one(amount, ahead, more.end(), Bound.AT_LEAST, Side.BEFORE)
        return _one(amount, least, more.end(), Bound.AT_LEAST, condition=True)
    return None


def _ahead(text: str, amount: Amount, before: str) -> Bounded | None:
    """By the words before the amount."""
    end = amount.end
    if ahead := _AHEAD.search(before) or _EVENT_FIRST.search(before):
        return _one(amount, ahead, end, Bound.AT_LEAST, Side.BEFORE)
    if reached := _REACHED.search(before):
        if not before[: reached.start()].endswith(("不", "不得", "不能", "不应", "最长")):
            return _one(amount, reached, end, Bound.AT_LEAST, condition=True)
    if lead := _BEFORE_AMOUNT.search(before):
        if lead["most"] and _QUOTA.search(before[: lead.start()]):
            return None
        return _one(amount, lead, end, Bound.AT_MOST if lead["most"] else Bound.AT_LEAST)
    if times := _TIMES.match(text, end):
        return Bounded(amount, amount.start, times.end(), Bound.EVERY)
    if _LASTING.search(before):
        return Bounded(amount, amount.start, end, Bound.LASTING)
    return None


def _one(
    amount: Amount,
    lead: re.Match[str] | None,
    end: int,
    bound: Bound,
    side: Side = Side.AFTER,
    condition: bool = False,
) -> Bounded:
    start = amount.start - (len(lead[0]) if lead else 0)
    return Bounded(amount, start, end, bound, side, condition)
