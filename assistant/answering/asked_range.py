"""The range that a question names: 贵州省有什么规定, 中央文件怎么说, 2019年的时候, 修订前.

A region and a level are preferences: what is held of them comes first, and where nothing is, the
rest answers. A year is as hard as a day that the asker sets. What is not to be read out of a
question is taken out of its words, so that no later step reads it either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer_range import Limit, LimitKind
from assistant.answering.boundaries import concerns, named_places, rules_of
from assistant.asked_time import asked_day, names_earlier_text, prefers_earlier, without_time
from assistant.domain import Answer, Document, Level, Scope, Status

_CENTRAL = (Level.CONSTITUTION, Level.PARTY_RULE, Level.CENTRAL)
_LEVELS = {
    "中央": _CENTRAL,
    "全国": (*_CENTRAL, Level.LAW),
    "国家": (*_CENTRAL, Level.LAW),
    "省级": (Level.PROVINCE,),
    "市级": (Level.CITY,),
    "县级": (Level.COUNTY,),
}
_RULES = r"(?:规定|文件|政策|办法|细则|要求|制度)"
# The level of the rules that are asked for, not of a body that decides: 市级党委审批.
_LEVEL = re.compile(
    rf"(?<![报由向经到])(?<!党)(?P<level>{'|'.join(_LEVELS)})(?:性|层面|一级)?"
    rf"(?:(?:的|对|关于|就|在)(?=[^，,。；;？?！!]{{0,14}}{_RULES})|(?=有[^，。？?]{{0,4}}{_RULES}|{_RULES}))"
)
_LEFT_OVER = re.compile(r"^[的，,、；;：:。\s]+|(?<=[，,。；;])[，,、的]+")

ONCE = "以前"

NONE_HELD = "资料库没有收录{region}的文件，限定在{region}就没有依据。去掉“地区”再问，会查全部文件。"
NOTHING_THEN = (
    "资料库里没有找到{day:%Y}年时有效的、能回答这个问题的文本；问现在的规定，请去掉年份再问。"
)
NONE_WITHIN = "在限定的范围（{limits}）里没有找到能回答这个问题的文本。去掉限定再问，会查全部文件。"


@dataclass(frozen=True, slots=True)
class AskedRange:
    """A question with the scope to look in, and the limits that the answer then has.

    `question`: without what is not to be read out of it. `day`: read out of it.
    """

    question: str
    scope: Scope
    limits: tuple[Limit, ...] = ()
    day: date | None = None

    def limits_of(self, answer: Answer) -> tuple[Limit, ...]:
        """The limits that the answer has: 原来 and 以前 often tell of the asker's own case, and
        limit nothing where no text is cited that is over.
        """
        over = any(_is_over(one.document) for one in answer.citations)
        return tuple(one for one in self.limits if one.asked or one.value != ONCE or over)

    @property
    def prefers_level(self) -> bool:
        """Whether the scope holds a level that the asker did not insist on."""
        return any(one.kind is LimitKind.LEVEL and not one.asked and one.met for one in self.limits)

    def of_any_level(self) -> AskedRange:
        """Where nothing of the level answers, the rest may."""
        limits = tuple(
            replace(one, met=False) if one.kind is LimitKind.LEVEL else one for one in self.limits
        )
        return replace(self, scope=replace(self.scope, levels=()), limits=limits)

    def reason(self, documents: Sequence[Document]) -> str:
        """Why the year or the limits that were set leave nothing; empty where there are none."""
        if self.day:
            return NOTHING_THEN.format(day=self.day)
        asked = [one for one in self.limits if one.asked]
        for one in asked:
            held = any(one.value == document.region for document in documents)
            if one.kind is LimitKind.REGION and not held:
                return NONE_HELD.format(region=one.value)
        said = "，".join(one.words for one in asked)
        return NONE_WITHIN.format(limits=said) if said else ""


def asked_range(
    question: str, scope: Scope, documents: Sequence[Document], today: date
) -> AskedRange:
    """What the question and the scope limit the answer to; `documents`: what the library holds."""
    question = _without(question, scope, documents)
    found = AskedRange(question, scope, _set(scope))
    for kind, read in (
        (LimitKind.LEVEL, _read_level),
        (LimitKind.REGION, _read_region),
        (LimitKind.TIME, _read_time),
    ):
        if kind not in scope.unread and all(one.kind is not kind for one in found.limits):
            found = read(found, documents, today)
    return found


def _set(scope: Scope) -> tuple[Limit, ...]:
    return (
        *(Limit(LimitKind.LEVEL, str(one), asked=True) for one in scope.levels),
        *(Limit(LimitKind.REGION, one, asked=True) for one in scope.regions),
        *([Limit(LimitKind.TIME, scope.as_of.isoformat(), asked=True)] if scope.as_of else []),
    )


def _read_level(found: AskedRange, documents: Sequence[Document], today: date) -> AskedRange:
    named = _LEVEL.search(found.question)
    if named is None:
        return found
    levels = _LEVELS[named["level"]]
    held = any(document.level in levels for document in documents)
    scope = replace(found.scope, levels=levels) if held else found.scope
    limit = Limit(LimitKind.LEVEL, named["level"], met=held)
    return replace(found, scope=scope, limits=(*found.limits, limit))


def _read_region(found: AskedRange, documents: Sequence[Document], today: date) -> AskedRange:
    """The composer lets the rules of other places be, by the same words of the question."""
    limits = [
        Limit(LimitKind.REGION, place, met=any(concerns(one, place) for one in documents))
        for place in _places(found.question, documents)
    ]
    return replace(found, limits=(*found.limits, *limits))


def _read_time(found: AskedRange, documents: Sequence[Document], today: date) -> AskedRange:
    """A year; or an earlier text, which the retriever lets in by the same words."""
    day = asked_day(found.question, today)
    if day:
        limit = Limit(LimitKind.TIME, f"{day.year}年")
        scope = replace(found.scope, as_of=day)
        return replace(found, scope=scope, limits=(*found.limits, limit), day=day)
    value = "修订前" if names_earlier_text(found.question) else ""
    if not value and prefers_earlier(found.question):
        value = ONCE
    limits = (*found.limits, Limit(LimitKind.TIME, value)) if value else found.limits
    return replace(found, limits=limits)


def _is_over(document: Document) -> bool:
    return document.status in (Status.REVISED, Status.REPEALED)


def _places(question: str, documents: Sequence[Document]) -> list[str]:
    """The places that are known to be one: not the first characters of 超市."""
    asked = rules_of(question)
    known = [
        place
        for place, sure in named_places(question)
        if sure or place == asked or any(place in (one.region or "") for one in documents)
    ]
    return list(dict.fromkeys(known))


def _without(question: str, scope: Scope, documents: Sequence[Document]) -> str:
    """The question without the words that name limits which are not to be read.

    Nor is another place than those that the asker set.
    """
    rest = question
    if LimitKind.TIME in scope.unread:
        rest = without_time(rest)
    if LimitKind.LEVEL in scope.unread:
        rest = _LEVEL.sub("", rest)
    if LimitKind.REGION in scope.unread or scope.regions:
        for place in _places(rest, documents):
            if not any(place in one for one in scope.regions):
                rest = re.sub(rf"在?{place}(?:省|市|自治区)?(?:里|委)?(?:的|对|在)?", "", rest)
    if rest != question:
        rest = _LEFT_OVER.sub("", rest).strip()
    return rest or question
