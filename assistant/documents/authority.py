"""Places and seats of authority: whose text a document is, judged by title and issuer alone."""

from __future__ import annotations

import re

from assistant.domain import Kind, Level

_PROVINCES = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 台湾"
).split()
_FULL = (
    "北京市 天津市 上海市 重庆市 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 "
    "新疆维吾尔自治区 香港特别行政区 澳门特别行政区"
).split() + [f"{name}省" for name in _PROVINCES]
_SHORT = {name.rstrip("市省"): name for name in _FULL if name.endswith(("市", "省"))}
_SHORT |= {
    "内蒙古": _FULL[4],
    "广西": _FULL[5],
    "西藏": _FULL[6],
    "宁夏": _FULL[7],
    "新疆": _FULL[8],
}
_CITY = re.compile(r"(?:..省)?(?P<name>(?![在全各本某我])[\u4e00-\u9fff]{2,4}?[市州])(?![场县])")
_COUNTY = re.compile(
    r"(?:..省)?(?:[\u4e00-\u9fff]{2,4}?[市州])?(?![在全各本某我])[\u4e00-\u9fff]{1,4}?[区县](?![域级])"
)
_UNIT_WORDS = r"(?:大学|学院|(?<!高等)学校|公司|集团|商会|协会|医院|研究院)"
_UNIT = re.compile(rf"^[^，。关《]{{2,16}}{_UNIT_WORDS}")
_UNIT_FILE = re.compile(r"[\u4e00-\u9fff]{2,}(?:大学|学院|有限公司|集团)|校组通|校党字|公司党")
_CENTRAL = re.compile(
    r"^(?:中共中央|中国共产党中央|中央|国务院|中组部|中办|国办|中宣部|中纪委|全国|财政部|民政部|教育部)"
)
_RULE_WORDS = "条例|准则|规则|规定|办法|细则|规程"
_PARTY_RULE = re.compile(rf"^(?:关于)?中国共产党.*(?:{_RULE_WORDS})\s*(?:[（(].*[）)])?$")
_LAW_MAKER = re.compile(r"全国人民代表大会|国务院令|国务院第\d+次常务会议")
_LAW = re.compile(r"^中华人民共和国|^国务院.*(?:规定|条例|办法)$")
_REGULATION = re.compile(rf"(?:章程|宪法|法|{_RULE_WORDS})\s*(?:[（(][^（）()]*[）)])?$")
_TALK = re.compile(r"讲话|致辞|讲稿|发言|政府工作报告|工作报告$")
_EXPLAINS = re.compile(r"解读|答记者问|问答|图解|摘编|释义|常见问题|指引")
_NEWS = re.compile(r"报道|新闻|记者|侧记|纪实|通讯$")


def find_region(title: str, issuer: str) -> str | None:
    """The province, or the city where no province is named, at the head of title or issuer."""
    for words in (issuer, title):
        place = _bare(words)
        for name in _FULL:
            if place.startswith(name):
                return name
        found = re.match(r"([\u4e00-\u9fff]{2,3})(?:省委|市委|自治区)", place)
        if found and found.group(1) in _SHORT:
            return _SHORT[found.group(1)]
        city = _CITY.match(place)
        if city:
            return city.group("name")
    return None


def find_level(title: str, issuer: str, adopted: str, file_stem: str) -> Level | None:
    """Whose authority stands behind a text; nothing without evidence. `adopted`: the lines under
    the title that tell who passed it.
    """
    if re.fullmatch(r"中国共产党章程\s*(?:[（(].*[）)])?", title):
        return Level.CONSTITUTION
    if _TALK.search(title) or _EXPLAINS.search(title) or _NEWS.search(title):
        return Level.REFERENCE
    if _PARTY_RULE.match(title):
        return Level.PARTY_RULE
    if _REGULATION.search(title) and (_LAW.match(title) or _LAW_MAKER.search(adopted)):
        return Level.LAW
    if _UNIT.search(title) or _UNIT.search(issuer) or _UNIT_FILE.search(file_stem):
        return Level.UNIT
    return _seat(issuer) or _seat(title)


def _seat(words: str) -> Level | None:
    """The level of the organ or place that the words begin with."""
    place = _bare(words)
    if _CENTRAL.match(place) or _CENTRAL.match(words):
        return Level.CENTRAL
    province = next((name for name in _FULL if place.startswith(name)), "")
    if province or re.match(r"[\u4e00-\u9fff]{2,3}(?:省委|自治区党委)", place):
        rest = place.removeprefix(province)
        if province and _COUNTY.match(rest):
            return Level.COUNTY
        return Level.CITY if province and _CITY.match(rest) else Level.PROVINCE
    if _COUNTY.match(place):
        return Level.COUNTY
    return Level.CITY if _CITY.match(place) else None


def _bare(words: str) -> str:
    return re.sub(
        r"^(?:关于(?:印发)?[《〈]?|中共(?!中央)|中国共产党(?!中央)|[（(]转载[）)])+", "", words
    )


def find_kind(title: str, level: Level | None) -> Kind:
    """What sort of text it is, by the words of its title; 文件 when they do not tell."""
    if _TALK.search(title):
        return Kind.SPEECH
    if _EXPLAINS.search(title):
        return Kind.DIGEST
    if _NEWS.search(title):
        return Kind.NEWS
    if level is Level.UNIT and (_REGULATION.search(title) or "制度" in title):
        return Kind.POLICY
    if _REGULATION.search(title):
        return Kind.REGULATION
    return Kind.POLICY if title.endswith("制度") else Kind.DOCUMENT
