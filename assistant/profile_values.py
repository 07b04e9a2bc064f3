"""A profile from what was typed: words and numbers of a file, a form or a sheet.

Keys are the names of the fields or their Chinese labels. An empty value, 不清楚 and the like mean
that a fact is not known. Whatever cannot be read is refused, naming the field and an example.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from assistant.enterprise import Organisation, Site
from assistant.errors import ProfileUnreadable
from assistant.profile import Problem, Profile
from assistant.profile_fields import (
    PROBLEM_LABELS,
    PROBLEMS,
    PROBLEMS_LABEL,
    PROFILE_FIELDS,
    FieldKind,
    LegalForm,
    Origin,
    Ownership,
    ProfileField,
)

_UNKNOWN = {"", "不清楚", "不知道", "不详", "未知", "待核"}
_YES = {"有", "是", "已", "true", "yes"}
_NO = {"无", "否", "没有", "未", "false", "no"}
_NO_PROBLEM = _UNKNOWN | {"无", "没有", "暂无", "无问题", "没有问题", "未发现问题"}
_NUMBER = re.compile(r"\d{1,12}(?=\s*(?:人|名|个|次|年|家)?$)")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
_CHOICES: Mapping[str, type[StrEnum]] = {
    "site": Site,
    "ownership": Ownership,
    "legal_form": LegalForm,
    "organisation": Organisation,
    "secretary_origin": Origin,
}
_SHOWN = 40  # characters of a wrong value that a message repeats
_DONE = ProfileField("done", "已办结", FieldKind.YES_NO, "是", "", choices=("是", "否"))
_DUE = ProfileField("due", "期限", FieldKind.DATE, "2026-12-31", "")


def profile_of(values: Mapping[str, Any]) -> Profile:
    """The profile that the values describe. Raises: ProfileUnreadable, ProfileImpossible."""
    facts: dict[str, Any] = {}
    for key, value in values.items():
        name = _name(str(key))
        if name in facts:
            raise ProfileUnreadable(f"“{_label(name)}”写了两次，请只留一个。", name)
        facts[name] = _problems(value) if name == PROBLEMS else _value(PROFILE_FIELDS[name], value)
    if not facts.get("name"):
        example = PROFILE_FIELDS["name"].example
        raise ProfileUnreadable(f'没有写“企业名称”，例如：企业名称 = "{example}"。', "name")
    return Profile(**facts)


def _name(key: str) -> str:
    """The field that a key names, in either language."""
    plain = _plain(key)
    if plain in PROFILE_FIELDS or plain == PROBLEMS:
        return plain
    if plain in _BY_LABEL:
        return _BY_LABEL[plain]
    near = get_close_matches(plain, [*_BY_LABEL, *PROFILE_FIELDS, PROBLEMS], n=1, cutoff=0.5)
    advice = f"是不是“{near[0]}”？" if near else "可写的项目见 dangwu visit --template。"
    raise ProfileUnreadable(f"不认识“{_cut(key)}”这一项，{advice}")


def _label(name: str) -> str:
    return PROBLEMS_LABEL if name == PROBLEMS else PROFILE_FIELDS[name].label


def _value(field: ProfileField, value: object) -> Any:
    """What was typed as the value of the field; None where it says that nothing is known."""
    if value is None or (isinstance(value, str) and _plain(value) in _UNKNOWN):
        return None
    match field.kind:
        case FieldKind.TEXT:
            read: Any = " ".join(str(value).split()) if _is_text(value) else None
        case FieldKind.NUMBER:
            read = _number(value)
        case FieldKind.DATE:
            read = _date(value)
        case FieldKind.YES_NO:
            read = _yes_no(value)
        case FieldKind.CHOICE:
            read = _choice(_CHOICES[field.name], value)
    if read is None:
        raise ProfileUnreadable(
            f"“{field.label}”写的是“{_cut(_typed(value))}”，应写{_wanted(field)}，"
            f"例如：{field.example}；不清楚就不写。",
            field.name,
        )
    return read


def _wanted(field: ProfileField) -> str:
    match field.kind:
        case FieldKind.NUMBER:
            return "整数"
        case FieldKind.DATE:
            return "日期（年-月-日）"
        case FieldKind.TEXT:
            return "文字"
        case _:
            return "、".join(field.choices)


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, int):
        return value
    found = _NUMBER.match(_plain(value)) if isinstance(value, str) else None
    return int(found[0]) if found else None


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DAY.fullmatch(_plain(value)) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # such as 31 February
        return None


def _yes_no(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    word = _plain(value).lower() if isinstance(value, str) else ""
    return True if word in _YES else False if word in _NO else None


def _choice(kind: type[StrEnum], value: object) -> StrEnum | None:
    word = _plain(value) if isinstance(value, str) else ""
    return kind(word) if word in set(kind) else None


def _problems(value: object) -> tuple[Problem, ...]:
    if value is None or value == "":
        return ()
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        value = [value]
    said = (one for one in value if not (isinstance(one, str) and _says_none(one)))
    return tuple(_problem(one) for one in said)


def _says_none(words: str) -> bool:
    """Whether somebody wrote that there is no problem."""
    plain = _plain(words).rstrip("。.")
    return bool(plain) and plain in _NO_PROBLEM


def _problem(value: object) -> Problem:
    """One problem: its text alone, or a table of text, due and done."""
    if isinstance(value, str):
        return Problem(" ".join(value.split()))
    if not isinstance(value, Mapping):
        raise ProfileUnreadable(_PROBLEM_WANTED.format(value=_cut(str(value))), PROBLEMS)
    labels = {label: name for name, label in PROBLEM_LABELS.items()}
    said = {labels.get(_plain(str(key)), _plain(str(key))): one for key, one in value.items()}
    strange = said.keys() - PROBLEM_LABELS.keys()
    if strange or not isinstance(said.get("text"), str):
        shown = "、".join(sorted(strange)) or "没有“问题”"
        raise ProfileUnreadable(_PROBLEM_WANTED.format(value=_cut(shown)), PROBLEMS)
    text = " ".join(said["text"].split())
    return Problem(text, _value(_DUE, said.get("due")), bool(_value(_DONE, said.get("done"))))


_PROBLEM_WANTED = (
    "“上次走访问题”里有看不懂的内容：{value}。每个问题写“问题”，可以加“期限”“已办结”，"
    '例如：{{ 问题 = "组织生活会没有记录", 期限 = 2026-12-31, 已办结 = "否" }}。'
)
_BY_LABEL: Mapping[str, str] = {
    **{field.label: name for name, field in PROFILE_FIELDS.items()},
    PROBLEMS_LABEL: PROBLEMS,
    "园区": "area",
    "区县": "area",
}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _typed(value: object) -> str:
    """The value as it stands in the file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"
