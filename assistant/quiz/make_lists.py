"""Items on the lists （一）（二）… of a rule: choose what belongs to one, or tell it all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.quiz.askable import self_contained
from assistant.quiz.building import Workshop, chosen, short
from assistant.quiz.claims import Claim, RuleList
from assistant.quiz.knowledge import pairs
from assistant.quiz.multiple_options import apart, right_and_wrong
from assistant.quiz.wording import stem
from assistant.quiz_items import GAP, Aim, Item

_LISTED = re.compile(r"(?:下列|以下|如下)(?P<noun>[\u4e00-\u9fff]{1,8}?)(?P<rest>之一.*|$|，.*)")
_ENDS = re.compile(r"(?:是|为|包括|主要包括)$")
_SUBJECT = re.compile(
    r"党|支部|工会|职工|会员|发展对象|积极分子|入党|高校|书记|组织|纪委|委员会|政治审查|单位|人员"
)
_LONGEST_OPTION, _LEAST_MEMBERS, _MOST_POINTS, _LONGEST_KEY = 48, 3, 8, 420
# Kinds of lists whose members do not show by themselves whose they are.
_TELLING = ("情形", "条件", "权利", "义务")
_CASES = ("情形", "条件")  # whose members hold only as a whole
_SUBJECT_LENGTH = 8
_FIRST = re.compile(r"[^，；。]{4,40}")


class ListMaker:
    """Makes items on the lists of rules; distractors are members of their sibling lists."""

    def __init__(self, lists: Sequence[RuleList]) -> None:
        self._lists = lists

    def items(self, shop: Workshop, one: RuleList) -> Iterator[Item]:
        """A 简答 item on the whole list, and a 多选 item on some of its members."""
        question = _question(one.lead)
        if question is None:
            return
        if len(one.points) <= _MOST_POINTS and len(one.whole.text) <= _LONGEST_KEY:
            yield short(one.whole, question, one.points, _aim(one))
        points = _heads(one)
        wrong = self._strangers(shop, one, [one.whole.text[slice(*span)] for span in points])
        if (made := self._chosen(shop, one, question, points, wrong)) is not None:
            yield made

    def _chosen(
        self,
        shop: Workshop,
        one: RuleList,
        question: str,
        points: Sequence[tuple[int, int]],
        wrong: Sequence[str],
    ) -> Item | None:
        """A 多选 item: two to four members, and as many members of other lists as make four."""
        many = right_and_wrong(shop.chance, len(points), len(wrong))
        if many is None or len(points) < _LEAST_MEMBERS or _aim(one) is Aim.PROCEDURE:
            return None
        right, others = many
        shown = sorted(shop.chance.sample(points, right))
        texts = [*(one.whole.text[slice(*span)] for span in shown), *wrong[:others]]
        if not apart(texts):
            return None
        words = question.removesuffix("？") + f"？{GAP}"
        return chosen(shop, one.whole, words, shown, wrong[:others], _aim(one))

    def _strangers(self, shop: Workshop, one: RuleList, own: Sequence[str]) -> list[str]:
        """Members of like lists of the same document that this list does not hold."""
        if not own:
            return []
        longest = max(len(words) for words in own)
        shortest = min(len(words) for words in own)
        rows = [
            other.whole.text[slice(*span)]
            for other in self._lists
            if other.whole.document.id == one.whole.document.id
            and other.lead.text != one.lead.text
            and _kind(one) in _TELLING
            and not _same_subject(one.lead.text, other.lead.text)
            and _kind(other) == _kind(one)
            for span in _heads(other)
        ]
        shop.chance.shuffle(rows)
        found = [w for w in rows if shortest - 4 <= len(w) <= longest + 4]
        lead = one.lead.text
        return [w for w in found[:16] if not shop.knowledge.states(one.whole, lead, w)]


def _heads(one: RuleList) -> list[tuple[int, int]]:
    """What its members say, short enough for options; of a case no condition is cut off."""
    found = (_head(one.whole, point) for point in one.points)
    pairs_of = zip(found, one.points, strict=True)
    uncut = _kind(one) in _CASES
    return [span for span, point in pairs_of if span and (span == point or not uncut)]


def _head(whole: Claim, point: tuple[int, int]) -> tuple[int, int] | None:
    """The first part of a member, which says what it is; none where it is too short or long."""
    found = _FIRST.match(whole.text, *point)
    if found is None or not self_contained(found.group()):
        return None
    if found.end() < point[1] and whole.text[found.end()] not in "，；。：":
        return None  # the first part is longer than an option may be
    end = point[1] if point[1] - point[0] <= _LONGEST_OPTION else found.end()
    return (point[0], end) if "\n" not in whole.text[point[0] : end] else None


def _question(lead: Claim) -> str | None:
    """The words before a list as a question; none where they do not say whose list it is."""
    text = re.sub(r"^.*。", "", lead.text)
    plain = re.sub(r"下列|以下|如下", "", text)
    if len(text) > 70 or not _SUBJECT.search(text[:16]) or not self_contained(plain):
        return None
    if found := _LISTED.search(text):
        rest = found["rest"].removeprefix("之一")
        words = f"{text[: found.start()]}哪些{found['noun']}{rest}"
    elif _ENDS.search(text):
        words = text + ("什么" if not text.endswith("包括") else "哪些内容")
    else:
        return None
    return stem(lead, words).removesuffix("。") + "？"


def _kind(one: RuleList) -> str:
    found = re.search(
        r"情形|条件|原则|任务|职责|程序|权利|义务|要求|内容|材料|方式|用途", one.lead.text
    )
    return found.group() if found else ""


def _same_subject(lead: str, other: str) -> bool:
    """Whether two lists begin with one subject, of which what either lists may hold."""
    return bool(pairs(_subject(lead)) & pairs(_subject(other)))


def _subject(lead: str) -> str:
    return lead.partition("下列")[0].rstrip("有")[:_SUBJECT_LENGTH]


def _aim(one: RuleList) -> Aim:
    return Aim.PROCEDURE if _kind(one) == "程序" else Aim.MEMBERS
