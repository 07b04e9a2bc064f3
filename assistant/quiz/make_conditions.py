"""Items on what follows from a condition: 停止党籍满2年仍联系不上的，（　　）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.quiz.askable import self_contained
from assistant.quiz.building import (
    CHOICES,
    Workshop,
    false_statement,
    single,
    true_statement,
)
from assistant.quiz.claims import Claim
from assistant.quiz.knowledge import overlap, pairs
from assistant.quiz_items import Aim, Item

_RULE = re.compile(r"(?P<when>[^；]{8,70}的)，(?P<then>[^，；、和]{3,18})$")
_CASE = re.compile(
    r"(?:不|未|没有|超过|满|以上|期满|违|失去|确|符合|丧失|具备|连续|需要|困难|较多|转变|离开|停止|取得|受到|拒|提出)"
)
_ANSWER = re.compile(
    r"^(?!按照?(?:条例|规定)执行)(?:应当?|由|可以|一般|按|予以|给予|不得|不能|不再|取消|除名|停止|延长|劝|限期|报|须|经|原则上)"
)
_MEMBERS = re.compile(r"党员|党籍|毕业生|积极分子|发展对象|除名|转正")
_BODIES = re.compile(r"党支部|党小组|企业|单位|书记|支委")
_TOLD = ("批准", "除名")  # what two consequences that both say it differ in is a trifle
_HANDLED = re.compile(r"党籍|除名|退党|脱党|处分|改正")
_UNLIKE = 0.5  # share of character pairs above which two consequences say much the same
_FORCE = re.compile(r"应当|可以|不得|不能|必须|一般|须|应")


class ConditionMaker:
    """Makes items on conditions; distractors are what follows from other conditions."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        found = ((claim, _RULE.search(claim.text)) for claim in claims)
        self._rules = [
            (claim, rule["then"])
            for claim, rule in found
            if rule
            and _ANSWER.match(rule["then"])
            and _CASE.search(rule["when"])
            and self_contained(rule["then"])
            and not rule["then"].endswith("转移")
        ]

    def items(self, shop: Workshop, claim: Claim) -> Iterator[Item]:
        """Choose what follows, and judge what is said to follow."""
        rule = _RULE.search(claim.text)
        if rule is None or not (_CASE.search(rule["when"]) and _ANSWER.match(rule["then"])):
            return
        span = rule.span("then")
        wrong = self._others(shop, claim, span)
        if len(wrong) >= CHOICES - 1:
            yield single(shop, claim, span, wrong[: CHOICES - 1], Aim.CONDITION)
        if wrong:
            yield false_statement(claim, span, wrong[0], Aim.CONDITION)
            yield true_statement(claim, span, Aim.CONDITION)

    def _others(self, shop: Workshop, claim: Claim, span: tuple[int, int]) -> list[str]:
        """Consequences of like matters, of like length, that no two readers would mix up."""
        own = claim.text[slice(*span)]
        near = [then for then in self._alike(claim) if then not in claim.text]
        shop.chance.shuffle(near)
        taken = [own]
        for words in shop.untrue(claim, span, near[:20]):
            like = max(overlap(pairs(_bare(words)), pairs(_bare(one))) for one in taken)
            # Who approves may be one body under two names, so such two never stand together.
            approved = any(told in words and told in one for one in taken for told in _TOLD)
            if (
                not approved
                and like < _UNLIKE
                and abs(len(words) - len(own)) <= max(4, len(own) // 2)
            ):
                taken.append(words)
        return taken[1:]

    def _alike(self, claim: Claim) -> list[str]:
        """What follows from conditions on members of the same topic, with the same force."""
        own = _RULE.search(claim.text)
        return [
            then
            for other, then in self._rules
            if own is not None
            and (other.topic == claim.topic or other.clause == claim.clause)
            and _of_members(other.text)
            and _of_members(claim.text)
            and _force(then) == _force(own["then"])
            and _handles(then) is _handles(own["then"])
        ]


def _of_members(text: str) -> bool:
    """Whether a rule speaks of party members, not of bodies or enterprises."""
    return bool(_MEMBERS.search(text)) and not _BODIES.search(text)


def _handles(words: str) -> bool:
    """Whether it tells what becomes of somebody's membership."""
    return bool(_HANDLED.search(words))


def _force(words: str) -> str:
    found = _FORCE.search(words)
    return found.group() if found else ""


def _bare(words: str) -> str:
    return _FORCE.sub("", words)
