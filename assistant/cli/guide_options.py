"""The options of `dangwu guide`: what may be typed for each fact about an enterprise."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from assistant import MOST_EMPLOYEES, MOST_MONTHS, MOST_UNITS, Group, Organisation, Site
from assistant.cli.values import member, whole


def people(text: str) -> int:
    """A number of people."""
    return whole(text, 0, MOST_EMPLOYEES)


def unit_members(text: str) -> tuple[int, ...]:
    """Numbers of people with commas between them, of either width."""
    return tuple(people(part.strip()) for part in text.replace("，", ",").split(","))


def months(text: str) -> int:
    """A number of months."""
    return whole(text, 0, MOST_MONTHS)


def units(text: str) -> int:
    """A number of units that a joint branch covers."""
    return whole(text, 1, MOST_UNITS)


class YesNo(StrEnum):
    """是 or 否: typer makes a switch of a bool, and a switch cannot be unknown."""

    YES = "是"
    NO = "否"


def yes_no(text: str) -> YesNo:
    """是 or 否."""
    return YesNo(member(YesNo, text))


def is_yes(answer: YesNo | None) -> bool | None:
    """The answer as a fact; None where there is none."""
    return None if answer is None else answer is YesNo.YES


def yes(text: str) -> bool:
    """是 or 否 as a fact."""
    return yes_no(text) is YesNo.YES


def organisation(text: str) -> Organisation:
    """The organisation there is already."""
    return Organisation(member(Organisation, text))


def site(text: str) -> Site:
    """Where the enterprise sits."""
    return Site(member(Site, text))


def group(text: str) -> Group:
    """What it is within a group."""
    return Group(member(Group, text))


Employees = Annotated[
    int | None, typer.Option("--employees", metavar="人数", parser=people, help="职工人数，必填")
]
Members = Annotated[
    int | None,
    typer.Option(
        "--members", metavar="人数", parser=people, help="正式党员人数（不含预备党员），必填"
    ),
]
Probationary = Annotated[
    int | None,
    typer.Option("--probationary", metavar="人数", parser=people, help="预备党员人数"),
]
ExistingOrganisation = Annotated[
    Organisation | None,
    typer.Option(
        "--organisation",
        metavar="组织",
        parser=organisation,
        help=f"现有党组织：{'、'.join(Organisation)}",
    ),
]
Industry = Annotated[
    str | None, typer.Option("--industry", metavar="行业", help="行业，如 互联网、机械制造")
]
Location = Annotated[
    Site | None,
    typer.Option("--site", metavar="区域", parser=site, help=f"所在区域：{'、'.join(Site)}"),
]
Foreign = Annotated[
    YesNo | None,
    typer.Option("--foreign", metavar="是|否", parser=yes_no, help="是不是外资企业"),
]
GroupRole = Annotated[
    Group | None,
    typer.Option("--group", metavar="关系", parser=group, help=f"集团关系：{'、'.join(Group)}"),
]
UnitMembers = Annotated[
    str | None,
    typer.Option(
        "--unit-members",
        metavar="人数,人数",
        help="集团内各公司（各地）的正式党员人数，合计等于 --members，如 5,2,1",
    ),
]
JointUnits = Annotated[
    int | None,
    typer.Option(
        "--joint-units", metavar="个数", parser=units, help="联合党支部覆盖（拟覆盖）几个单位"
    ),
]
ProjectMonths = Annotated[
    int | None,
    typer.Option(
        "--project-months",
        metavar="月数",
        parser=months,
        help="临时组建的工程、工作项目为期几个月，没有写 0",
    ),
]
ProjectMembers = Annotated[
    int | None,
    typer.Option("--project-members", metavar="人数", parser=people, help="项目上的正式党员人数"),
]
ProjectTransferred = Annotated[
    YesNo | None,
    typer.Option(
        "--project-transferred", metavar="是|否", parser=yes_no, help="项目上的党员转不转组织关系"
    ),
]
Mobile = Annotated[
    int | None,
    typer.Option(
        "--mobile", metavar="人数", parser=people, help="组织关系不在本企业的流动党员人数，另计"
    ),
]
UnionMembers = Annotated[
    int | None,
    typer.Option("--union-members", metavar="人数", parser=people, help="工会会员人数"),
]
Youth = Annotated[
    int | None, typer.Option("--youth", metavar="人数", parser=people, help="共青团员人数")
]
Region = Annotated[
    str | None,
    typer.Option("--region", metavar="地区", help="所在省（自治区、直辖市），如 浙江"),
]
