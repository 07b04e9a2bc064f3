"""What is known of a passage before its score: its authority, its field, whether it is a form."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked_time import prefers_earlier
from assistant.domain import Document, Level, Passage, Status
from assistant.retrieval.quantities import lacks_quantity

# A replaced text reads almost like the one in force; it must not stand above it, but where the
# question asks what once held.
_OUTDATED = 0.85
# Votes, terms and funds stand in company and labour law as well: a question that speaks of
# party matters is meant for texts that do.
_OTHER_FIELD = 0.8
# A rule for schools or villages reads like the one for all, and is meant for those alone.
_OTHER_UNIT = 0.85
_SORT_OF_UNIT = re.compile(r"高等学校|高校|大学|学院|学校|农村|机关|国有企业|国企|军队|医院")
# A form to fill in names every word of its field and states no rule.
_FORM = 0.75
_FORM_SHARE = 0.12  # blanks and cell borders among all characters
# What stands where something is to be filled in, signed or stamped; one in so many characters.
# Apart, not as one pattern: each begins with a character of its own, which is found at once.
_TO_FILL_IN = (
    re.compile(r"年(?<![\d一二三四五六七八九十]年)[ 　]*月[ 　]*日"),
    re.compile(r"签字[）)]|签名[）)]|盖章[）)]"),
    re.compile(r"填写"),
    re.compile(r"[×X＿_]{2,}"),
    re.compile(r"、、"),
    re.compile(r"□"),
)
_BETWEEN_BLANKS, _FEWEST_BLANKS = 60, 2  # a rule may say once who fills in what
# Who asks how many or how long is not helped by a text without a figure of that unit.
_NO_FIGURE = 0.85
# A heading or a stub names its subject and says nothing about it.
_SAYS_LITTLE, _STUB = 0.9, 30
_PARTY = re.compile(r"党|支部|支委|支书")
_OF_PARTY = re.compile(r"党|支部|支委|支书|积极分子|发展对象|预备期|转正|政审|主题党日|三会一课")
_BLANKS = (
    re.compile(r"[|＿_□☐○]+"),
    re.compile(r"[ 　]年[ 　]*月[ 　]*日"),
    re.compile(r"：[ 　]*$", re.MULTILINE),
)
# Of two texts that fit equally well, the one that binds more people comes first.
_AUTHORITY = {
    Level.PROVINCE: 0.98,
    Level.CITY: 0.97,
    Level.COUNTY: 0.97,
    Level.UNIT: 0.94,
    Level.REFERENCE: 0.98,
    None: 0.96,
}


def prior(question: str, document: Document, passage: Passage) -> float:
    """A factor in (0, 1] for the passage's score."""
    factor = _AUTHORITY.get(document.level, 1.0)
    ended = document.status in (Status.REVISED, Status.REPEALED) and bool(document.replaced_by)
    if prefers_earlier(question):
        factor *= _OUTDATED if document.replaces and not ended else 1.0
    elif ended:
        factor *= _OUTDATED
    if _is_of_party(question) and not _speaks_of_party(document, passage):
        factor *= _OTHER_FIELD
    if _SORT_OF_UNIT.search(document.title) and not _SORT_OF_UNIT.search(question):
        factor *= _OTHER_UNIT
    if _is_form(passage.text):
        factor *= _FORM
    if lacks_quantity(question, passage.text):
        factor *= _NO_FIGURE
    if len(passage.text.strip()) < _STUB:
        factor *= _SAYS_LITTLE
    return factor


@lru_cache(maxsize=64)  # every passage that was found is held against one question
def _is_of_party(question: str) -> bool:
    return bool(_OF_PARTY.search(question))


def _speaks_of_party(document: Document, passage: Passage) -> bool:
    places = (document.title, *passage.headings, passage.text)
    return any(_PARTY.search(place) for place in places)


@lru_cache(maxsize=4_096)  # the same passages come up for many questions
def _is_form(text: str) -> bool:
    blanks = sum(len(found) for blank in _BLANKS for found in blank.findall(text))
    places = sum(len(place.findall(text)) for place in _TO_FILL_IN)
    dense = places >= _FEWEST_BLANKS and places * _BETWEEN_BLANKS > len(text)
    return blanks > _FORM_SHARE * len(text) or dense
