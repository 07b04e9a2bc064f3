"""Where a document applies when it does not apply everywhere."""

from __future__ import annotations

import re

from assistant.domain import Document, Kind, Level

_PROVINCE = (
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    r"|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_OF_A_PLACE = re.compile(rf"^(?:关于)?(?P<place>{_PROVINCE}|[\u4e00-\u9fff]{{2,4}}[省市县区])")
_OF_A_KIND = re.compile(
    r"(?P<kind>普通高等学校|高等学校|国有企业|农村|党和国家机关|机关|军队|街道社区)(?:党|基层|组织)"
)
_LOCAL_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY)


def local_to(document: Document) -> str:
    """仅适用于…: the region, kind of unit or unit that a document is for; empty for all."""
    kind = _OF_A_KIND.search(document.title)
    if kind:
        return f"仅适用于{kind['kind']}"
    if document.level is Level.UNIT:
        return "单位制度"
    named = _OF_A_PLACE.match(document.title)
    if document.level in _LOCAL_LEVELS or (document.kind is Kind.DIGEST and named):
        place = document.region or (named["place"] if named else "")
        return f"仅适用于{place}" if place else "地方文件"
    return ""
