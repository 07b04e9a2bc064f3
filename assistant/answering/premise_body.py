"""A body that a question says decides, approves or appoints, and the rule that names another.

Only the body that stands before the act counts (由支部大会讨论决定, 报上级党委审批), and only
bodies of which the one is no part of the other: 党支部 may mean its meeting or its committee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.answering.claims import to_confirm, told_before
from assistant.answering.same_thing import Terms, binds_everybody, in_place, share_of
from assistant.answering.sentence_scores import Scored
from assistant.answering.shared_words import Weigh

_NEAR = 0.6  # of the best sentence's score
_SAME_THING = 0.6  # share of the words for what is decided on that the sentence holds
_AS_NEAR = 0.8  # of its score: a sentence so near that says what the question says
_FEW = 4  # characters of words below which a part of the question does not tell what it is about
_GAP = 18  # characters between a body and its act
_SEGMENT = re.compile(r"[^，；。：,;:]+")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_NEGATED = re.compile(r"不(?:是|由|能|得|可|归|属|需|用)[^，。；]{0,2}$")
_ANOTHER = re.compile(r"由|经|报|被")
_NOT = re.compile(r"不(?:能|得|可|准|予|再)|无权|没有")


class Body(Enum):
    """Who acts, in the words of rules; of two that fit at one place the longer one is meant."""

    MEETING = r"支部(?:党员)?大会|党员大会"
    COMMITTEE = r"(?:党支部|支部)委员会(?:会议)?|支委会(?:会议)?"
    GROUP = r"党小组(?!组长|会)"
    BRANCH = r"(?:公司|企业|单位|园区)?(?:联合|临时)?(?:党支部|支部)(?!委员|大会|书记|党员|班子)"
    GENERAL_BRANCH = r"党总支(?:部)?(?:委员会)?|总支部?"
    DEPARTMENT = r"(?:[\u4e00-\u9fff]{0,4}党委|[省市县区]委|中央)?组织部门?"
    PARTY_COMMITTEE = (
        r"(?:上级|上一级|基层|单位|乡镇|街道|园区|县级|市级|省级|县级以上)*党(?:委|工委|（工）委)(?!组织|员会)"
        r"|[省市县区]委(?!组织|员)|基层委员会"
    )
    ABOVE = r"上一?级党组织|上级(?!党|工会|组织部)"
    UNION = r"上一级工会|上级工会|工会(?!法|经费|会员|章程|主席|委员)"
    FIRM = r"董事会|公司(?!法|党)|企业(?!党)|老板|出资人|总经理"
    SECRETARY = r"(?:党?支部)?书记(?!处|员|(?:一个?人|自己|个人))"
    DEPUTY = r"副书记"
    MEMBER = r"(?:组织|宣传|纪检)?委员(?!会)|组织员|指导员"
    ONE_PERSON = r"(?:支部)?书记(?:一个?人|自己|个人)|个人|一个人"
    TOGETHER = r"集体"
    ANY = r"党组织"


_PARTS = {
    Body.BRANCH: {Body.MEETING, Body.COMMITTEE, Body.TOGETHER, Body.SECRETARY},
    Body.SECRETARY: {Body.ONE_PERSON},
    Body.ABOVE: {Body.PARTY_COMMITTEE, Body.DEPARTMENT, Body.GENERAL_BRANCH},
    Body.TOGETHER: {Body.MEETING, Body.COMMITTEE, Body.PARTY_COMMITTEE, Body.BRANCH},
}


class Act(Enum):
    """What a body does; of one who is chosen it matters whether he is elected or appointed."""

    APPROVE = r"批准|审批|批复|审定|点头|签字同意"
    DECIDE = r"研究决定|讨论决定|决定|研究同意|研究确定|研究|确定|说了算|拍板"
    APPOINT = r"任命|指定|委派|选派|指派"
    ELECT = r"选举产生|选举|选出"
    TRAIN = r"组织|举办|集中培训|培训"
    CONVENE = r"召集|主持"
    MAKE = r"制定|印制"
    MANAGE = r"管理|保管|(?:统一|代)管"
    INQUIRE = r"发函|函调|外调"


_LEVELS = re.compile(r"(?P<level>[省市县区])(?:级|委|一级)")
_CHOOSING = {Act.APPOINT, Act.ELECT}
_OF_PERSONS = frozenset(act.name for act in _CHOOSING)
_PERSONS = frozenset({"SECRETARY", "DEPUTY", "MEMBER"})
_BODY = re.compile("|".join(f"(?P<{body.name}>{body.value})" for body in Body))
_ACT = re.compile("|".join(f"(?P<{act.name}>{act.value})" for act in Act))


@dataclass(frozen=True, slots=True)
class _Doing:
    """A body before its act; `denied`: it is said not to do so."""

    body: Body
    level: str
    act: Act
    denied: bool
    start: int
    end: int


def misplaced(question: str, scored: Sequence[Scored], terms: Terms) -> Scored | None:
    """The best sentence that names another body than the question takes for granted."""
    if not scored or not (to_confirm(question) or told_before(question)):
        return None
    claimed = next((one for one in _doings(question) if not one.denied), None)
    if claimed is None:
        return None
    shared = _on_what(question, claimed, terms)
    if shared is None:
        return None
    near = [row for row in scored if row.score >= _NEAR * max(one.score for one in scored)]
    about = [row for row in near if shared(in_place(row)) >= _SAME_THING]
    against = [
        row
        for row in about
        if binds_everybody(row.clause.document) and _says_otherwise(claimed, row.sentence.text)
    ]
    if not against:
        return None
    best = max(against, key=lambda row: (shared(row.sentence.text), row.score))
    borne_out = any(
        _bears_out(claimed, row.sentence.text) and row.score >= _AS_NEAR * best.score
        for row in about
    )
    return None if borne_out else best


def _doings(text: str) -> Iterator[_Doing]:
    """The bodies of a text that stand before an act of theirs, between the same commas."""
    plain = _ASIDE.sub(lambda found: "　" * len(found.group()), text)
    for segment in _SEGMENT.finditer(plain):
        here, offset = segment.group(), segment.start()
        bodies = list(_BODY.finditer(here))
        for place, body in enumerate(bodies):
            until = bodies[place + 1].start() if place + 1 < len(bodies) else len(here)
            for act in _ACT.finditer(here, body.end(), min(until, body.end() + _GAP)):
                between = here[body.end() : act.start()]
                if between.startswith("的") or _ANOTHER.search(between):
                    break  # 党支部的决定 is a thing; in 党员大会由谁召集 another one acts
                person, passive = body.lastgroup in _PERSONS, act.lastgroup in _OF_PERSONS
                if person and passive and not here[: body.start()].endswith(("由", "经")):
                    continue  # 书记选举产生后: he is elected, and does not elect
                denied = _NEGATED.search(here[: body.start()]) or _NOT.search(between)
                yield _Doing(
                    Body[str(body.lastgroup)],
                    _level(here[max(0, body.start() - 4) : body.end() + 4]),
                    Act[str(act.lastgroup)],
                    bool(denied),
                    offset + body.start(),
                    offset + act.end(),
                )


def _level(text: str) -> str:
    """The level of a committee or department, where one is named and no range of levels."""
    found = _LEVELS.search(text)
    return found["level"] if found and "以上" not in text else ""


def _says_otherwise(claimed: _Doing, text: str) -> bool:
    """Whether the sentence has the act done by others, or says that the body does not do it."""
    told = list(_doings(text))
    if any(one.denied and one.act is claimed.act and one.body is claimed.body for one in told):
        return True
    acts = {one.act for one in told if not one.denied}
    if claimed.act in _CHOOSING and claimed.act not in acts and acts & _CHOOSING:
        return True
    doing = [one for one in told if _same_act(claimed, one) and not one.denied]
    return bool(doing) and not any(_may_be(claimed, one) for one in doing)


def _bears_out(claimed: _Doing, text: str) -> bool:
    return any(
        _same_act(claimed, one) and not one.denied and _may_be(claimed, one)
        for one in _doings(text)
    )


def _same_act(claimed: _Doing, told: _Doing) -> bool:
    """One person who approves stands against many who decide."""
    alone = claimed.body is Body.ONE_PERSON and told.body is Body.TOGETHER
    return told.act is claimed.act or alone


def _may_be(claimed: _Doing, told: _Doing) -> bool:
    one, other = claimed.body, told.body
    if one is other:
        return not (claimed.level and told.level and claimed.level != told.level)
    return (
        Body.ANY in (one, other)
        or other in _PARTS.get(one, set())
        or one in _PARTS.get(other, set())
    )


def _on_what(question: str, claimed: _Doing, terms: Terms) -> Weigh | None:
    """How much a text holds of the words for what is decided on; none where there are none."""
    here = next(one for one in _SEGMENT.finditer(question) if one.end() >= claimed.end)
    rest = f"{question[here.start() : claimed.start]} {question[claimed.end : here.end()]}"
    return share_of(rest, terms, _FEW) or share_of(
        f"{question[: claimed.start]} {question[claimed.end :]}", terms
    )
