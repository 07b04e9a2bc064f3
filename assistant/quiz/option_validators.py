"""What the options of an item have to keep: each of its own, and none that gives the key away."""

from __future__ import annotations

import re
from itertools import combinations

from assistant.quiz.building import ARROW
from assistant.quiz.multiple_options import apart
from assistant.quiz.swap_validators import told_by_rest
from assistant.quiz.wording import matter
from assistant.quiz_items import Aim, Item, ItemKind
from assistant.quiz_meaning import same_meaning
from assistant.text import squeeze

_ABSOLUTE = re.compile(r"一律|绝对|任何|所有|永远|必然|完全|仅仅|唯一")
_LONGER, _LONGER_BY = 1.7, 6  # the right option against the longest wrong one
_TOLD = 4  # characters of the right option that stand in the stem and in no wrong option
_LEAST_OPTIONS, _MOST_OPTIONS = 4, 8
_NAMED_THINGS = (Aim.TERM, Aim.DEFINITION, Aim.BODY)
# 5人 within 15人 is another amount; statements and orders may share whole stretches.
_MAY_HOLD = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE, Aim.CLAUSE, Aim.PROCEDURE)
_LEAST_TOLD = 2  # characters of a key that a name can tell
# What every rule's name may have, so that it tells nothing.
_EVERYWHERE = re.compile(
    r"[中国共产]{2,4}党?|[党的]?(?:党员|支部|组织|工作|管理|委员会?|基层|企业|党费|工会|规定)|党[的支组]|员[教工]|部工"
)
_INSTEAD = re.compile(r"应为“([^”]*)”")  # the true words in the explanation of a wrong statement


def options_differ(item: Item) -> str:
    """No two options are alike or mean the same."""
    texts = [option.text for option in item.options]
    if item.options and not _LEAST_OPTIONS <= len(texts) <= _MOST_OPTIONS:
        return "选项太少或者太多"
    alike = any(same_meaning(one, other) for one, other in combinations(texts, 2))
    return "有两个选项意思相同" if alike else ""


def options_apart(item: Item) -> str:
    """No option is a part of another: 党委组织部门 is true where 县级党委组织部门 is."""
    if item.aim in _MAY_HOLD:
        return ""
    return "" if apart([option.text for option in item.options]) else "一个选项包含在另一个里面"


def traps_differ(item: Item) -> str:
    """Of whole statements no two are wrong for the same word."""
    if item.aim is not Aim.CLAUSE:
        return ""
    true = _INSTEAD.findall(item.explanation)
    return "两个错误选项错在同一个词上" if len(set(true)) < len(true) else ""


def no_give_away(item: Item) -> str:
    """Neither length, nor absolute words, nor the stem itself tells which option is right."""
    if _told_by_name(item):
        return "文件名里已经写出答案"
    if item.kind is ItemKind.BLANK:
        rest = squeeze(matter(item.stem))
        long = [squeeze(words) for words in item.key if len(squeeze(words)) > 1]
        tells = any(words in rest or _stretches(words) & _stretches(rest) for words in long)
        return "题干里已经写出答案" if tells else ""
    if item.kind is not ItemKind.SINGLE or ARROW in item.key[0]:
        return ""
    right, wrong = item.key[0], [o.text for o in item.options if not o.right]
    longest = max(map(len, wrong), default=0)
    if len(right) > max(longest * _LONGER, longest + _LONGER_BY):
        return "正确选项明显最长"
    stem = squeeze(matter(item.stem))
    told = _stretches(squeeze(right)) & _stretches(stem)
    if squeeze(right) in stem or told - _stretches("　".join(map(squeeze, wrong))):
        return "题干里已经写出答案"
    if item.aim is Aim.TERM and told_by_rest(right, wrong, _around(item)):
        return "题干里已经写出答案"
    if _ABSOLUTE.search("".join(wrong)) and not _ABSOLUTE.search(right):
        return "只有错误选项用了绝对化的词"
    return ""


def _around(item: Item) -> str:
    """The evidence around the key."""
    quote, start = item.citation.quote, item.citation.start
    left, right = item.spans[0]
    return f"{quote[: left - start]}，{quote[right - start :]}"


def _stretches(words: str) -> set[str]:
    """Everything of four characters in it: 流动党员 stands in 流动党员党支部, and tells it."""
    return {words[at : at + _TOLD] for at in range(len(words) - _TOLD + 1)}


def _told_by_name(item: Item) -> bool:
    """Whether the name of the rule in the stem tells a term or thing that is asked for."""
    if item.aim not in _NAMED_THINGS or item.kind not in (ItemKind.SINGLE, ItemKind.BLANK):
        return False
    names = "".join(re.findall(r"《[^》]*》", item.stem))
    wrong = "　".join(option.text for option in item.options if not option.right)
    return any(
        (len(words) > 1 and words in names) or _half_told(words, names, wrong) for words in item.key
    )


def _half_told(words: str, names: str, wrong: str) -> bool:
    """Whether half of the words stand in the names, and in no wrong option: 选举 of 选举产生."""
    half = max(_LEAST_TOLD, -(-len(words) // 2))
    parts = (words[at : at + half] for at in range(len(words) - half + 1))
    return any(
        part in names and part not in wrong and not _EVERYWHERE.fullmatch(part) for part in parts
    )
