"""A profile to fill in (企业情况表样表): TOML with every field, an example and hints."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.profile_fields import (
    PROBLEM_LABELS,
    PROBLEMS_LABEL,
    PROFILE_FIELDS,
    FieldKind,
    ProfileField,
)

_HEAD = (
    "# 企业情况表（走访资料包用）。除企业名称外都可以不填：不清楚的，行首的 # 不要去掉。",
    "# 不清楚和 0 是两回事：确实没有的数目写 0，没有的事写“无”或者“否”。",
    "# 文字加英文引号；数字、日期（年-月-日）不加引号。也可以用英文项名，见 dangwu 文档。",
)
_TAIL = f"""
# {PROBLEMS_LABEL}，一个问题一段，可以写多段
# [["{PROBLEMS_LABEL}"]]
# "{PROBLEM_LABELS["text"]}" = "组织生活会没有记录"
# "{PROBLEM_LABELS["due"]}" = 2026-12-31
# "{PROBLEM_LABELS["done"]}" = "否"
"""


def profile_template() -> str:
    """The template: only the name is set, everything else stands behind #."""
    return "\n".join((*_HEAD, *_lines(), _TAIL))


def _lines() -> Iterator[str]:
    part = ""
    for field in PROFILE_FIELDS.values():
        if field.part != part:
            part = field.part
            yield f"\n# —— {part} ——"
        hint = _hint(field)
        mark = "" if field.name == "name" else "# "
        yield f'{mark}"{field.label}" = {_example(field)}{f"  # {hint}" if hint else ""}'


def _example(field: ProfileField) -> str:
    plain = field.kind in (FieldKind.NUMBER, FieldKind.DATE)
    return field.example if plain else f'"{field.example}"'


def _hint(field: ProfileField) -> str:
    choices = "、".join(field.choices)
    return "；".join(part for part in (choices, field.hint) if part)
