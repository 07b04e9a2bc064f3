"""Several profiles in one Excel sheet: the sheet to fill in, and what its rows say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from assistant.errors import ProfileImpossible, SheetUnreadable
from assistant.profile import Profile
from assistant.profile_fields import (
    PROBLEM_LABELS,
    PROBLEMS_LABEL,
    PROFILE_FIELDS,
    FieldKind,
    ProfileField,
)
from assistant.profile_values import profile_of
from assistant.visits import RowFault, RowProfile
from assistant.workbook import Cell, Column, Sheet, SheetRow, Values

SAMPLE = "（示例）"
NAME = PROFILE_FIELDS["name"].label
# Merged over several rows, these say the same of each.
_SHARED = tuple(PROFILE_FIELDS[name].label for name in ("area", "site", "region", "industry"))
_BLANKS = 1_000
_OWN = ("备注", "序号")  # columns that people add for themselves
_NAME_WIDTH = 32  # characters
_HINT = "一行一个问题，可加“（期限：2026-12-31）”；办完的加“（已办结）”"
_PROBLEM_SAMPLE = "组织生活会没有记录（期限：2026-12-31）\n活动室没有挂制度（已办结）"
_VALUES = {FieldKind.NUMBER: Values.WHOLE, FieldKind.DATE: Values.DATE}
_DUE = re.compile(r"[（(]期限[：:]?\s*([^（()）]+)[)）]")
_DONE = re.compile(r"[（(]已办结[)）]")
_TWICE = (
    f"“{NAME}”与第 {{number}} 行相同（{{name}}），请只留一行；"
    f"不是同一家的，两行都写上“{PROFILE_FIELDS['area'].label}”。"
)
_JOINT = ("joint_units", "branch_members")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.、．)）]|[①-⑳])\s*")


def profile_template() -> tuple[Sheet, Sheet]:
    """The sheet to fill in, one row an enterprise, and the sheet that explains its columns."""
    fields = list(PROFILE_FIELDS.values())
    columns = [_column(field) for field in fields]
    sample = [_sample(field) for field in fields]
    problems = Column(PROBLEMS_LABEL, _HINT, width=40)
    told = tuple((one.part, one.label, _kind(one), one.example, one.hint) for one in fields)
    explained = ("走访", PROBLEMS_LABEL, "文字", _PROBLEM_SAMPLE, _HINT)
    return (
        Sheet(
            "企业情况",
            (*columns, problems),
            ((*sample, _PROBLEM_SAMPLE),),
            blanks=_BLANKS,
            sample=True,
        ),
        Sheet(
            "填写说明",
            tuple(
                Column(name, width=width)
                for name, width in (
                    *(("部分", 16), ("项目", 22), ("怎么填", 34), ("例如", 34), ("说明", 44)),
                )
            ),
            (("", "示例行", "", "", f"以“{SAMPLE}”开头的一行不读；不清楚的空着"), *told, explained),
        ),
    )


def profiles_in(rows: Sequence[SheetRow]) -> Iterator[RowProfile | RowFault]:
    """The profile of each row, or what is wrong with the row; samples are passed over.

    An enterprise that stands twice is a fault of the second row; those of one name are told apart
    by park or district. Raises: SheetUnreadable for a column that is no field.
    """
    seen: dict[str, dict[str | None, int]] = {}
    _check_heads({head for row in rows for head in (*row.values, *row.faults)})
    for row in rows:
        name = str(row.values.get(NAME, "") or "").strip()
        if name.startswith(SAMPLE):
            continue
        try:
            profile = _profile(row)
        except ProfileImpossible as error:
            yield RowFault(row.number, name, str(error))
            continue
        same = seen.setdefault(profile.name, {})
        twin = _twin(same, profile.area)
        if twin:
            yield RowFault(row.number, name, _TWICE.format(name=profile.name, number=twin))
            continue
        same[profile.area] = row.number
        yield RowProfile(row.number, profile)


def _twin(same: Mapping[str | None, int], area: str | None) -> int | None:
    """The row of its name that cannot be told apart from one in that park or district."""
    if area is None:
        return next(iter(same.values()), None)
    return same.get(area) or same.get(None)


def _profile(row: SheetRow) -> Profile:
    values = {name: value for name, value in _values(row).items() if name not in _OWN}
    problems = values.pop(PROBLEMS_LABEL, None)
    if problems is not None:
        values[PROBLEMS_LABEL] = [_problem(line) for line in _lines(str(problems))]
    return profile_of(values)


def _values(row: SheetRow) -> dict[str, Any]:
    """The cells of the row; one that is merged with another is either clear or refused."""
    for name, reason in row.faults.items():
        if name not in _OWN:
            raise ProfileImpossible(f"“{name}”{reason}。")
    values: dict[str, Any] = dict(row.values)
    for name, value in row.merged.items():
        if value is not None and name in _SHARED:
            values[name] = value
        elif name not in _OWN:
            raise ProfileImpossible(
                f"“{name}”这一格和别的格合并在一起，看不出这一家的情况。请取消合并，每行各写各的。"
            )
    return values


def _check_heads(heads: Iterable[str]) -> None:
    for head in sorted(set(heads) - {NAME, PROBLEMS_LABEL, *_OWN}):
        try:
            profile_of({NAME: SAMPLE, head: None})
        except ProfileImpossible as error:
            raise SheetUnreadable(
                f"Excel 表的第一行：{error}改好名称，或者删掉这一列；自己的备注写在“备注”列"
            ) from error


def _lines(text: str) -> Iterator[str]:
    for line in re.split(r"[\n；;]", text):
        if line.strip():
            yield _NUMBERED.sub("", line).strip()


def _problem(line: str) -> str | Mapping[str, Any]:
    due, done = _DUE.search(line), _DONE.search(line)
    if not due and not done:
        return line
    said: dict[str, Any] = {PROBLEM_LABELS["text"]: _DONE.sub("", _DUE.sub("", line)).strip()}
    if due:
        said[PROBLEM_LABELS["due"]] = due[1].strip()
    if done:
        said[PROBLEM_LABELS["done"]] = "是"
    return said


def _column(field: ProfileField) -> Column:
    hint = "\n".join(filter(None, (_kind(field), f"例如：{field.example}", field.hint)))
    width = max(12, 2 * len(field.label) + 3, 2 * len(field.example))
    width = _NAME_WIDTH if field.label == NAME else width
    values = _VALUES.get(field.kind, Values.ANY)
    return Column(field.label, hint, field.choices, values, min(width, 32))


def _sample(field: ProfileField) -> Cell:
    if field.label == NAME:
        return SAMPLE + field.example
    if field.name in _JOINT:
        return None  # the enterprise of the sample has a branch of its own
    match field.kind:
        case FieldKind.NUMBER:
            return int(field.example)
        case FieldKind.DATE:
            return date.fromisoformat(field.example)
        case _:
            return field.example


def _kind(field: ProfileField) -> str:
    match field.kind:
        case FieldKind.NUMBER:
            return "整数，不清楚就空着"
        case FieldKind.DATE:
            return "日期（年-月-日），不清楚就空着"
        case FieldKind.TEXT:
            return "文字"
        case _:
            return f"从列表中选：{'、'.join(field.choices)}"
