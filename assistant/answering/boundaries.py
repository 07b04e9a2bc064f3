"""Questions that no passage should answer, however near it stands: told from their wording.

An aim that breaks the rules, the rules of a place of which the library holds nothing, and a
question without a subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Document

_HOW = r"(?:怎么|怎样|如何|咋|想|帮我|帮忙|教我|替我)(?:才能|可以|能|去|样|办法)*"
_FORGERY = (
    r"伪造|造假|作假|弄虚作假|冒充|篡改|逃避|躲避|逃掉"
    r"|蒙混|糊弄|应付检查|代签|倒签|编造|骗取|骗过|私分|挪用"
)
# Asking for the thing itself: records of what never was.
_FABRICATE = (
    r"(?:帮我|帮忙|给我|替我|照着)[^。？?]{0,40}(?:编|造)(?:出来|[几一二两三四五六七八九十\d]+[份个次篇]|个|造|写)"
    r"|(?:编|捏造|虚构)(?:一[条段句份个]|[几两]条)[^。？?]{0,24}(?:原文|条例|规定|文件|记录|材料|讲话|数据)"
    r"|(?:弄|做|搞|写)得?跟真的(?:一样|似的)|以假乱真"
)
_IMPROPER = re.compile(rf"{_HOW}(?:{_FORGERY})|{_FABRICATE}")
# Who is told to be a committee is asked for its decision, and no question on party work.
_ROLE = re.compile(
    r"你(?:现在|从现在起)?(?:就)?(?:是|扮演|充当|代表)[^，。？?]{1,16}[，。！,](?:给我|直接|请|帮|替|出)"
)
_PLACE = re.compile(
    r"(?P<place>(?P<province>北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南"
    r"|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)"
    r"|(?<![在各本全某我])[\u4e00-\u9fff]{2}(?=市))"
    r"(?:省|市|自治区)?(?:里|委|的|对|在|有|有没有|关于|针对)*"
)
_RULES = re.compile(r"规定|文件|政策|办法|细则|要求|标准|口径")
_BETWEEN = 14  # characters from the place to the word for rules

IMPROPER = "这样做违反党的纪律和有关规定，不能提供办法。可以改问：这件事按规定应当怎么办。"
IN_PLACE_OF = (
    "这里只按资料库里的文件回答党务工作问题，不能代替任何组织作决定、出批复。请直接写出要问的事。"
)
OTHER_PLACE = (
    "资料库没有收录{place}的文件，不能回答当地的规定。全国性的规定可以去掉地名再问；"
    "当地的规定请咨询上级党委组织部门。"
)
NO_SUBJECT = "问题里没有写明要问哪件事，请补上，例如：党员离职后组织关系怎么办？"


def reason_out_of_bounds(question: str, terms: Sequence[str], documents: Sequence[Document]) -> str:
    """Why the question is not answered at all; empty when nothing speaks against it.

    `terms`: the words of the question that name something; `documents`: what the library holds.
    """
    if _IMPROPER.search(question):
        return IMPROPER
    if _ROLE.search(question):
        return IN_PLACE_OF
    if not terms:
        return NO_SUBJECT
    place = rules_of(question)
    if place and not any(concerns(document, place) for document in documents):
        return OTHER_PLACE.format(place=place)
    return ""


def places(text: str) -> set[str]:
    """The provinces and cities that a text names."""
    return {place for place, _ in named_places(text)}


def named_places(text: str) -> list[tuple[str, bool]]:
    """The places in their order, and whether each is a province and not only like a city."""
    return [(found["place"], bool(found["province"])) for found in _PLACE.finditer(text)]


def rules_of(question: str) -> str:
    """The place whose own rules are asked for."""
    for found in _PLACE.finditer(question):
        if _RULES.search(question[found.end() : found.end() + _BETWEEN]):
            return found["place"]
    return ""


def concerns(document: Document, place: str) -> bool:
    """Whether a document is one of the place, or says in its head that it is about it."""
    sources = [source.title for source in document.sources]
    named = (document.region or "", document.title, document.issuer or "", *sources)
    return any(place in words for words in named)
