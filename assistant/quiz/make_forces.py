"""判断 items on 应当 and 可以, where either could be the rule: to set up a body, to appoint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Kind
from assistant.quiz.building import Workshop, false_statement, true_statement
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

# What a rule may either demand or permit; forbidding and discipline are never turned round.
_OPEN_TO_BOTH = re.compile(
    r"(?P<may>可以(?=指派|选派|委托|邀请|增设|设立?|合并|联合|吸收|推荐|临时召集|召开党员代表大会|成立|建立))"
    r"|(?P<must>应当(?=设立|成立|划分|建立|单独))"
)
_SOFT = re.compile(r"(?:一般|原则上|也|还|才|均|都|只|就|方|不|是否)$")


def force_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Judge the sentence with its word of force, or with the other one; a digest has words of its own."""
    if claim.document.kind is Kind.DIGEST:
        return
    found = list(_OPEN_TO_BOTH.finditer(claim.text))
    if len(found) != 1 or _SOFT.search(claim.text[: found[0].start()]):
        return
    turned = "应当" if found[0]["may"] else "可以"
    if turned in claim.text:
        return
    yield false_statement(claim, found[0].span(), turned, Aim.FORCE)
    yield true_statement(claim, found[0].span(), Aim.FORCE)
