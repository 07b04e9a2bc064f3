"""A fact of a profile, and how a clerk writes it: 正式党员5名, 工会：有."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.guidance.conditions import Value
from assistant.profile_fields import PROFILE_FIELDS, value_text


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one profile on one day: None where it is not known, and then `field` is missing."""

    value: Value | None
    shown: str
    field: str


def shown_value(name: str, value: object) -> str:
    """A field and its value as a clerk writes them: 正式党员5名, 工会：有."""
    if name == "secretary_seniority":
        return f"书记党龄满{value}年" if value else "书记党龄不满1年"
    if name in _COUNTED and isinstance(value, int):
        noun, unit = _COUNTED[name]
        return f"没有{noun}" if value == 0 else f"{noun}{value}{unit}"
    return f"{PROFILE_FIELDS[name].label}：{value_text(name, value)}"


def shown_yearly(name: str, value: object) -> str:
    """Whether what is due once a year has been done: 本年组织生活会还没有."""
    label = PROFILE_FIELDS[name].label.removesuffix("次数")
    if not isinstance(value, bool) and value:
        return f"本年{label}{value}次"
    words = label if "本年" in label else f"本年{label}"
    return f"{words}：{'已办' if value else '还没有，年底前要补上'}"


_COUNTED = {
    "employees": ("职工", "人"),
    "members": ("正式党员", "名"),
    "probationary": ("预备党员", "名"),
    "applicants": ("入党申请人", "名"),
    "mobile": ("流动党员", "名"),
    "mobile_settled": ("流动满6个月的党员", "名"),
    "union_members": ("工会会员", "人"),
    "youth": ("共青团员", "人"),
    "joint_units": ("联合单位", "个"),
    "branch_members": ("联合支部正式党员", "名"),
    "committee_members": ("支委会委员", "人"),
    "hidden_members": ("口袋党员", "名"),
    "detached_members": ("空挂党员", "名"),
    "lost_members": ("失联党员", "名"),
}
