"""What an item has to keep to be handed out; each check has a name and a reason in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.domain import Kind
from assistant.quiz.askable import self_contained
from assistant.quiz.blank_validators import blank_is_set, no_mere_manner, one_answer
from assistant.quiz.building import ARROW
from assistant.quiz.claims import OUT_OF_FORCE, rule_named
from assistant.quiz.multiple_options import (
    base_kept,
    figures_differ,
    no_order_as_set,
    none_stands_out,
    options_add,
)
from assistant.quiz.option_validators import (
    no_give_away,
    options_apart,
    options_differ,
    traps_differ,
)
from assistant.quiz.swap_validators import (
    wrong_is_no_variant,
    wrong_is_wrong,
    wrong_makes_sense,
)
from assistant.quiz.wording import matter
from assistant.quiz_items import GAP, RIGHT, WRONG, Aim, Item, ItemKind
from assistant.quiz_meaning import meaning
from assistant.restated_rules import for_quizzes
from assistant.text import squeeze

Validator = Callable[[Item], str]  # the reason against an item, or nothing

_LONGEST_STEM, _SHORTEST_MATTER = 210, 9
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
    document = item.citation.document
    kind = document.kind
    # Of a digest for quizzes the label says so, and a key says it once for all items.
    told = for_quizzes(document) or "以原文为准" in item.explanation
    if kind is Kind.DIGEST and not (item.clause and told):
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
    clause = rule_named(item.clause) if item.aim is Aim.CLAUSE else item.clause
    return "" if told and clause in item.explanation and item.topic else "解析没有写明依据"


_FIGURES = (Aim.NUMBER, Aim.LIMIT, Aim.SHARE)
VALIDATORS: tuple[Validator, ...] = (
    key_follows_from_evidence,
    one_right_option,
    wrong_is_wrong,
    wrong_makes_sense,
    wrong_is_no_variant,
    whole_list,
    no_order_as_set,
    none_stands_out,
    base_kept,
    options_add,
    options_differ,
    options_apart,
    figures_differ,
    traps_differ,
    no_give_away,
    blank_is_set,
    one_answer,
    no_mere_manner,
    stem_stands_alone,
    gaps_match,
    evidence_is_live,
    digest_is_no_rule,
    explained,
)


def faults(item: Item) -> tuple[str, ...]:
    """All reasons against an item; none for one that may be handed out."""
    return tuple(reason for check in VALIDATORS if (reason := check(item)))
