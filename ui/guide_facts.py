"""The form of the setup guide: its fields, and what was written in them as an enterprise."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from assistant import Enterprise, EnterpriseImpossible, Group, Organisation, Site

LONGEST_ENTRY = 200  # characters; what is longer was not meant for the field
YES_NO = ("是", "否")
_DIGITS = 9  # as many as a number of people can have, and some
_UNIT = re.compile(r"\s*(?:人|名|个月|个|月)$")


class Sort(Enum):
    """What a field takes."""

    NUMBER = auto()
    NUMBERS = auto()
    WORD = auto()
    CHOICE = auto()
    YES_NO = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `name` is the attribute of Enterprise that it fills."""

    name: str
    label: str
    sort: Sort = Sort.NUMBER
    hint: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "人数",
        (
            Field("employees", "职工人数", needed=True),
            Field("members", "正式党员人数", hint="不含预备党员", needed=True),
            Field("probationary", "预备党员人数"),
            Field("mobile", "流动党员人数", hint="组织关系不在本企业的，另计"),
            Field("union_members", "工会会员人数"),
            Field("youth", "共青团员人数"),
        ),
    ),
    (
        "企业和党组织",
        (
            Field("organisation", "现有党组织", Sort.CHOICE, choices=tuple(Organisation)),
            Field("site", "所在区域", Sort.CHOICE, choices=tuple(Site)),
            Field("region", "地区", Sort.WORD, "所在省（自治区、直辖市），如 浙江"),
            Field("industry", "行业", Sort.WORD, "如 互联网、机械制造"),
            Field("foreign", "外资企业", Sort.YES_NO, choices=YES_NO),
            Field("group", "集团关系", Sort.CHOICE, choices=tuple(Group)),
        ),
    ),
    (
        "集团、联合支部和临时项目（有才填）",
        (
            Field("unit_members", "集团各单位正式党员人数", Sort.NUMBERS, "如 5，2，1"),
            Field("joint_units", "联合党支部覆盖几个单位"),
            Field("project_months", "临时项目为期几个月", hint="没有写 0"),
            Field("project_members", "项目上的正式党员人数"),
            Field("project_transferred", "项目上的党员转组织关系", Sort.YES_NO, choices=YES_NO),
        ),
    ),
)
FIELDS = tuple(field for _, fields in GROUPS for field in fields)


@dataclass(frozen=True, slots=True)
class Entries:
    """What was written, by field name, and what is wrong with it, by field name."""

    written: Mapping[str, str]
    problems: Mapping[str, str]


def read_enterprise(given: Mapping[str, Any]) -> tuple[Enterprise | None, Entries]:
    """The enterprise, or none where an entry cannot be; the entries to show again either way."""
    written = {field.name: str(given.get(field.name) or "").strip() for field in FIELDS}
    facts: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in FIELDS:
        try:
            facts[field.name] = _fact(field, written[field.name])
        except ValueError as error:
            problems[field.name] = str(error)
    short = {name: text[:LONGEST_ENTRY] for name, text in written.items()}
    if problems:
        return None, Entries(short, problems)
    try:
        return Enterprise(**facts), Entries(short, {})
    except EnterpriseImpossible as error:
        return None, Entries(short, {error.fact or FIELDS[0].name: str(error)})


def _fact(field: Field, text: str) -> Any:
    """Raises ValueError with the words for the user."""
    if not text:
        if field.needed:
            raise ValueError(f"请填写{field.label}。")
        return None
    if len(text) > LONGEST_ENTRY:
        raise ValueError(f"写得太长，最多 {LONGEST_ENTRY} 个字。")
    if field.choices and text not in field.choices:
        raise ValueError(f"请从列出的几项里选：{'、'.join(field.choices)}。")
    match field.sort:
        case Sort.NUMBER:
            return _number(text.replace(",", "").replace("，", ""))
        case Sort.NUMBERS:
            return tuple(_number(part) for part in re.split(r"[，,、；;\s]+", text) if part)
        case Sort.YES_NO:
            return text == YES_NO[0]
        case Sort.CHOICE:
            return _CHOICES[field.name](text)
        case Sort.WORD:
            return text


_CHOICES = {"organisation": Organisation, "site": Site, "group": Group}


def _number(text: str) -> int:
    digits = _UNIT.sub("", text)
    # isdecimal takes the wide digits of Chinese input methods, and int reads them.
    if not digits.removeprefix("-").isdecimal():
        raise ValueError(f"“{text[:20]}”不是整数，请写数字，如 8。")
    if len(digits) > _DIGITS:
        raise ValueError("这个数太大，请核对。")
    return int(digits)
