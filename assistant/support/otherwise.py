"""Whether the sources say of the very thing that a segment speaks of that it is otherwise.

`force_check` weighs places by all that they share with a sentence. A rule that was worded fully has
more in it than a short sentence tells (whose, when, of what), and is then outweighed by a
neighbour. Here only the thing itself counts: who of those that speak of it speaks otherwise.
"""

from __future__ import annotations

import re

from assistant.support.force import Force, advises, agrees, denies, force, governed, is_condition
from assistant.support.plain_words import same_words
from assistant.support.segments import Segment, Sentence
from assistant.support.sources import Sources
from assistant.support.wording import content, covered, weight

_SPOKEN_OF, _WHOLLY = 0.65, 0.8  # shares of a content from which it is spoken of, and all of it
_CLEARLY = 0.07  # by so much a place that speaks otherwise is more about the claim
_SAYS, _TELLS = 2, 4  # characters of content that say something, and that tell a place
_ACT = 2  # characters of a verb
_BINDS = (Force.DEMANDS, Force.PERMITS, Force.FORBIDS, Force.WAIVES, Force.DENIES)
# 不按规定换届的督促换届: what stands behind 的 is not denied.
_WHOSE = re.compile(r"(?<=[^，,]{3})的(?=[^，,的]{3,})")
# 不得没有审查就表决 demands the one and denies the other.
_TWICE = re.compile(r"不得[^，,]{0,12}(?:没有|未|不(?!合格|同|足|够|良|到))")
_HOW = re.compile(r"^(?:无故|擅自|随意|任意|自行|再|直接|以任何[^，,]{1,6})")
_LISTED = re.compile(r"、|和|或者|或|与|以及")


def told_otherwise(segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether what a segment speaks of is spoken of otherwise, and not as it does."""
    if is_condition(segment.text) and _turned_round(segment, sources):
        return True
    about = bears_on(segment)
    if force(segment.text) is Force.LEAVES or _only_when(segment, claim) or weight(about) < _SAYS:
        return False
    if _act_told_otherwise(segment, sources):
        return True
    if force(segment.text) is Force.PLAIN and any(denies(one.text) for one in claim.segments):
        return False  # 处分党员，临时党支部一般不办理
    return _outweighed(about, segment, claim, sources)


def _turned_round(segment: Segment, sources: Sources) -> bool:
    """Whether a condition is met where the sources ask that it is not: 联系得上的, 找不到的."""
    if denies(segment.text) or segment.text.endswith("前"):  # 接收前: not yet received
        return False
    parts = [place.segments[0] for place in sources.single]
    asked = [one for one in parts if is_condition(one.text) and denies(one.text)]
    turned = [
        held
        for held in map(bears_on, asked)
        if weight(held) >= _SAYS and covered(held, segment.content) >= _WHOLLY
    ]
    affirmed = [one.content for one in parts if not denies(one.text)]
    return any(all(covered(held, one) < _WHOLLY for one in affirmed) for held in turned)


def _outweighed(about: str, segment: Segment, claim: Sentence, sources: Sources) -> bool:
    """Whether what speaks of the same says it otherwise, and nothing as near says it so."""
    alike = otherwise = other_share = 0.0
    for place in sources.single:
        part = place.segments[0]
        if (
            is_condition(part.text)
            or _TWICE.search(part.text)
            or (place.sentence.heads(part) and not denies(part.text))
        ):
            continue
        share = _share(about, segment, part)
        if share < _SPOKEN_OF:
            continue
        like = sources.likeness.to_place(about, claim.content, place)
        if _vouches(segment, part):
            alike = max(alike, like)
        elif _contradicts(about, segment, part):
            other_share = max(other_share, share)
            otherwise = max(otherwise, like)
    if not alike:
        return other_share >= (_WHOLLY if denies(segment.text) else _SPOKEN_OF)
    return other_share >= _WHOLLY and otherwise - alike > _CLEARLY


def bears_on(part: Segment) -> str:
    """The content that the force of a segment bears on; all of it where nothing stands behind."""
    rest = governed(part.text)
    if force(part.text) is Force.DENIES:
        rest = _WHOSE.split(rest)[0]
    behind = content(same_words(rest))
    return behind if weight(behind) >= _SAYS else part.content


def _only_when(segment: Segment, claim: Sentence) -> bool:
    """Whether a segment only says when; the last one of a sentence says what it rules."""
    return is_condition(segment.text) and segment is not claim.segments[-1]


def _share(about: str, segment: Segment, part: Segment) -> float:
    """How much of what a segment speaks of the part of a source speaks of with its force."""
    if denies(part.text) and not denies(segment.text):
        return covered(about, bears_on(part))
    short = weight(about) < _TELLS
    behind = force(part.text) is Force.DEMANDS and weight(bears_on(part)) >= _TELLS
    own = covered(about, bears_on(part) if short or behind else part.content)
    if short or (denies(segment.text) and not denies(part.text)):
        return min(own, covered(segment.content, part.content))
    return own


def _vouches(segment: Segment, part: Segment) -> bool:
    """Whether the part says it with this force; a permission has to be told as one."""
    if force(segment.text) is Force.PERMITS and force(part.text) is Force.PLAIN:
        return False
    return agrees(segment.text, part.text)


def _contradicts(about: str, segment: Segment, part: Segment) -> bool:
    """Whether the part says out loud that it is otherwise; a denial is contradicted by any."""
    if agrees(segment.text, part.text):
        return False
    if denies(segment.text):
        return not denies(part.text) or weight(about) >= _TELLS
    return force(part.text) in _BINDS or advises(part.text)


def _act_told_otherwise(segment: Segment, sources: Sources) -> bool:
    """Whether the verb behind 可以 or 不得 stands in the sources behind its contrary alone."""
    said = force(segment.text)
    acts = _acts(segment)[:1]
    if said not in (Force.PERMITS, Force.DEMANDS, Force.FORBIDS) or not acts:
        return False
    contrary = False
    for place in sources.single:
        part = place.segments[0]
        if place.sentence.heads(part):
            continue
        if denies(segment.text) == denies(part.text) or force(part.text) is Force.PLAIN:
            if any(act in one for act in acts[0] for one in (part.text, part.words)):
                return False
        elif any(acts[0] & one for one in _acts(part)):
            contrary = True
    return contrary


def _acts(part: Segment) -> list[frozenset[str]]:
    """The beginnings of what a segment demands, permits or forbids, in both comparison forms."""
    listed = _LISTED.split(governed(part.text))
    plain = [_HOW.sub("", one) for one in listed]
    return [frozenset({one[:_ACT], same_words(one)[:_ACT]}) for one in plain if len(one) >= _ACT]
