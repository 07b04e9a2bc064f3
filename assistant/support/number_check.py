"""Whether the amounts of a segment stand in the sources, said of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.figures import Bound
from assistant.support.amounts import EVERY, Amount, amounts, competes, fits
from assistant.support.counted import counts_its_list
from assistant.support.force import is_condition
from assistant.support.segments import Segment, Sentence
from assistant.support.sources import Sources
from assistant.support.wording import weight

# By so much another amount of the unit stands where the sources are more about the segment.
_CLEARLY = 0.12
_SEVERAL = 2  # amounts of a segment that tell each other where they belong
_SAYS = 2  # characters of content below which nothing tells what an amount is of


def amounts_right(segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether the sources state every amount of the segment, and of what it says."""
    told = amounts(segment.text)
    if not told:
        return True
    beside: Sequence[Amount] = told
    if sum(not one.unit.startswith(EVERY) for one in told) < _SEVERAL:
        at = claim.segments.index(segment)
        after = claim.segments[at + 1 : at + 2] if is_condition(segment.text) else ()
        around = (*claim.segments[max(0, at - 1) : at], *after)
        beside = [*told, *(one for part in around for one in amounts(part.text))]
    return all(_right(one, told, beside, segment, claim, sources) for one in told)


def _told_in_order(amount: Amount, other: Amount, claim: Sentence, sources: Sources) -> bool:
    """Whether two amounts of one unit follow each other as the sources state them.

    Then the place of the one says nothing against the other: 30日内…, 另有约定的60日.
    """
    if not competes(amount, other):
        return False
    order = [one for part in claim.segments for one in amounts(part.text)]
    swapped = _at(order, other) < _at(order, amount)
    first, second = (other, amount) if swapped else (amount, other)
    stated = [one for place in sources.single for one in sources.stated(place)]
    firsts = [at for at, one in enumerate(stated) if fits(first, one)]
    seconds = [at for at, one in enumerate(stated) if fits(second, one)]
    return bool(firsts and seconds) and firsts[0] < seconds[-1]


def _at(order: Sequence[Amount], amount: Amount) -> int:
    return order.index(amount)


def _beyond(amount: Amount, stated: Amount) -> bool:
    """Whether the one begins where the other ends: 超过50人, 不超过50人."""
    bounds = {amount.bound, stated.bound}
    ends = ({Bound.ABOVE, Bound.MOST}, {Bound.BELOW, Bound.LEAST})
    return amount.low == stated.low and bounds in ends


def _right(
    amount: Amount,
    told: Sequence[Amount],
    beside: Sequence[Amount],
    segment: Segment,
    claim: Sentence,
    sources: Sources,
) -> bool:
    """Where the place most like the segment has another amount, that one was meant."""
    right = wrong = -1.0
    others = [
        one
        for one in beside
        if one is not amount
        and not one.unit.startswith(EVERY)
        and not _told_in_order(amount, one, claim, sources)
    ]
    when = is_condition(segment.text)  # 超过50人的 beside 不超过50人
    for place in sources.single:
        like = sources.likeness.to_place(segment.content, claim.content, place)
        like += sources.together(others, place)
        for stated in sources.stated(place):
            if fits(amount, stated):
                right = max(right, like)
            elif (
                competes(amount, stated)
                and not any(fits(one, stated) for one in told)
                and not (when and _beyond(amount, stated))
            ):
                wrong = max(wrong, like)
    if right < 0 and counts_its_list(amount, segment, sources):
        return True
    if right < 0:
        return any(fits(amount, stated) for stated in sources.stated_outside())
    return wrong - right <= _CLEARLY or weight(segment.content) < _SAYS
