"""Whether the bodies and persons of a segment stand in the sources, in the same part."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.support.bodies import (
    Party,
    actor,
    bodies,
    holds,
    is_common,
    leading,
    parties,
    rivals,
    unlisted,
    without,
)
from assistant.support.body_forms import stands
from assistant.support.plain_words import same_words
from assistant.support.segments import Segment, Sentence
from assistant.support.sources import Sources
from assistant.support.wording import content, covered, weight

_ELSEWHERE = 0.2  # by so much another body stands where the sources are more about the segment
_ABOUT, _ACT = 0.5, 0.65  # shares of a content from which a place is about it, or the same act
_ACTING = ("由", "报", "经")  # 报上级党委审批: it is the one that does
_SAYS, _TELLS = 2, 4  # characters of content that say something, and that tell a place


def bodies_right(segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether the sources name them, or wider names of them, and give them the same part."""
    if not all(stands(one, sources.worded) for one in unlisted(segment.words)):
        return False
    named = bodies(segment.words)
    if not named:
        return True
    told = parties(segment.words)
    acting = {body for party in told for body in party.bodies}
    telling = [body for body in named if body in acting or not is_common(body)]
    if not all(_named(body, acting, segment, claim, sources) for body in telling):
        return False
    near = _near("", segment, claim, sources)
    said = [part.words for one in near for part in one.segments]
    theirs = [
        party for words in said for party in (*parties(words), actor(words)) if party is not None
    ]
    return (
        all(_same_part(party, theirs, sources) for party in told)
        and _begins_alike(segment, claim, sources)
        and all(_not_confused(body, segment, claim, sources) for body in named)
    )


def _named(
    body: str, acting: set[str], segment: Segment, claim: Sentence, sources: Sources
) -> bool:
    """Whether it is named where the sources say the rest, or in a heading above it."""
    lines = {one.line for one in _near(body, segment, claim, sources)}
    near = [one for one in sources.sentences if one.line in lines]
    stated = {one for each in near for part in each.segments for one in bodies(part.words)}
    above = {one for each in near for one in bodies(same_words(each.source))}
    headed = body not in acting and holds(body, sources.headed | above)
    return headed or holds(body, stated, sources.named)


def _near(body: str, segment: Segment, claim: Sentence, sources: Sources) -> list[Sentence]:
    """The sentences of the sources that speak of a segment without one of its bodies."""
    rest = content(without(body, segment.words))
    whole = content(without(body, claim.words))
    if weight(rest) < _SAYS or not sources.likeness.knows(rest):
        return list(sources.sentences)
    near = sources.near(segment, whole, rest)
    return near + sources.near_claim(whole) if weight(rest) < _TELLS else near


def _same_part(party: Party, theirs: Sequence[Party], sources: Sources) -> bool:
    """Whether the sources have the act done by, reported to or approved by the same, if by any."""
    about = content(party.act)
    same = {
        body
        for one in theirs
        if one.role == party.role and covered(about, content(one.act)) >= _ACT
        for body in one.bodies
        if not is_common(body)
    }
    return not same or any(holds(body, same, sources.named) for body in party.bodies)


def _begins_alike(segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether what a body does at the beginning of a segment is not done by another there."""
    first = leading(segment.words)
    rest, whole = segment.words, claim.words
    for body in first:
        rest, whole = without(body, rest), without(body, whole)
    rest, whole = content(rest), content(whole)
    if not first or weight(rest) < _TELLS:
        return True
    right = wrong = 0.0
    mentioned = set(bodies(segment.words))  # 上级党委审批预备党员转正
    for place in sources.places:
        theirs = leading(place.segments[0].words)
        asked = [p for p in parties(place.segments[0].words) if p.role in _ACTING]
        theirs |= {one for party in asked for one in party.bodies if one in first}
        if theirs and covered(rest, place.content) >= _ACT:
            like = sources.likeness.to_place(rest, whole, place)
            if any(holds(body, theirs, sources.named) for body in first):
                right = max(right, like)
            elif not theirs <= mentioned:
                wrong = max(wrong, like)
    return wrong - right <= _ELSEWHERE or wrong < _ABOUT


def _not_confused(body: str, segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether the sources say this of the body and not of one that it could be taken for."""
    others = rivals(body)
    if not others:
        return True
    rest, whole = segment.words, claim.words
    for one in (body, *others):
        rest, whole = without(one, rest), without(one, whole)
    right = wrong = 0.0
    claimed = set(bodies(claim.words))
    for place in sources.single:
        named = set(bodies(place.segments[0].words))
        like = sources.likeness.to_place(content(rest), content(whole), place)
        if body in named:
            right = max(right, like)
        elif (named & others) - claimed:
            wrong = max(wrong, like)
    return wrong - right <= _ELSEWHERE
