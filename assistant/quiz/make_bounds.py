"""判断 items on which way a figure binds: 3人以上 or 以下, 不少于 or 不超过."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.quiz.building import Workshop, false_statement, true_statement
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

_TURNED = {
    "不少于": "不超过",
    "不超过": "不少于",
    "至少": "最多",
    "不得超过": "不得少于",
    "不得少于": "不得超过",
    "以上": "以下",
    "不足": "超过",
}
_BOUND = re.compile(
    r"不得超过|不得少于|不少于|不超过|至少(?=[\d一二两三四五六七八九十])|(?<=[\d一二两三四五六七八九十百千][人年月日天元名岁次])以上|(?<=个月)以上|不足(?=[\d一二两三四五六七八九十])"
)


def bound_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Judge the sentence as it is, or with the figure bound the other way."""
    found = list(_BOUND.finditer(claim.text))
    if len(found) != 1:
        return
    span, word = found[0].span(), found[0].group()
    yield false_statement(claim, span, _TURNED[word], Aim.NUMBER)
    yield true_statement(claim, span, Aim.NUMBER)
