"""Lines that say by a label what they are: 做什么：…, 谁办：…, 材料：…；时限：…；谁批：…

Working guides are written this way, ours and those of many units. A value that only says that no
clause says it (条款未规定) is no value; what stands there as advice is marked as advice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.checklist import Fields
from assistant.guidance.reading import Piece

_NAMES = {
    "做什么": "task",
    "怎么做": "task",
    "谁办": "who",
    "谁来办": "who",
    "责任人": "who",
    "承办": "who",
    "材料": "materials",
    "所需材料": "materials",
    "时限": "limit",
    "期限": "limit",
    "谁批": "approver",
    "谁定": "approver",
    "审批": "approver",
    "用表": "forms",
    "表格": "forms",
}
_ONE = "|".join(sorted(_NAMES, key=len, reverse=True))
_LABEL = re.compile(rf"(?:^|(?<=；))(?P<names>(?:{_ONE})(?:、(?:{_ONE}))*)：")
_UNSAID = re.compile(r"(?:条款|条文|规定)(?:对此)?(?:未|没有|只写)|没有写|里没有|未作规定")
_ADVICE = "工作建议"
_ASIDE = re.compile(r"（[^（）]*）")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the labelled lines of one step say: tasks as (words, line), fields with their lines."""

    tasks: tuple[tuple[str, Piece], ...] = ()
    fields: Fields = Fields()
    lines: tuple[Piece, ...] = ()
    advised: tuple[str, ...] = ()
    rest: tuple[Piece, ...] = ()


@dataclass
class _Gathering:
    tasks: list[tuple[str, Piece]] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: list[Piece] = field(default_factory=list)
    advised: list[str] = field(default_factory=list)
    rest: list[Piece] = field(default_factory=list)


def is_labelled(lines: Sequence[Piece]) -> bool:
    """Whether the lines are those of a labelled guide: two of them begin with a label."""
    return sum(1 for line in lines if _LABEL.match(line.text)) > 1


def gather(lines: Sequence[Piece]) -> Labelled:
    """The labelled lines of one step put together."""
    found = _Gathering()
    for line in lines:
        values = _values(line.text)
        if not values:
            found.rest.append(line)
        for names, value in values:
            _take(found, names, value, line)
    values_of = found.values
    return Labelled(
        tasks=tuple(found.tasks),
        fields=Fields(
            who="；".join(values_of.get("who", ())),
            materials=tuple(one for v in values_of.get("materials", ()) for one in _listed(v)),
            limit="；".join(values_of.get("limit", ())),
            approver="；".join(values_of.get("approver", ())),
            forms=tuple(one for v in values_of.get("forms", ()) for one in _listed(v)),
        ),
        lines=tuple(dict.fromkeys(found.lines)),
        advised=tuple(dict.fromkeys(found.advised)),
        rest=tuple(found.rest),
    )


def _take(found: _Gathering, names: Sequence[str], value: str, line: Piece) -> None:
    if "task" in names:
        found.tasks.append((value, line))
        return
    kept = _papers(value) if "materials" in names else _said(value, whole="approver" in names)
    if not kept:
        return
    found.lines.append(line)
    for name in names:
        found.values.setdefault(name, []).append(kept)
        if is_advice(line.source) or kept.startswith("建议"):
            found.advised.append(name)


def is_advice(source: str) -> bool:
    """Whether the bracket says that no clause stands behind the line."""
    return _ADVICE in source and "其余为" not in source


def _values(text: str) -> list[tuple[tuple[str, ...], str]]:
    marks = list(_LABEL.finditer(text))
    if not marks or marks[0].start() > 0:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        (
            tuple(_NAMES[name] for name in mark["names"].split("、")),
            text[mark.end() : end].strip("；。 "),
        )
        for mark, end in zip(marks, ends, strict=True)
    ]


def _said(value: str, whole: bool) -> str:
    """The value without the words that no clause says anything, and without asides behind it.

    按月；几号之前条款未规定，建议固定一天 keeps what is said and what is advised.
    """
    parts = value.split("；")
    if not any(_UNSAID.search(part) for part in parts):
        return value if whole else parts[0]
    advised = [part[part.find("建议") :] for part in parts if "建议" in part]
    said = [part for part in (parts if whole else parts[:1]) if not _UNSAID.search(part)]
    return "；".join(dict.fromkeys((*said, *advised)))


def _papers(value: str) -> str:
    """The papers that a value names, without what nobody laid down: 介绍信，样式条款未规定."""
    asides = [found for found in _ASIDE.findall(value) if _UNSAID.search(found)]
    for aside in asides:
        value = value.replace(aside, "")
    named = value.partition("；")[0]
    for part in named.split("，"):
        if _UNSAID.search(part):
            named = named.replace(part, "")
    return named.strip("，")


def _listed(value: str) -> list[str]:
    """The things that a value lists, split where no bracket is open."""
    parts, depth, start = [], 0, 0
    for i, character in enumerate(value):
        depth += (character in "（(") - (character in "）)")
        if character in "、；" and depth == 0:
            parts.append(value[start:i])
            start = i + 1
    return [part.strip() for part in [*parts, value[start:]] if part.strip()]
