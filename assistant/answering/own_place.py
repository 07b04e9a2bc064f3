"""What only a text of the asker's own place or enterprise lays down: 省里的补贴, 本公司的考勤制度.

A rule for the whole country does not know what a street pays or how a company books its rooms. It
is told from the wording whose own rule, amount, form or person is asked for; whether a text of
that sort answers is for the composer to see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from assistant.answering.boundaries import places
from assistant.answering.evidence import Clause
from assistant.domain import Document, Kind, Level

_SEGMENT = re.compile(r"[^，,。；;？?！!\s]+")
# What is named of a place or a unit as its own: 我们街道, 本公司; 市里, 县里 need no 我们.
_AREA = r"(?:省|市|区|县|旗|镇|乡|街道|社区|园区|开发区|商圈)"
_FIRM = r"(?:集团|公司|厂|企业|单位|商会|协会)"
_MINE = r"(?:我们?|咱们?|本|你们|这)(?:这?[个里边])?"
_OWN = re.compile(
    rf"{_MINE}(?P<mine>{_AREA})|(?<![园社地城郊库])(?P<within>[省市区县镇乡])(?:里|上(?!级))"
    rf"|(?<![各全外跨某每本的])(?P<giver>{_AREA})(?:里|上)?(?:今年|去年|每[年月季]度?|一年|统一)*"
    r"(?=给|发[放给]?|对|奖|补|返|评|拨|统一|要求|规定)"
)
_OWN_FIRM = re.compile(rf"{_MINE}(?P<firm>{_FIRM})")
# 我们街道的公开栏 is the street's own; its enterprises and members are under the general rules.
_OWNED = re.compile(r"的(?![^，。]{0,6}(?:企业|公司|支部|党员|职工|党组织|工会|积极分子))")
# 我们园区有八家企业 tells of the case.
_TELLS = re.compile(r"^[^，。]{0,6}(?:有|是|才|只|共|刚|已)")
_ASKS = re.compile(r"多少|几(?!乎)|什么|啥|怎么|怎样|如何|哪|谁|有没有|[吗呢么]$|标准是|比例|何时")
_OF_A_PLACE = re.compile(
    r"补[贴助]|津贴|奖励|奖金|慰问|经费|资助|扶持|返还|标准|制度|办法|细则|政策|要求|规定|口径|目标|指标"
    r"|格式|模板|样式|表格|记录本|窗口|预约|评[上定选]?|星级|打分|覆盖率|名额|划分|分工|叫什么|名字|是谁|电话|地址|几楼|在哪|办公室|服务中心"
)
_OF_A_FIRM = re.compile(r"制度|考勤|内部|(?:对|给)[^，。]{2,20}(?:规定|标准|多少)|电话|叫什么|是谁")
_HEARD = re.compile(r"讲话|座谈会|会上|会议(?!室|记录)")
_AREA_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY)

MISSING = (
    "资料库没有收录{owner}对这件事的文件，全国性的规定也没有写明；需要{source}写明这件事的文件，"
    "取得后加入资料库再问，或直接请问{whom}。"
)


class Owner(Enum):
    """Whose own text would be needed: what the reason calls it, where it comes from, who knows."""

    AREA = ("当地", "当地党委组织部门或园区党（工）委印发的、", "上级党委组织部门")
    FIRM = ("本单位", "本单位自己制定的、", "本单位党组织或行政部门")

    def reason(self) -> str:
        """Why nothing is answered, and which document would answer."""
        owner, source, whom = self.value
        return MISSING.format(owner=owner, source=source, whom=whom)


def own_text_asked(question: str) -> Owner | None:
    """Whose own text the question wants; none where a general rule may answer.

    A speech or a meeting that the question mentions is looked for like any other text.
    """
    if _HEARD.search(question):
        return None
    for segment in _SEGMENT.findall(question):
        if not _ASKS.search(segment):
            continue
        area = _OWN.search(segment)
        if area and not _TELLS.search(segment[area.end() :]):
            owned = _OWNED.match(segment[area.end() :])
            if owned or _OF_A_PLACE.search(segment):
                return Owner.AREA
        firm = _OWN_FIRM.search(segment)
        if firm and _OF_A_FIRM.search(segment[firm.end() :]):
            return Owner.FIRM
    return None


def comes_from(
    owner: Owner, question: str, concluded: Sequence[Document], held: Sequence[Document]
) -> bool:
    """Whether one of the documents concluded from may be the asker's own.

    Where the library holds the rules of several places, that is so of the place that the question
    names: 贵州省对…有什么规定. Where it names none, nobody knows which is his.
    """
    if owner is Owner.FIRM:
        return any(document.level is Level.UNIT for document in concluded)
    named = {place[:2] for place in places(question)}
    if any(document.region and document.region[:2] in named for document in concluded):
        return True
    regions = {
        document.region[:2]
        for document in held
        if document.region and document.level in _AREA_LEVELS
    }
    one_place = len(regions) == 1
    return any(
        document.kind is Kind.SPEECH or (one_place and document.level in _AREA_LEVELS)
        for document in concluded
    )


def for_the_place(question: str, found: Sequence[Clause]) -> list[Clause]:
    """The clauses without those of another place than the question names; all if none is left."""
    asked = {place[:2] for place in places(question)}
    fitting = [
        clause
        for clause in found
        if not clause.document.region or clause.document.region[:2] in asked
    ]
    return fitting if asked and fitting else list(found)
