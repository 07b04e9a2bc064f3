"""Items on lists: choose all members, fill one in, judge a list, name them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.quiz.building import (
    CHOICES,
    Workshop,
    blank,
    false_statement,
    multiple,
    short,
    single,
    true_statement,
)
from assistant.quiz.claims import Claim, rule_named
from assistant.quiz.enumerations import Enumeration, enumerations, inner_members
from assistant.quiz.knowledge import overlap, pairs
from assistant.quiz.list_questions import list_question
from assistant.quiz.multiple_options import like_form
from assistant.quiz_items import Aim, Item

_MOST_OPTIONS = 5
_MOST_RIGHT = 5
_ORDER = re.compile(r"程序|步骤|依次|顺序|先后")
_BLANK_LENGTH = 8
_TELLING, _UNLIKE = 4, 0.4  # characters of a member; pairs that two of them have in common
_LISTS = re.compile(
    r"(?:任务|职权|职责|工作|事项|范围|用途)(?:主要)?(?:包括|是|有[^，]{1,4})[：:]?$"
)
_SORTS = re.compile(
    r"内容|原则|要求|程序|步骤|依次|方式|形式|依托|材料|条件|情形|职责|任务|权利|用途|标准|作用|权"
)
_SORT_NAMES = {"步骤": "程序", "依次": "程序", "形式": "方式", "职责": "任务"}
_PARTLY = re.compile(
    r"[的了对在把将从向由被为和或与及]|^并|[（）“”《》]|副|其他|^上|自治区|直辖市|企业经营"
)
_THING = re.compile(
    r"(?:区|场|宇|会|员|部|费|金|权|证|人|书|表|录|料|地|站|者|单位|组织|机构|企业|中心|平台|制度|群众|项目|活动|情况|材料|意见|报告)$"
)


class MemberMaker:
    """Makes items on enumerations; distractors are members of other lists of the library."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._by_size: dict[int, dict[str, tuple[Claim, str]]] = defaultdict(dict)
        self._whole_lists = [
            (claim, [claim.text[slice(*span)] for span in one.members])
            for claim in claims
            for one in enumerations(claim.text)
            if one.closed and _LISTS.search(claim.text[: one.start]) and one.end == len(claim.text)
        ]
        for claim in claims:
            for one in enumerations(claim.text):
                sort = _sort(claim.text, one)
                for start, end in one.members:
                    words = claim.text[start:end]
                    self._by_size[end - start].setdefault(words, (claim, sort))

    def items(self, shop: Workshop, claim: Claim) -> Iterator[Item]:
        """The items on the enumerations of a sentence."""
        for one in enumerations(claim.text):
            aim = Aim.PROCEDURE if _ORDER.search(claim.text[: one.start]) else Aim.MEMBERS
            wrong = self._strangers(shop, claim, one)
            yield from self._whole(shop, claim, one, wrong, aim)
            yield from self._one(shop, claim, one, wrong, aim)

    def whole(self, shop: Workshop, claim: Claim) -> Iterator[Item]:
        """The items on all of a list, whose sentence is too long to be asked about otherwise."""
        for one in enumerations(claim.text):
            aim = Aim.PROCEDURE if _ORDER.search(claim.text[: one.start]) else Aim.MEMBERS
            yield from self._whole(shop, claim, one, self._strangers(shop, claim, one), aim)

    def inner(self, shop: Workshop, claim: Claim) -> Iterator[Item]:
        """Fill in or choose a member from within a list, of which the ends need not be known."""
        spans = [
            span
            for span in inner_members(claim.text)
            if claim.text.count(claim.text[slice(*span)]) == 1
            and "其" not in claim.text[slice(*span)]
            and not _PARTLY.search(claim.text[slice(*span)])
        ]
        if spans:
            span = shop.chance.choice(spans)
            yield blank(claim, [span], Aim.MEMBERS)

    def _whole(
        self, shop: Workshop, claim: Claim, one: Enumeration, wrong: list[str], aim: Aim
    ) -> Iterator[Item]:
        if not one.closed:
            return
        colon = claim.text[: one.start].endswith(("：", ":"))
        span = (one.start - colon, one.end)
        least = max(0, CHOICES - len(one.members))
        # Letters stand in the order of the alphabet: of steps they would read as a wrong order.
        fits = len(one.members) <= _MOST_RIGHT and aim is not Aim.PROCEDURE
        if fits and len(wrong) >= least:
            # Of four members all four may be right: nobody is to count on a wrong one.
            most = min(len(wrong), _MOST_OPTIONS - len(one.members))
            chosen = shop.chance.sample(wrong, shop.chance.randint(least, max(least, most)))
            yield multiple(shop, claim, span, one.members, chosen, aim)
        if (question := list_question(claim, one)) is not None:
            yield short(claim, question, one.members, aim)

    def _one(
        self, shop: Workshop, claim: Claim, one: Enumeration, wrong: list[str], aim: Aim
    ) -> Iterator[Item]:
        span = shop.chance.choice(one.members)
        words = claim.text[slice(*span)]
        if claim.text.count(words) > 1 or words.startswith("其"):
            return
        if one.closed and len(words) <= _BLANK_LENGTH:
            yield blank(claim, [span], aim)
        if one.closed and wrong:
            yield false_statement(claim, span, shop.chance.choice(wrong), aim)
            yield true_statement(claim, span, aim)
        if len(wrong) >= CHOICES - 1:
            yield single(shop, claim, span, shop.chance.sample(wrong, CHOICES - 1), aim)

    def _siblings(self, shop: Workshop, claim: Claim, one: Enumeration) -> list[str]:
        """Members of other whole lists of things to do, on the same topic."""
        own = [claim.text[slice(*span)] for span in one.members]
        if not _LISTS.search(claim.text[: one.start]) or not all(map(_tells, own)):
            return []
        rows = [
            words
            for other, members in self._whole_lists
            if _one_matter(claim, other) and other.text != claim.text
            for words in members
            if _tells(words)
            and words not in claim.text
            and max((overlap(pairs(words), pairs(mine)) for mine in own), default=0) < _UNLIKE
            and min(map(len, own)) - 4 <= len(words) <= max(map(len, own)) + 4
            and like_form(words, own)
        ]
        shop.chance.shuffle(rows)
        return shop.untrue(claim, (one.start, one.end), rows[:12])[:4]

    def _strangers(self, shop: Workshop, claim: Claim, one: Enumeration) -> list[str]:
        """Members of other lists that look alike and that nothing says of this matter."""
        own = {claim.text[slice(*span)] for span in one.members}
        sizes = [end - start for start, end in one.members]
        sort = _sort(claim.text, one)
        ending = {words[-1] for words in own}
        things = {bool(_THING.search(words)) for words in own}
        rows = [
            (words, other)
            for size in range(min(sizes), max(sizes) + 1)
            for words, (other, their_sort) in self._by_size.get(size, {}).items()
            if their_sort == sort
            and words not in claim.text
            and not any(w in words or words in w for w in own)
            and (words[-1] in ending or len(ending) > 1)
            and bool(_THING.search(words)) in things
            and not _PARTLY.search(words)
        ]
        near = [w for w, c in rows if sort and _one_matter(claim, c) and like_form(w, own)]
        shop.chance.shuffle(near)
        found = shop.untrue(claim, (one.start, one.end), near[:24])[:6]
        return found or self._siblings(shop, claim, one)


def _one_matter(claim: Claim, other: Claim) -> bool:
    """Whether two sentences are on one topic of one rule: a digest's title holds many rules."""
    return other.topic == claim.topic and rule_named(other.clause) == rule_named(claim.clause)


def _tells(words: str) -> bool:
    """Whether a member says what is done or is so, in more words than a mere name."""
    return len(words) >= _TELLING and not _THING.search(words)


def _sort(text: str, one: Enumeration) -> str:
    """What its members are, in the word of the sentence for it; empty where it has none."""
    before = _SORTS.findall(text[: one.start])
    behind = re.match(rf"的?(?:{_SORTS.pattern})", text[one.end :])
    found = before[-1] if before else behind.group().removeprefix("的") if behind else ""
    return _SORT_NAMES.get(found, found)
