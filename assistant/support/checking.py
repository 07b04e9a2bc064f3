"""What is wrong with a sentence that somebody worded anew and that claims to rest on quotes.

A sentence is held against the places of its sources that are most about what it says. It is at
fault where such a place has another amount, another body or another force, and where the sources
do not hold its words at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.faults import Fault
from assistant.support.amounts import amounts
from assistant.support.body_check import bodies_right
from assistant.support.force import is_condition
from assistant.support.force_check import applies, force_right
from assistant.support.number_check import amounts_right
from assistant.support.opposites import opposed
from assistant.support.otherwise import told_otherwise
from assistant.support.plain_words import unified
from assistant.support.references import articles, articles_of, names_known
from assistant.support.segments import Sentence, sentences
from assistant.support.sources import Sources, sources
from assistant.support.standing import claims_force_wrongly
from assistant.support.wording import covered, weight

# Fitted on evals/cases/gate/development.jsonl: docs/decisions/0020 tells how.
_LONGEST = 400  # characters; more is no sentence, and would be held up long
_MOST_AMOUNTS = 30  # of one sentence
_WORDS = 0.62  # share of a sentence's content that its sources have to hold
_WORDS_OF_SEGMENT = 0.34  # … and of any longer stretch between commas
_TELLS = 4  # characters of content from which a stretch is longer
_SAYS = 2  # … and from which it says anything
# Whom the answer speaks to: 您所在支部的, 你们公司. No source names him.
_ADDRESS = re.compile(r"(?:您|你们?|贵)(?:所在的?)?(?:党?支部|单位|企业|公司)?的?")
# What 仅适用于浙江 says of everybody else.
_BEYOND = re.compile(
    r"[,，;；]?(?:其他|别的|外)(?:地方|地区|省份|省市|省)[^,，。;；]{0,4}(?:不能|不要|不可|不得|不宜|不)(?:直接)?(?:照搬|套用|适用|照办)"
)
_BOUND_TO_A_PLACE = re.compile(r"[仅只]?适用于(?!所有|全国)")
_ABOUT = 0.5  # share of a claim's content from which a sentence is about it


def faults(statement: str, quotes: Sequence[str], names: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What is wrong with the statement, each fault once; nothing when the quotes bear it out.

    `names`: titles, 文号, locators, headings and status of what is cited. A statement that stands
    in a quote word for word is at fault in nothing.
    """
    if not quotes:
        return (Fault.UNCITED,)
    rests_on = sources(tuple(quotes), tuple(names))
    if rests_on.hold(statement):
        return ()
    if len(statement) > _LONGEST:
        return (Fault.WORDS,)
    return tuple(fault for fault, right in _checks(statement, rests_on).items() if not right())


def bears_out(statement: str, quotes: Sequence[str], names: Sequence[str] = ()) -> bool:
    """Whether nothing is wrong with the statement, as `faults`; ends with the first that is."""
    if not quotes:
        return False
    rests_on = sources(tuple(quotes), tuple(names))
    if rests_on.hold(statement):
        return True
    if len(statement) > _LONGEST:
        return False
    checks = _checks(statement, rests_on)
    return checks.pop(Fault.WORDS)() and all(right() for right in checks.values())


def _checks(statement: str, rests_on: Sources) -> dict[Fault, Callable[[], bool]]:
    """For each fault, whether the statement is free of it."""
    said = _ADDRESS.sub("", statement)
    if any(_BOUND_TO_A_PLACE.search(text) for text in rests_on.known):
        said = _BEYOND.sub("", said)
    text, claims = unified(said), sentences(said)
    parts = [(segment, claim) for claim in claims for segment in claim.segments]

    def near() -> list[Sentence]:
        return [
            one
            for claim in claims
            for one in rests_on.near_claim(claim.content)
            if covered(claim.content, one.content) >= _ABOUT
        ]

    def in_force() -> bool:
        return not claims_force_wrongly(text, rests_on.sentences, near(), rests_on.names)

    def numbers() -> bool:
        counted = sum(len(amounts(segment.text)) for segment, _ in parts)
        return counted <= _MOST_AMOUNTS and all(amounts_right(*part, rests_on) for part in parts)

    def forces() -> bool:
        return all(
            force_right(*part, rests_on) and not told_otherwise(*part, rests_on) for part in parts
        ) and all(applies(claim, rests_on) for claim in claims)

    def words() -> bool:
        if not _words_held(claims, rests_on):
            return False
        held, told = (" ".join(one.text for one in some) for some in (near(), rests_on.sentences))
        return not opposed(text, held, told)

    return {
        Fault.NAME: lambda: names_known(text, rests_on.known),
        Fault.ARTICLE: lambda: _articles_right(text, claims, rests_on),
        Fault.NOT_IN_FORCE: in_force,
        Fault.NUMBER: numbers,
        Fault.BODY: lambda: all(bodies_right(*part, rests_on) for part in parts),
        Fault.FORCE: forces,
        Fault.WORDS: words,
    }


def _words_held(claims: Sequence[Sentence], rests_on: Sources) -> bool:
    """Whether sentences of the sources hold the words; a condition may stand in a heading."""
    held = whole = 0.0
    for segment in (segment for claim in claims for segment in claim.segments):
        heavy = weight(segment.content)
        topic = f"|{rests_on.topic}"
        alone = max((covered(segment.content, one) for one in rests_on.grounds), default=0.0)
        share = max(
            (covered(segment.content, ground + topic) for ground in rests_on.grounds),
            default=0.0,
        )
        own = share if is_condition(segment.text) else alone
        if heavy >= _TELLS and own < _WORDS_OF_SEGMENT:
            return False
        held, whole = held + share * heavy, whole + heavy
    return not whole or held >= _WORDS * whole


def _articles_right(text: str, claims: Sequence[Sentence], rests_on: Sources) -> bool:
    """Whether the articles are those of the sentences that the statement rests on."""
    told = articles(text)
    if not told:
        return True
    allowed = dict(
        zip(
            rests_on.sentences,
            articles_of(rests_on.sentences, rests_on.names),
            strict=True,
        )
    )
    near = {
        one
        for claim in claims
        for segment in claim.segments
        if weight(segment.content) >= _SAYS
        for one in rests_on.near(segment, claim.content)
    }
    return told <= frozenset[str]().union(*(allowed[one] for one in near))
