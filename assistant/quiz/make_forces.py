"""判断 items on what a rule forbids or leaves open, where the other would be another rule.

What has to be done may be done as well, so 应当 is never turned into 可以; nor is 可以 into 应当
where it only says 必要时, since then both come to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.domain import Kind
from assistant.quiz.building import Workshop, false_statement, true_statement
from assistant.quiz.claims import Claim
from assistant.quiz_items import RIGHT, Aim, Item
from assistant.restated_rules import for_quizzes

# What a rule may either demand or permit.
_LEFT_OPEN = re.compile(
    r"可以(?=指派|选派|委托|邀请|增设|设立?|合并|联合|吸收|推荐|临时召集|召开党员代表大会|成立|建立)"
)
_IF_NEEDED = re.compile(r"必要|需要|酌情|视情|根据[^，]{0,6}情况|有条件|条件[^，]{0,4}具备")
# What is forbidden, without a word that tells it (不得擅自) and no mere bound (不得超过).
_FORBIDDEN = re.compile(
    r"不得(?!不|超过|少于|低于|高于|多于|随意|擅自|无故|无正当|任意|越级|个人|以任何)"
    # What nobody would think allowed.
    r"(?![^，。；]{0,16}(?:抵触|损害|侵犯|违反|违背|滥用|泄露|伪造|打击报复|截留|挪用|作假|贪污|歧视|谋取|拖延|拒))"
)
_SOFT = re.compile(r"(?:一般|原则上|也|还|才|均|都|只|就|方|不|是否)$")
# With another word of force beside it one half of the sentence would deny the other.
_FORCED = re.compile(r"应当?|必须|须|可以|只能|一律|但|除|禁止|严禁|不能")


_SAYS = re.compile(r"应当|必须|不得|不能|可以|一般|由|要(?!求)|须")
_LONGEST = 80  # characters of a sentence that is judged as it stands


def plain_statements(claims: Sequence[Claim], made: Iterable[Item]) -> Iterator[Item]:
    """A right 判断 item on each sentence that nothing else is asked of, with what it demands."""
    used = {(one.document_id, one.citation.start) for one in made if one.key != (RIGHT,)}
    for claim in claims:
        says = _SAYS.search(claim.text)
        start = says.start() if says else 0
        # What was written for items says a thing each, with or without a word of force.
        tells = says or for_quizzes(claim.document)
        if tells and len(claim.text) <= _LONGEST and (claim.document.id, claim.start) not in used:
            yield true_statement(claim, (start, len(claim.text)), Aim.FORCE)


def force_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Judge the sentence with its word of force, or with one that makes another rule of it."""
    turned = _turned(claim)
    if turned is None:
        return
    span, words = turned
    yield false_statement(claim, span, words, Aim.FORCE)
    yield true_statement(claim, span, Aim.FORCE)


def _turned(claim: Claim) -> tuple[tuple[int, int], str] | None:
    """Where the word of force stands, and the other one; none where it may not be changed."""
    text = claim.text
    for pattern, words in ((_LEFT_OPEN, "应当"), (_FORBIDDEN, "可以")):
        found = list(pattern.finditer(text))
        if len(found) != 1 or _SOFT.search(text[: found[0].start()]):
            continue
        rest = text[: found[0].start()] + text[found[0].end() :]
        if _FORCED.search(rest):
            continue
        if pattern is _FORBIDDEN:
            return found[0].span(), words
        # A digest has words of its own for what may be done.
        if claim.document.kind is not Kind.DIGEST and not _IF_NEEDED.search(rest):
            return found[0].span(), words
    return None
