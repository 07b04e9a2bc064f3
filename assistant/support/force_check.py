"""Whether a segment demands, permits, forbids and denies as the sources do."""

from __future__ import annotations

from assistant.support.amounts import amounts
from assistant.support.force import (
    Force,
    agrees,
    denies,
    excepts,
    excluded,
    force,
    governed,
    is_condition,
    offers_choice,
)
from assistant.support.likeness import Place
from assistant.support.plain_words import same_words
from assistant.support.segments import Segment, Sentence
from assistant.support.sources import Sources
from assistant.support.wording import content, covered, weight

_CLEARLY = 0.07  # by so much a place that speaks otherwise is more about the segment
_SAME = 0.05
_ABOUT = 0.45  # share of a segment's content from which a place of the source is about it
_SPOKEN_OF, _WHOLLY = 0.65, 0.8  # … from which what is demanded or denied is the same
_MOSTLY = 0.75  # … from which what a segment denies is what a source affirms
_IN_PART = 0.3  # … of which a segment says a part
_ADDS = 0.15  # share of a content that a segment has to add to its neighbour's
_SAYS, _TELLS = 2, 4  # characters of content that say something, and that tell a place


def force_right(segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether the place that is most about what a segment demands or denies does so as well."""
    said = force(segment.text)
    if said is Force.LEAVES or (said is Force.PLAIN and excepts(segment.text)):
        return True
    governs = _behind(segment)
    modal = said in (Force.PERMITS, Force.DEMANDS)
    if modal and _SAYS <= weight(governs) < _TELLS and _denied(governs, segment, claim, sources):
        return False
    about = governs if weight(governs) >= _TELLS else segment.content
    if weight(about) < _SAYS:
        return True
    condition = is_condition(segment.text)
    if condition and said is Force.PLAIN and _goes_on_to_deny(segment, claim):
        return True
    right, wrong, nearest = _nearest(about, segment, claim, sources)
    if denies(segment.text) and not right and not wrong and about != segment.content:
        right, wrong, nearest = _nearest(segment.content, segment, claim, sources)
    own = denies(segment.text) or said is Force.PERMITS  # has to stand there
    if wrong - right > _CLEARLY or (own and not right and not condition):
        return False
    at = claim.segments.index(segment)
    before = claim.segments[at - 1] if at else None
    if before is None or condition or not is_condition(before.text):
        return True
    there = [sentence for like, sentence in nearest if like >= right - _SAME]
    denied = any(denies(part.text) for part in claim.segments[:at])
    return not there or any(_under(before, denied, sentence) for sentence in there)


def applies(claim: Sentence, sources: Sources) -> bool:
    """Whether nobody is told a rule that the source says does not apply to him."""
    if any(denies(part.text) for part in claim.segments):
        return True
    barred = (
        content(same_words(excluded(part.text)))
        for one in sources.near_claim(claim.content)
        for part in one.segments
    )
    return not any(weight(to) >= _SAYS and covered(to, claim.content) >= _WHOLLY for to in barred)


def _goes_on_to_deny(segment: Segment, claim: Sentence) -> bool:
    """Whether the next condition denies; a source may tell both in one: 期满后，仍无转变的."""
    after = claim.segments[claim.segments.index(segment) + 1 :][:1]
    return any(is_condition(one.text) and denies(one.text) for one in after)


def _nearest(
    about: str, segment: Segment, claim: Sentence, sources: Sources
) -> tuple[float, float, list[tuple[float, Sentence]]]:
    """How near the nearest place that agrees is, the nearest that does not, and those that do."""
    condition = is_condition(segment.text)
    told = amounts(segment.text)
    right = wrong = 0.0
    agreeing: list[tuple[float, Sentence]] = []
    for place in sources.places:
        if covered(about, place.content) < _ABOUT:
            continue
        if condition and not is_condition(place.segments[-1].text):
            continue
        like = sources.likeness.to_place(about, claim.content, place)
        like += sources.together(told, place)
        if _may_rest_on(segment, about, place):
            right = max(right, like)
            agreeing.append((like, place.sentence))
        elif _speaks_otherwise(place, segment, claim):
            wrong = max(wrong, like)
    return right, wrong, agreeing


def _may_rest_on(segment: Segment, about: str, place: Place) -> bool:
    """Whether a segment of the place that matters speaks with the same force."""
    for part in place.segments:
        if _only_a_condition(part, segment, place):
            continue
        if _agrees(segment, part, place) and _matters(about, part, place):
            return denies(segment.text) or not any(
                force(one.text) is not Force.PLAIN
                and not agrees(segment.text, one.text)
                and covered(_bears_on(one), about) >= _SPOKEN_OF
                for one in place.segments
                if one is not part
            )
    if force(segment.text) is not Force.PERMITS:
        return False
    permitted = offers_choice(place.sentence.line) or any(
        force(part.text) is Force.PERMITS for part in place.sentence.segments
    )
    return permitted and all(force(part.text) is Force.PLAIN for part in place.segments)


def _only_a_condition(part: Segment, segment: Segment, place: Place) -> bool:
    """Whether a segment says for whom the other one of its place rules."""
    alone = len(place.segments) == 1 or is_condition(segment.text)
    return not alone and is_condition(part.text)


def _agrees(segment: Segment, part: Segment, place: Place) -> bool:
    """Whether a segment of a source agrees; its 应当 reaches over the commas behind it."""
    if not agrees(segment.text, part.text):
        return False
    if force(segment.text) is not Force.PERMITS or force(part.text) is not Force.PLAIN:
        return True
    before = place.sentence.segments[: place.sentence.segments.index(part)]
    forces = [one for one in (force(each.text) for each in before) if one is not Force.PLAIN]
    return not forces or forces[-1] is not Force.DEMANDS


def _matters(about: str, part: Segment, place: Place) -> bool:
    """Whether a segment adds to what its place holds, or only says 没有规定 of the rest."""
    others = [one.content for one in place.segments if one is not part]
    if not others:
        return True
    adds = covered(about, place.content) - covered(about, "|".join(others))
    return adds >= _ADDS or (denies(part.text) and weight(_behind(part)) < _SAYS)


def _speaks_otherwise(place: Place, segment: Segment, claim: Sentence) -> bool:
    """Whether the claim holds what the place demands, permits or denies, and not as it does."""
    for part in place.segments:
        if _agrees(segment, part, place) or (place.sentence.heads(part) and not denies(part.text)):
            continue
        if denies(segment.text):
            whole = covered(segment.content, place.sentence.content) >= _ABOUT
            if whole and covered(_bears_on(segment), part.content) > _MOSTLY:
                return True
            continue
        for bears_on in _bears_on(part).split("|"):
            if (
                weight(bears_on) >= _SAYS
                and covered(bears_on, claim.content) >= _SPOKEN_OF
                and not _said_elsewhere(bears_on, part, segment, claim)
            ):
                return True
    return False


def _said_elsewhere(bears_on: str, part: Segment, segment: Segment, claim: Sentence) -> bool:
    """Whether another segment of the claim says it with the force of the source."""
    spoken = force(part.text)
    return any(
        (
            (
                covered(bears_on, f"{other.content}|{segment.content}") >= _SPOKEN_OF
                and covered(bears_on, other.content) >= _IN_PART
            )
            or weight(_behind(other)) < _SAYS
        )
        and (force(other.text) is spoken or (denies(other.text) and denies(part.text)))
        for other in claim.segments
        if other is not segment and force(other.text) is not Force.PLAIN
    )


def _denied(governs: str, segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether the few words that a sentence affirms are denied where it comes from: 能通过."""
    if is_condition(segment.text):
        return False
    likes = {False: 0.0, True: 0.0}
    for place in sources.single:
        part = place.segments[0]
        if covered(governs, _bears_on(part)) >= _WHOLLY:
            like = sources.likeness.to_place(governs, claim.content, place)
            likes[denies(part.text)] = max(likes[denies(part.text)], like)
    return likes[True] - likes[False] > _CLEARLY


def _under(condition: Segment, denied: bool, sentence: Sentence) -> bool:
    """Whether a sentence rules for this condition and not for its contrary: 设, 不设."""
    stated = [part for part in sentence.segments if is_condition(part.text)]
    alike = [one for one in stated if covered(condition.content, one.content) >= _SPOKEN_OF]
    if len(stated) > 1 and alike:  # 停止党籍2年后，仍找不到的: both are met by one of the claim
        alike += [one for one in stated if covered(one.content, condition.content) >= _ABOUT]
    return not alike or any(denies(part.text) in (denies(condition.text), denied) for part in alike)


def _behind(part: Segment) -> str:
    """The content that stands behind the word that demands, permits or denies."""
    behind = content(same_words(governed(part.text)))
    # One word may stand for all of a denial: 没有取得联系 as 找不到.
    return behind if covered(behind, part.content) >= _WHOLLY else part.content


def _bears_on(part: Segment) -> str:
    """The content that the force of a segment bears on; all of it where nothing stands behind."""
    behind = _behind(part)
    return behind if weight(behind) >= _SAYS else part.content
