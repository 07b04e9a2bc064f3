"""Items on who does it: who decides, approves, convenes, is asked or told."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.quiz.bodies import acting, spellings, unlike
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

_TRIES = 4  # orders of the rivals, of which the one is taken that most can stand side by side in


def body_items(shop: Workshop, claim: Claim) -> Iterator[Item]:
    """Choose the body, name it, and judge the sentence with it or with another one."""
    for body in acting(claim.text):
        span = (body.start, body.end)
        wrong = [
            one
            for one in shop.untrue(claim, span, body.rivals)
            if not shop.knowledge.does(claim, spellings(one), body.act)
        ]
        orders = (shop.chance.sample(wrong, len(wrong)) for _ in range(_TRIES))
        apart = max(map(unlike, orders), key=len)
        if len(apart) >= CHOICES - 1:
            yield single(shop, claim, span, apart[: CHOICES - 1], Aim.BODY)
        swaps = [one for one in wrong if one in body.swaps]
        if swaps:
            yield false_statement(claim, span, shop.chance.choice(swaps), Aim.BODY)
        if wrong:
            yield true_statement(claim, span, Aim.BODY)
            yield blank(claim, [span], Aim.BODY)
