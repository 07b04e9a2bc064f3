"""What an enterprise profile (企业情况表) may hold: every field, its Chinese name and an example.

One table for errors, the template, the form of the page and the columns of a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.enterprise import Organisation, Site


class Ownership(StrEnum):
    """What kind of enterprise it is (所有制)."""

    PRIVATE = "内资民营"
    FOREIGN = "外资"
    HOUSEHOLD = "个体工商户"
    SUBSIDIARY = "集团子公司"


class LegalForm(StrEnum):
    """As what an enterprise is registered (登记类型); only companies fall under 公司法."""

    COMPANY = "公司"
    SOLE = "个人独资企业"
    PARTNERSHIP = "合伙企业"
    HOUSEHOLD = "个体工商户"


class Origin(StrEnum):
    """Where the secretary comes from (书记来源)."""

    MANAGEMENT = "企业管理层"
    BACKBONE = "业务骨干"
    SENT = "上级选派"
    OTHER = "其他"


class FieldKind(StrEnum):
    """What may be written in a field."""

    TEXT = "文字"
    NUMBER = "数字"
    DATE = "日期"
    YES_NO = "有无"
    CHOICE = "选择"


@dataclass(frozen=True, slots=True)
class ProfileField:
    """A field of `Profile`. `part`: the heading it stands under. `example`: as it is typed.

    `choices`: the words of a CHOICE, or the two of a YES_NO that suit the field (有/无, 是/否);
    every YES_NO takes 有, 无, 是, 否 and 不清楚. `hint`: what to beware of.
    """

    name: str
    label: str
    kind: FieldKind
    example: str
    part: str
    hint: str = ""
    choices: tuple[str, ...] = ()


_HAS = ("有", "无")
_IS = ("是", "否")
_BASICS = "企业基本情况"
_PEOPLE = "职工和党员"
_UNIONS = "群团组织"
_ORGANISATION = "党组织"
_WORK = "本年组织生活"
_CONDITIONS = "阵地、经费和党费"
_REGISTRATION = "党员组织关系"
_VISITS = "走访"
_THIS_YEAR = "本年 1 月 1 日到情况截止日期"


def _text(name: str, label: str, example: str, part: str, hint: str = "") -> ProfileField:
    return ProfileField(name, label, FieldKind.TEXT, example, part, hint)


def _number(name: str, label: str, example: str, part: str, hint: str = "") -> ProfileField:
    return ProfileField(name, label, FieldKind.NUMBER, example, part, hint)


def _date(name: str, label: str, example: str, part: str, hint: str = "") -> ProfileField:
    return ProfileField(name, label, FieldKind.DATE, example, part, hint)


def _whether(
    name: str, label: str, part: str, hint: str = "", words: tuple[str, ...] = _HAS
) -> ProfileField:
    return ProfileField(name, label, FieldKind.YES_NO, words[0], part, hint, words)


def _choice(
    name: str, label: str, kind: type[StrEnum], part: str, hint: str = "", example: str = ""
) -> ProfileField:
    words = tuple(str(word) for word in kind)
    return ProfileField(name, label, FieldKind.CHOICE, example or words[0], part, hint, words)


_ALL = (
    _text("name", "企业名称", "某某机械有限公司", _BASICS, "必填"),
    _text("area", "园区或区县", "城东工业园", _BASICS),
    _choice("site", "所在区域", Site, _BASICS),
    _text("region", "地区", "浙江", _BASICS, "省、自治区或者直辖市"),
    _text("industry", "行业", "机械制造", _BASICS),
    _choice("ownership", "所有制", Ownership, _BASICS),
    _choice("legal_form", "登记类型", LegalForm, _BASICS, "看营业执照"),
    _date("founded", "成立日期", "2015-03-18", _BASICS),
    _date("recorded_on", "情况截止日期", "2026-11-20", _BASICS, "下面各项是哪一天的情况"),
    _number("employees", "职工人数", "86", _PEOPLE),
    _number(
        "members",
        "正式党员人数",
        "5",
        _PEOPLE,
        "在本企业上班、组织关系在本企业的，不含预备党员；没有党组织的，"
        "写组织关系已编入居住地、园区等党组织的；关系还在原单位、外地的填流动党员",
    ),
    _number("probationary", "预备党员人数", "1", _PEOPLE),
    _number("applicants", "入党申请人数", "3", _PEOPLE),
    _number(
        "mobile", "流动党员人数", "2", _PEOPLE, "在这里上班、组织关系还在原单位、外地没有转的，另计"
    ),
    _number("mobile_settled", "流动满6个月人数", "1", _PEOPLE, "流动党员里满6个月、地点固定的"),
    _whether(
        "applicants_met",
        "入党申请人谈过话",
        _PEOPLE,
        "收到申请书后一个月内都派人谈过",
        _IS,
    ),
    _whether("union", "工会", _UNIONS),
    _number("union_members", "工会会员人数", "60", _UNIONS),
    _whether("youth_league", "共青团组织", _UNIONS),
    _number("youth", "共青团员人数", "12", _UNIONS),
    _whether("women", "妇联组织", _UNIONS),
    _choice("organisation", "党组织形式", Organisation, _ORGANISATION, example="党支部"),
    _number("joint_units", "联合单位数", "4", _ORGANISATION, "只有联合党支部填，连本企业在内"),
    _number("branch_members", "联合支部正式党员总数", "9", _ORGANISATION, "只有联合党支部填"),
    _date("organised_on", "党组织成立日期", "2020-06-30", _ORGANISATION),
    _text("secretary", "书记", "王某", _ORGANISATION, "姓名；空缺写“空缺”"),
    _number("secretary_seniority", "书记党龄", "8", _ORGANISATION, "满几年，不满 1 年写 0"),
    _choice("secretary_origin", "书记来源", Origin, _ORGANISATION),
    _whether(
        "secretary_trained",
        "书记本年参加集中轮训",
        _ORGANISATION,
        "县级以上党组织举办的",
        _IS,
    ),
    _number("committee_members", "支委会委员人数", "3", _ORGANISATION, "没有支委会写 0"),
    _date("last_election", "上次换届日期", "2023-06-28", _ORGANISATION),
    _date("term_ends_on", "任期届满日期", "2026-06-28", _ORGANISATION),
    _number("member_meetings", "党员大会次数", "3", _WORK, _THIS_YEAR),
    _number("committee_meetings", "支委会次数", "10", _WORK, _THIS_YEAR),
    _number("party_days", "主题党日次数", "10", _WORK, _THIS_YEAR),
    _number("lectures", "党课次数", "4", _WORK, _THIS_YEAR),
    _whether("life_meeting", "组织生活会", _WORK, "本年开过没有", _IS),
    _whether("appraisal", "民主评议党员", _WORK, "本年开展过没有", _IS),
    _whether("heart_talks", "谈心谈话", _WORK, "本年委员之间、委员和党员、党员之间都谈过", _IS),
    _whether("reported", "书记述职", _WORK, "本年向上级党组织和党员大会述职", _IS),
    _whether("venue", "活动阵地", _CONDITIONS),
    _whether("funds", "党组织工作经费", _CONDITIONS),
    _text("funds_source", "经费来源", "企业管理费用、党费返还", _CONDITIONS),
    _whether(
        "dues_monthly",
        "党费按月交纳",
        _CONDITIONS,
        "有特殊情况、经支部同意按季度交的也写“是”",
        _IS,
    ),
    _whether("dues_published", "本年公布党费收缴情况", _CONDITIONS, words=_IS),
    _number(
        "hidden_members",
        "口袋党员人数",
        "0",
        _REGISTRATION,
        "未亮身份、未转组织关系的，不算进流动党员",
    ),
    _number(
        "detached_members", "空挂党员人数", "0", _REGISTRATION, "关系在这里、人长期不参加组织生活的"
    ),
    _number(
        "lost_members", "失联党员人数", "0", _REGISTRATION, "与党组织失去联系的，已停止党籍的不算"
    ),
    _date("lost_since", "最早失联日期", "2026-01-15", _REGISTRATION, "有几名的，写失联最久的一名"),
    _whether("lost_searched", "失联党员查找过", _REGISTRATION, "各种方式都查找过", _IS),
    _whether("instructor", "党建工作指导员", _VISITS, "有没有派到本企业的"),
    _date("last_visit", "上次走访日期", "2026-05-12", _VISITS),
)

PROFILE_FIELDS: Mapping[str, ProfileField] = {field.name: field for field in _ALL}
PROBLEMS = "problems"
PROBLEMS_LABEL = "上次走访问题"
PROBLEM_LABELS: Mapping[str, str] = {"text": "问题", "due": "期限", "done": "已办结"}


def value_text(name: str, value: object) -> str:
    """The value of a field as it is typed: 5, 有, 2026-06-30; nothing where it is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return PROFILE_FIELDS[name].choices[0 if value else 1]
    return str(value)
