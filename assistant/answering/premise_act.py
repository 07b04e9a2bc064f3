"""What a question takes for allowed, forbidden or needless, and the rule that says the contrary.

“党组织可以先替党员垫交党费，对吧”: the claim has who (党组织), a word that allows (可以) and the
act. A rule contradicts it where the same act stands behind a word of the contrary force, for the
same ones, under no condition that the question does not meet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.answering.claims import to_confirm, told_before
from assistant.answering.same_thing import Terms, binds_everybody, share_of
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh
from assistant.answering.verdict import contrary

_NEAR = 0.6  # of the best sentence's score
_HELD = 0.5  # share of the act that the rule holds
_NEXT = 6  # characters behind a bare 不 that have to hold the act: 不收缴党费
_THEY = 0.7  # and of the words for the ones that it is about
_SEGMENT = re.compile(r"[^，；。：,;:]+[，；。：,;:]?")
_PIECE = re.compile(r"[^、，；。：或]+")
_CONDITION = re.compile(r"(?:的|时|后|情况下)(?:[^，；：的]{0,6})?[，：]$")
_NEGATION = re.compile(r"[不未没无非]")
_BOUND = r"(?!超过|少于|低于|高于|多于|早于|晚于)"


class Force(Enum):
    """How a rule, or a claim about one, speaks of an act."""

    FORBIDS = (
        rf"不(?:得|能|可(?![缺少分])以?|准|许|予|宜){_BOUND}|严禁|禁止"
        r"|(?:没有|无)(?=[^，；。]{0,10}权)"
    )
    WAIVES = r"无须|无需|不需要?|不必|不用|用不着|(?:没有?|不)要求|不硬性要求"
    REQUIRES = r"应当|必须|一定要|须(?!知)|应(?![对急用聘届])"
    LEAVES_OUT = r"不(?:算|计入|算入|算进|计算在|作数|包括|包含)|作废|无效"
    COUNTS_IN = r"计入|算入|算进|统计在|计算在|包括|包含|有效"
    DOES_NOT = r"(?:一般)?不(?![得能可准许予宜是仅但只断同再要必须用会算计在作足满少低超到])"
    PERMITS = (
        r"可以|允许|准许|(?<![不才功职])能(?=[^力够源否])|(?:照样|还|也)?有(?=[^，；。没]{0,4}权)"
    )


_FORCE = re.compile("|".join(f"(?P<{force.name}>{force.value})" for force in Force))
_CONTRARY = {
    Force.PERMITS: Force.FORBIDS,
    Force.FORBIDS: Force.PERMITS,
    Force.WAIVES: Force.REQUIRES,
    Force.REQUIRES: Force.WAIVES,
    Force.LEAVES_OUT: Force.COUNTS_IN,
    Force.COUNTS_IN: Force.LEAVES_OUT,
}
_COUNTING = (Force.LEAVES_OUT, Force.COUNTS_IN)


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who may, must or need not do what, in the question's words."""

    who: str
    force: Force
    act: str


def denied(question: str, scored: Sequence[Scored], terms: Terms) -> Scored | None:
    """The best sentence that says the contrary of what the question wants confirmed."""
    if not scored:
        return None
    near = [row for row in scored if row.score >= _NEAR * max(one.score for one in scored)]
    near = [row for row in near if binds_everybody(row.clause.document)]
    other_way = [row for row in near if contrary(question, row.sentence.text)]
    if other_way and to_confirm(question):
        return max(other_way, key=lambda row: row.score)
    claim = _claim(question)
    if claim is None:
        return None
    who, act = share_of(claim.who, terms), share_of(claim.act, terms, to_the_word=True)
    if who is None or act is None:
        return None
    told = {row.span: _told(claim, row.sentence.text, who, act) for row in near}
    if claim.force in told.values():
        return None
    against = [row for row in near if told[row.span] is _CONTRARY[claim.force]]
    return max(against, key=lambda row: row.score, default=None)


def _claim(question: str) -> _Claim | None:
    """The first part that is taken for granted and has one who, a word of force and an act."""
    confirm = to_confirm(question)
    for segment in _SEGMENT.findall(question):
        if not (confirm or told_before(segment)):
            continue
        body = segment.strip("，；。：,;:？? ")
        found = _FORCE.search(body)
        told = Force[str(found.lastgroup)] if found else None
        if found and told in _CONTRARY and found.start() > 1 and len(body) - found.end() > 1:
            act = re.sub(r"[吗吧么呢的]+$", "", body[found.end() :])
            return _Claim(body[: found.start()], told, act)
    return None


def _told(claim: _Claim, text: str, who: Weigh, act: Weigh) -> Force | None:
    """How the sentence speaks of that act of theirs; nothing where it speaks of something else."""
    start = 0
    best: tuple[float, Force] | None = None
    for segment in _SEGMENT.findall(text):
        if not _CONDITION.search(segment):
            for found in _FORCE.finditer(segment):
                before = text[: start + found.start()]
                force = Force[str(found.lastgroup)]
                behind = segment[found.end() :]
                held = act(text if force in _COUNTING else behind)
                if force is Force.DOES_NOT:
                    held, force = act(behind[:_NEXT]), Force.FORBIDS
                if held >= _HELD and _applies(claim.who, before, who):
                    best = max(best or (held, force), (held, force), key=lambda one: one[0])
        start += len(segment)
    return best[1] if best else None


def _applies(words: str, before: str, who: Weigh) -> bool:
    """Whether what stands before the act is about the ones of the claim, in the same sense.

    未经政治审查的 are not those who passed it: a negation on one side alone makes it another case.
    """
    if who(before) < _THEY:
        return False
    piece = max(_PIECE.findall(before), key=who, default="")
    return bool(_NEGATION.search(piece)) == bool(_NEGATION.search(words))
