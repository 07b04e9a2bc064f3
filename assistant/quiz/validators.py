"""What an item has to keep to be handed out; each check has a name and a reason in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

from assistant.domain import Kind
from assistant.quiz.askable import self_contained
from assistant.quiz.building import ARROW
from assistant.quiz.claims import OUT_OF_FORCE
from assistant.quiz.multiple_options import options_apart
from assistant.quiz.wording import matter
from assistant.quiz_items import GAP, RIGHT, WRONG, Aim, Item, ItemKind
from assistant.quiz_meaning import meaning, same_meaning
from assistant.text import squeeze

Validator = Callable[[Item], str]  # the reason against an item, or nothing

_ABSOLUTE = re.compile(r"一律|绝对|任何|所有|永远|必然|完全|仅仅|唯一")
_FORBIDS = re.compile(r"不得|不能|不可|不许|不准|禁止|严禁|不应|不再")
_LONGER, _LONGER_BY = 1.7, 6  # the right option against the longest wrong one
_TOLD = 4  # characters of the right option that stand in the stem and in no wrong option
_LONGEST_STEM, _SHORTEST_MATTER = 210, 9
_LEAST_OPTIONS, _MOST_OPTIONS = 4, 8
_IN_BRACKETS = re.compile(r"（[^）]*□")
_NAMES_RULE = re.compile(r"^(?:根据|按照)《[^》]{2,60}")


def key_follows_from_evidence(item: Item) -> str:
    """The key stands literally in the quote, where the spans say."""
    quote, start = item.citation.quote, item.citation.start
    words = [quote[left - start : right - start] for left, right in item.spans]
    if not item.spans or any(not one for one in words):
        return "答案在出处原句里找不到"
    if item.kind is ItemKind.JUDGE:
        stands = squeeze(matter(item.stem)) == squeeze(matter("根据《出处》，" + quote + "。"))
        return "" if stands is (item.key == (RIGHT,)) else "判断题的对错与出处原句不符"
    if item.aim is Aim.PROCEDURE and item.kind is ItemKind.SINGLE and ARROW in item.key[0]:
        return "" if ARROW.join(words) == item.key[0] else "步骤的顺序与出处原句不符"
    return "" if tuple(words) == item.key else "答案与出处原句不符"


def one_right_option(item: Item) -> str:
    """单选 has one right option, and no wrong one stands in its evidence."""
    if item.kind is not ItemKind.SINGLE:
        return ""
    if sum(option.right for option in item.options) != 1:
        return "单选题不是只有一个正确选项"
    stated = meaning(item.citation.quote)
    wrong = [
        option.text for option in item.options if not option.right and ARROW not in option.text
    ]
    if item.aim in _FIGURES:
        return ""
    if any(meaning(words) in stated for words in wrong):
        return "错误选项在出处原句里也成立"
    return ""


def wrong_is_wrong(item: Item) -> str:
    """A 判断 item does not change what a rule forbids: another thing may be forbidden as well."""
    if item.key != (WRONG,) or item.aim in (*_FIGURES, Aim.FORCE):
        return ""
    before = item.citation.quote[: item.spans[0][0] - item.citation.start]
    forbids = _FORBIDS.search(re.split(r"[，；。]", before)[-1])
    return "把不许做的事换成另一件，未必就错" if forbids else ""


def whole_list(item: Item) -> str:
    """多选 has two right options or more, and leaves none of the evidence among the wrong ones."""
    if item.kind is not ItemKind.MULTIPLE:
        return ""
    right = [option.text for option in item.options if option.right]
    if len(right) < 2 or set(right) != set(item.key):
        return "多选题的正确选项不全"
    stated = squeeze(item.citation.quote)
    if any(squeeze(option.text) in stated for option in item.options if not option.right):
        return "多选题的错误选项在出处原句里也成立"
    return ""


def options_differ(item: Item) -> str:
    """No two options are alike or mean the same."""
    texts = [option.text for option in item.options]
    if item.options and not _LEAST_OPTIONS <= len(texts) <= _MOST_OPTIONS:
        return "选项太少或者太多"
    alike = any(same_meaning(one, other) for one, other in combinations(texts, 2))
    return "有两个选项意思相同" if alike else ""


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
    if _ABSOLUTE.search("".join(wrong)) and not _ABSOLUTE.search(right):
        return "只有错误选项用了绝对化的词"
    return ""


def _stretches(words: str) -> set[str]:
    """Everything of four characters in it: 流动党员 stands in 流动党员党支部, and tells it."""
    return {words[at : at + _TOLD] for at in range(len(words) - _TOLD + 1)}


def _told_by_name(item: Item) -> bool:
    """Whether the name of the rule in the stem tells a term or thing that is asked for."""
    if item.aim not in _NAMED_THINGS or item.kind not in (ItemKind.SINGLE, ItemKind.BLANK):
        return False
    names = "".join(re.findall(r"《[^》]*》", item.stem))
    return any(len(words) > 1 and words in names for words in item.key)


def stem_stands_alone(item: Item) -> str:
    """The stem names its rule and points at nothing outside itself."""
    words = matter(item.stem)
    if not _NAMES_RULE.match(item.stem):
        return "题干没有写明依据的文件"
    if len(item.stem) > _LONGEST_STEM or len(words) < _SHORTEST_MATTER:
        return "题干太长或者太短"
    if not self_contained(words.replace("？", "").replace("下列说法", "").replace("下列", "")):
        return "题干要看别处才能明白"
    if item.stem.count("（") != item.stem.count("）") or item.stem.count("“") != item.stem.count(
        "”"
    ):
        return "题干的括号、引号不成对"
    return ""


def gaps_match(item: Item) -> str:
    """填空 has a gap for each part of its key, 单选 and 多选 have one, the others none."""
    wanted = {
        ItemKind.BLANK: len(item.key),
        ItemKind.SINGLE: 1,
        ItemKind.MULTIPLE: 1,
    }.get(item.kind, 0)
    if _IN_BRACKETS.search(item.stem.replace(GAP, "□")):
        return "空出现在括号里面"
    if item.kind is ItemKind.JUDGE and item.key not in ((RIGHT,), (WRONG,)):
        return "判断题的答案不是“正确”或者“错误”"
    return "" if item.stem.count(GAP) == wanted else "题干的空与答案对不上"


def evidence_is_live(item: Item) -> str:
    """The evidence binds today: neither revised nor repealed, nor yet to come into force."""
    return (
        "出处已经修订、废止或者还没有施行" if item.citation.document.status in OUT_OF_FORCE else ""
    )


def digest_is_no_rule(item: Item) -> str:
    """What a digest or a speech says is not passed off as the wording of a rule."""
    kind = item.citation.document.kind
    if kind is Kind.DIGEST and not (item.clause and "摘编自" in item.explanation):
        return "把摘编的话当成了规定原文"
    if kind is Kind.NEWS:
        return "新闻不能作为试题依据"
    spoken = kind is Kind.SPEECH or "讲话》" in item.clause
    return "把讲话要求当成了规定" if spoken and "要求" not in item.stem[:80] else ""


def explained(item: Item) -> str:
    """The explanation names the clause, and holds what the key follows from."""
    quote, start = item.citation.quote, item.citation.start
    parts = [quote[left - start : right - start] for left, right in item.spans]
    told = quote in item.explanation or all(one in item.explanation for one in parts)
    return "" if told and item.clause in item.explanation and item.topic else "解析没有写明依据"


_NAMED_THINGS = (Aim.TERM, Aim.DEFINITION, Aim.BODY)
_FIGURES = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE)
VALIDATORS: tuple[Validator, ...] = (
    key_follows_from_evidence,
    one_right_option,
    wrong_is_wrong,
    whole_list,
    options_differ,
    options_apart,
    no_give_away,
    stem_stands_alone,
    gaps_match,
    evidence_is_live,
    digest_is_no_rule,
    explained,
)


def faults(item: Item) -> tuple[str, ...]:
    """All reasons against an item; none for one that may be handed out."""
    return tuple(reason for check in VALIDATORS if (reason := check(item)))
