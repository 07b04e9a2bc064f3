"""Items on what a thing is: 党支部是党的基础组织, 党员的党龄从转正之日算起."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.quiz.building import (
    CHOICES,
    Workshop,
    blank,
    false_statement,
    single,
    true_statement,
)
from assistant.quiz.claims import Claim
from assistant.quiz_items import Aim, Item

_SAYS = re.compile(
    r"^(?:讲话所说的)?(?P<what>“?[\u4e00-\u9fff]{2,12}?”?)(?P<is>是指|指的是|指(?![导定派明标挥令数引])|是)(?P<which>[^，；。]{5,40})(?<!的)(?=$|[，；])"
)
_NO_NAME = re.compile(
    r"[写没让第谁自本]|准备|实事|内容|利息|顺序|办法|对象|结论|原因|目的|"
    r"[的不应要可就都还也须经由对在]|一般|原则|[两三四五六七]"
)
_BODY = re.compile(r"支部|委员会|大会|小组|党组织|工会|党委|会议|中心|指导站|队|机构")
_NAME_OF = re.compile(r"[一二三四五两几]|同|否|不|为了|由|在|从|按|经")


class DefinitionMaker:
    """Makes items on definitions; distractors are other things that the same text defines."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        found = ((claim, _SAYS.match(claim.text)) for claim in claims)
        self._names = sorted(
            {(claim.document.id, one["what"]) for claim, one in found if one and _named(one)}
        )

    def items(self, shop: Workshop, claim: Claim) -> Iterator[Item]:
        """Which thing it is, by its definition."""
        found = _SAYS.match(claim.text)
        if found is None or not _named(found) or claim.text.count(found["what"]) > 1:
            return
        span = found.span("what")
        quoted = found["what"].startswith("“")
        rivals = [
            one
            for document, one in self._names
            if document == claim.document.id
            and one.startswith("“") == quoted
            and abs(len(one) - len(found["what"])) <= 2
            and one not in claim.text
            and _body(one) is _body(found["what"])
        ]
        wrong = shop.untrue(claim, span, rivals)
        if len(wrong) >= CHOICES - 1:
            yield single(shop, claim, span, shop.chance.sample(wrong, CHOICES - 1), Aim.DEFINITION)
            yield false_statement(claim, span, shop.chance.choice(wrong), Aim.DEFINITION)
        yield true_statement(claim, span, Aim.DEFINITION)
        yield blank(claim, [span], Aim.DEFINITION)


def _body(name: str) -> bool:
    """Whether a name is that of a body, so that no thing stands beside it among the options."""
    return bool(_BODY.search(name))


def _named(found: re.Match[str]) -> bool:
    return not _NO_NAME.search(found["what"]) and not _NAME_OF.match(found["which"])
