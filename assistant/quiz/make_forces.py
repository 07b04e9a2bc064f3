"""判断 items on 应当 and 可以, where either could be the rule: to set up a body, to appoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.domain import Kind
from assistant.quiz.building import Workshop, false_statement, true_statement
from assistant.quiz.claims import Claim
from assistant.quiz_items import RIGHT, Aim, Item

# What a rule may either demand or permit; forbidding and discipline are never turned round.
_OPEN_TO_BOTH = re.compile(
    r"(?P<may>可以(?=指派|选派|委托|邀请|增设|设立?|合并|联合|吸收|推荐|临时召集|召开党员代表大会|成立|建立))"
    r"|(?P<must>应当(?=设立|成立|划分|建立|单独))"
)
_SOFT = re.compile(r"(?:一般|原则上|也|还|才|均|都|只|就|方|不|是否)$")


_SAYS = re.compile(r"应当|必须|不得|不能|可以|一般|由|要(?!求)|须")
_LONGEST = 80  # characters of a sentence that is judged as it stands


def plain_statements(claims: Sequence[Claim], made: Iterable[Item]) -> Iterator[Item]:
    """A right 判断 item on each sentence that nothing else is asked of, with what it demands."""
    used = {(one.document_id, one.citation.start) for one in made if one.key != (RIGHT,)}
    for claim in claims:
        says = _SAYS.search(claim.text)
        if says and len(claim.text) <= _LONGEST and (claim.document.id, claim.start) not in used:
            yield true_statement(claim, (says.start(), len(claim.text)), Aim.FORCE)


def force_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Judge the sentence with its word of force, or the other; a digest has words of its own."""
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
