"""What is asked where no document is named: party work and trade unions, not all law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Document, Kind, Status
from assistant.quiz_items import Aim, Item
from assistant.restated_rules import for_quizzes

_OF_SCHOOLS = re.compile(r"大学|学院|高等学校|高校(?!毕业生)|校党|校组")
_PARTY = re.compile(r"党|工会|职工代表大会")
_PARTY_WORDS = re.compile(r"党组织|中国共产党|党的(?:组织|活动|基层)|党支部")
# Laws on other matters may name party bodies in passing; these name them for enterprises.
_OTHER_LAW = re.compile(r"宪法|慈善|档案|印章|社会团体|行政机关")
# What holds in one place only; and what is no rule but was said or shown somewhere.
_OF_PLACES = re.compile(
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    r"|四川|成都|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|全省|全市|全区|全县|我省|我市"
)
_OF_OTHERS = re.compile(
    r"^(?:村|农村|农民|机关|国有|社区|事业单位|离退休|社会组织|贫困|街道)|国有|致富|村后备|国家出资|履行出资人职责|铁道|铁路|民航|总政治部|机关工委|地方总工会委员会|产业工会委员会"
)


def by_default(documents: Sequence[Document]) -> list[Document]:
    """The rules themselves, and the digests that were written for items.

    Other digests are notes: their short cuts leave out for whom a sentence holds, or add what the
    article does not say.
    """
    return [one for one in documents if one.kind is not Kind.DIGEST or for_quizzes(one)]


def in_scope(items: Sequence[Item]) -> list[Item]:
    """The items on party work in enterprises; all of them where there are none such.

    Rules of which nobody knows who laid them down, rules of one place, and speeches are left out
    beside others.
    """
    found = [item for item in items if _on_party_work(item)] or list(items)
    found = [item for item in found if _holds_everywhere(item)] or found
    known = [item for item in found if _origin_known(item)]
    if all(item.citation.document.kind is Kind.DIGEST for item in known):
        return found
    return known


def of_others(item: Item) -> bool:
    """Whether it is on villages, railways, the state's own companies and the like."""
    return bool(_OF_OTHERS.search(item.citation.quote))


def _holds_everywhere(item: Item) -> bool:
    """Whether a rule of the whole country states it, not a speech nor a rule of one place."""
    document = item.citation.document
    if document.kind is Kind.SPEECH or "讲话》" in item.clause:
        return False
    title = item.clause if document.kind is Kind.DIGEST else document.title
    local = document.kind is not Kind.DIGEST and document.region not in (None, "", "全国")
    return not local and not _OF_PLACES.search(title)


def _origin_known(item: Item) -> bool:
    document = item.citation.document
    if document.kind is Kind.DIGEST:
        named = [one for one in document.sources if f"《{one.title}》" in item.clause]
        nobody = [one for one in named if not (one.issuer or one.number)]
        return not any(one.status == Status.UNKNOWN for one in nobody)
    return bool(document.kind is Kind.SPEECH or document.issuer or document.number or document.date)


def _on_party_work(item: Item) -> bool:
    document = item.citation.document
    if for_quizzes(document):
        return True
    if document.kind is Kind.DIGEST:
        return not (_OF_SCHOOLS.search(item.clause) or of_others(item))
    names = f"{document.title} {document.issuer} {document.number}"
    if _OF_SCHOOLS.search(names) or _OTHER_LAW.search(document.title):
        return False
    if of_others(item):
        return False
    if _PARTY.search(document.title):
        return not _OF_SCHOOLS.search(item.citation.quote)
    if item.aim is Aim.CLAUSE:
        return False  # its other options are sentences on other matters
    return bool(_PARTY_WORDS.search(item.citation.quote))
