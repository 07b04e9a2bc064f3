"""What the setup guide (组织设置向导) is told about an enterprise: facts as the user knows them.

Only the number of full members has to be known; front ends ask for that of employees as well.
What is not known is None, which is another thing than 0: the guide names it where it would change
the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import EnterpriseImpossible

MOST_EMPLOYEES = 2_000_000  # more is a slip of typing
MOST_MONTHS = 600
MOST_UNITS = 10_000
LONGEST_WORD = 60  # characters of an industry or a region


class Organisation(StrEnum):
    """The party organisation that an enterprise has already (现有党组织)."""

    NONE = "无"
    BRANCH = "党支部"
    JOINT = "联合党支部"
    GENERAL = "党总支"
    COMMITTEE = "党委"


class Site(StrEnum):
    """Where an enterprise sits (所在区域)."""

    PARK = "园区"
    BUILDING = "楼宇"
    STREET = "商圈"
    MARKET = "专业市场"
    NEITHER = "都不是"


class Group(StrEnum):
    """What an enterprise is within a group (集团关系)."""

    ALONE = "独立企业"
    PARENT = "集团公司"
    SUBSIDIARY = "子公司"
    OFFICE = "分公司"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """The facts about one enterprise (企业情况).

    `members` and `probationary` count those whose registration (组织关系) is here or on its way;
    `mobile` counts further ones whose registration stays elsewhere. `unit_members`: full members
    of each company or office of a group. `joint_units`: how many units a joint branch covers.
    `company`: whether it is registered as one (公司); what is not known is taken for one.
    `project_transferred`: whether the members of a project move their registration to it.
    Raises EnterpriseImpossible for numbers that cannot be.
    """

    employees: int | None
    members: int
    probationary: int | None = None
    organisation: Organisation | None = None
    industry: str | None = None
    site: Site | None = None
    foreign: bool | None = None
    company: bool | None = None
    group: Group | None = None
    unit_members: tuple[int, ...] | None = None
    joint_units: int | None = None
    project_months: int | None = None
    project_members: int | None = None
    project_transferred: bool | None = None
    mobile: int | None = None
    union_members: int | None = None
    youth: int | None = None
    region: str | None = None

    def __post_init__(self) -> None:
        _within("employees", "职工人数", self.employees, 1, MOST_EMPLOYEES)
        for fact, name in _PEOPLE.items():
            number = getattr(self, fact)
            _within(fact, name, number, 0, MOST_EMPLOYEES)
            _not_above(fact, name, number, "职工人数", self.employees)
        _within("project_months", "项目月数", self.project_months, 0, MOST_MONTHS)
        _within("joint_units", "联合党支部的单位数", self.joint_units, 1, MOST_UNITS)
        both = self.members + (self.probationary or 0)
        _not_above("probationary", "正式党员和预备党员合计", both, "职工人数", self.employees)
        _check_units(self.unit_members, self.members)
        for fact, name, word in (
            ("industry", "行业", self.industry),
            ("region", "地区", self.region),
        ):
            if word is not None and not 0 < len(word.strip()) <= LONGEST_WORD:
                raise EnterpriseImpossible(
                    f"{name}应写 1 到 {LONGEST_WORD} 个字，不知道就不写。", fact
                )


_PEOPLE = {
    "members": "正式党员人数",
    "probationary": "预备党员人数",
    "mobile": "流动党员人数",
    "union_members": "工会会员人数",
    "youth": "团员人数",
    "project_members": "项目上的正式党员人数",
}


def _within(fact: str, name: str, number: int | None, low: int, high: int) -> None:
    if number is not None and not low <= number <= high:
        raise EnterpriseImpossible(
            f"{name}写的是 {number}，应为 {low} 到 {high} 之间的整数，请核对。", fact
        )


def _not_above(fact: str, name: str, number: int | None, whole: str, most: int | None) -> None:
    if number is not None and most is not None and number > most:
        raise EnterpriseImpossible(f"{name}（{number}）多于{whole}（{most}），请核对。", fact)


def _check_units(units: tuple[int, ...] | None, members: int) -> None:
    if units is None:
        return
    if not 0 < len(units) <= MOST_UNITS:
        raise EnterpriseImpossible(
            f"各单位正式党员人数应写 1 到 {MOST_UNITS} 个数。", "unit_members"
        )
    for number in units:
        _within("unit_members", "各单位正式党员人数", number, 0, MOST_EMPLOYEES)
    if sum(units) != members:
        raise EnterpriseImpossible(
            f"各单位正式党员人数合计 {sum(units)}，与正式党员人数 {members} 对不上，请核对。",
            "unit_members",
        )
