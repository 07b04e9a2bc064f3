"""The facts that rules may speak of: taken from the enterprise, or reckoned from its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.enterprise import Enterprise
from assistant.guidance.conditions import Value

_BRANCH = 3  # full members of a unit that sets up a branch of its own: 支部工作条例第四条


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its Chinese name: `shown` prints a value, `asked` asks for it.

    `kind`: the type of its values. `field`: the field of `Enterprise` that has to be known.
    """

    kind: type[int] | type[bool] | type[str]
    shown: str
    field: str
    asked: str


_PROBATIONARY = "预备党员有几名"
_MOBILE = "有没有组织关系不在本企业的流动党员、有几名"
_SUMS = ("total", "with_mobile")  # of none of both a clerk writes the number
_UNITS = "集团内各公司（各地）分别有几名正式党员"

FACTS: Mapping[str, Fact] = {
    "expected": Fact(int, "应转的组织关系转来以后正式党员{}名", "members", "正式党员有几名"),
    "new": Fact(bool, "成立不满1年：{}", "new", "成立满不满1年"),
    "employees": Fact(int, "职工{}人", "employees", "职工有多少人"),
    "members": Fact(int, "正式党员{}名", "members", "正式党员有几名"),
    "unit": Fact(int, "正式党员{}名", "members", "正式党员有几名"),
    "probationary": Fact(int, "预备党员{}名", "probationary", _PROBATIONARY),
    "total": Fact(int, "正式党员和预备党员合计{}名", "probationary", _PROBATIONARY),
    "organisation": Fact(str, "现有党组织：{}", "organisation", "现在有没有党组织、是哪一种"),
    "industry": Fact(str, "行业：{}", "industry", "属于什么行业"),
    "site": Fact(str, "所在区域：{}", "site", "是不是在园区、楼宇、商圈或者专业市场里"),
    "foreign": Fact(bool, "外资企业：{}", "foreign", "是不是外资企业"),
    "company": Fact(bool, "登记为公司：{}", "company", "登记的是不是公司"),
    "group": Fact(str, "集团关系：{}", "group", "是独立企业，还是集团公司、子公司、分公司"),
    "branch_units": Fact(int, "正式党员3名以上的单位{}个", "unit_members", _UNITS),
    "small_units": Fact(int, "正式党员1至2名的单位{}个", "unit_members", _UNITS),
    "joint_units": Fact(int, "联合的单位{}个", "joint_units", "联合党支部覆盖几个单位"),
    "project_months": Fact(
        int,
        "工程、工作项目为期{}个月",
        "project_months",
        "有没有临时组建的工程、工作项目，为期几个月",
    ),
    "project_members": Fact(int, "项目上正式党员{}名", "project_members", "项目上有几名正式党员"),
    "project_transferred": Fact(
        bool, "项目党员转接组织关系：{}", "project_transferred", "项目上的党员转不转组织关系"
    ),
    "mobile": Fact(int, "流动党员{}名", "mobile", _MOBILE),
    "with_mobile": Fact(int, "正式党员和流动党员合计{}名", "mobile", _MOBILE),
    "union_members": Fact(int, "工会会员{}名", "union_members", "工会会员有几名"),
    "region": Fact(str, "地区：{}", "region", "在哪个省（自治区、直辖市）"),
    "youth": Fact(int, "团员{}名", "youth", "共青团员有几名"),
}


def facts_of(enterprise: Enterprise) -> dict[str, Value | None]:
    """Every fact of FACTS; None where it is not known."""
    units = enterprise.unit_members
    reckoned: dict[str, Value | None] = {
        "company": enterprise.company is not False,
        "unit": max(units) if units else enterprise.members,
        "expected": (max(units) if units else enterprise.members) + (enterprise.to_transfer or 0),
        "new": enterprise.new is True,
        "total": _plus(enterprise.members, enterprise.probationary),
        "with_mobile": _plus(enterprise.members, enterprise.mobile),
        "branch_units": None if units is None else sum(n >= _BRANCH for n in units),
        "small_units": None if units is None else sum(0 < n < _BRANCH for n in units),
    }
    return {
        name: reckoned[name] if name in reckoned else getattr(enterprise, name) for name in FACTS
    }


def shown_fact(name: str, enterprise: Enterprise, value: Value) -> str:
    """A fact as a clerk writes it: 正式党员4名; nothing for one that says nothing of its own."""
    if name == "new" or (name == "expected" and not enterprise.to_transfer):
        return ""
    units = enterprise.unit_members
    if name == "unit" and units:
        return f"各单位正式党员{'、'.join(map(str, units))}名"
    shown = FACTS[name].shown
    if value == 0 and FACTS[name].kind is int and shown.endswith("{}名") and name not in _SUMS:
        return f"没有{shown.removesuffix('{}名')}"
    word = ("是" if value else "否") if isinstance(value, bool) else value
    return shown.format(word)


def _plus(number: int, other: int | None) -> int | None:
    return None if other is None else number + other
