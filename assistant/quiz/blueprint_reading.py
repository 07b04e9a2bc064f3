"""A blueprint from a TOML file; what is wrong in it is told with the part and the word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import BlueprintUnreadable
from assistant.papers import MOST_MINUTES, VERSIONS, Blueprint, BlueprintPart
from assistant.quiz_items import MOST_ITEMS, Difficulty, ItemKind
from assistant.reasons import spoken_reason

LARGEST = 1_000_000  # bytes
MOST_POINTS = 100
_KINDS = {word: kind for kind in ItemKind for word in (str(kind), kind.label, f"{kind.label}题")}
_LEVELS = {str(one): one for one in Difficulty}
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_NAMES = {
    "title": "试卷名称",
    "minutes": "时间（分钟）",
    "seed": "随机种子",
    "versions": "卷别",
    "count": "题数",
    "points": "每题分值",
    "kind": "题型",
}

TEMPLATE = """\
# 命题蓝图：要什么题、各多少道、每题几分。改好以后运行：
#   dangwu quiz --blueprint 蓝图.toml --out 试卷.docx
title = "党务知识测试题"
minutes = 60            # 考试时间（分钟），不限时写 0
seed = 1                # 换一个数，换一套题；同一个数，同一套题
versions = ["A", "B"]   # A、B 卷：题目相同，题序和选项次序不同
approved_only = false   # true：只用题库里审核通过的题
repeat = false          # true：以前的试卷出过的题可以再出

[[part]]
kind = "单选"           # 单选、多选、判断、填空、简答
count = 20
points = 2
documents = []          # 只从这些文件出题，写文件名称或编号；空着不限
topics = []             # 只要这些主题的题；空着不限
difficulty = { "易" = 8, "中" = 8, "难" = 4 }   # 也可以写成 ["易", "中"]，空着不限

[[part]]
kind = "多选"
count = 10
points = 3

[[part]]
kind = "判断"
count = 10
points = 1

[[part]]
kind = "填空"
count = 5
points = 2

[[part]]
kind = "简答"
count = 1
points = 10
"""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class _PartEntry(_Entry):
    kind: _Text
    count: Annotated[int, Field(ge=1, le=MOST_ITEMS)]
    points: Annotated[float, Field(gt=0, le=MOST_POINTS, strict=False)] = 1
    documents: list[_Text] = []
    topics: list[_Text] = []
    difficulty: list[str] | dict[str, Annotated[int, Field(ge=0)]] = []


class _BlueprintEntry(_Entry):
    title: _Text = Blueprint(()).title
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES)] = 0
    seed: int = 0
    versions: list[_Text] = []
    approved_only: bool = False
    repeat: bool = False
    part: Annotated[list[_PartEntry], Field(min_length=1, max_length=50)]


def read_blueprint(path: Path) -> Blueprint:
    """The blueprint in a TOML file. Raises: BlueprintUnreadable naming the file and the place."""
    try:
        if path.stat().st_size > LARGEST:
            raise BlueprintUnreadable(f"“{path}”太大，不像是命题蓝图")
        words = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BlueprintUnreadable(
            f"没有“{path}”这个文件。"
            "命题蓝图的样本：dangwu quiz --blueprint-template --out 蓝图.toml"
        ) from error
    except OSError as error:
        raise BlueprintUnreadable(f"“{path}”打不开（{spoken_reason(error)}）") from error
    except UnicodeDecodeError as error:
        raise BlueprintUnreadable(f"“{path}”不是 UTF-8 文本，请另存为 UTF-8 编码") from error
    try:
        return blueprint_of(tomllib.loads(words))
    except tomllib.TOMLDecodeError as error:
        raise BlueprintUnreadable(f"“{path}”不是正确的 TOML：{error}") from error
    except BlueprintUnreadable as error:
        raise BlueprintUnreadable(f"“{path}”：{error}") from error


def blueprint_of(values: Mapping[str, Any]) -> Blueprint:
    """The blueprint that a form or a file tells. Raises: BlueprintUnreadable."""
    try:
        entry = _BlueprintEntry.model_validate(values)
    except ValidationError as error:
        raise BlueprintUnreadable(_first_fault(error)) from error
    parts = tuple(
        part for number, one in enumerate(entry.part, start=1) for part in _parts(number, one)
    )
    versions = read_versions(",".join(entry.versions)) if entry.versions else ("",)
    read = Blueprint(
        parts,
        entry.title,
        entry.minutes,
        entry.seed,
        versions,
        entry.approved_only,
        entry.repeat,
    )
    check_blueprint(read)
    return read


def check_blueprint(blueprint: Blueprint) -> None:
    """Refuse what no paper can keep to. Raises: BlueprintUnreadable."""
    parts = blueprint.parts
    if not parts or any(part.count < 1 for part in parts):
        raise BlueprintUnreadable("没有写要哪些题，每部分至少要 1 道题")
    if blueprint.count > MOST_ITEMS:
        raise BlueprintUnreadable(f"一共要 {blueprint.count} 道题，最多 {MOST_ITEMS} 道")
    points: dict[ItemKind, float] = {}
    for part in parts:
        if points.setdefault(part.kind, part.points) != part.points:
            raise BlueprintUnreadable(
                f"{part.kind.label}题写了两种分值（{points[part.kind]:g} 分和 {part.points:g} 分）"
                "，同一题型每题分值要一样"
            )


def _parts(number: int, entry: _PartEntry) -> Iterator[BlueprintPart]:
    """One part for each difficulty that has a count of its own, and one for the rest."""
    where = f"第 {number} 个 [[part]]"
    kind = _KINDS.get(entry.kind)
    if kind is None:
        known = "、".join(one.label for one in ItemKind)
        raise BlueprintUnreadable(f"{where}的题型“{entry.kind}”不认识，可用：{known}")
    strange = [word for word in entry.difficulty if word not in _LEVELS]
    if strange:
        raise BlueprintUnreadable(f"{where}的难度“{strange[0]}”不认识，可用：易、中、难")
    rest = entry.count
    levels: tuple[Difficulty, ...] = ()
    common = (entry.points, tuple(entry.documents), tuple(entry.topics))
    if isinstance(entry.difficulty, dict):
        rest -= sum(entry.difficulty.values())
        if rest < 0:
            raise BlueprintUnreadable(f"{where}各难度的题数加起来超过了 count = {entry.count}")
        for word, count in entry.difficulty.items():
            if count:
                yield BlueprintPart(kind, count, *common, (_LEVELS[word],))
    else:
        levels = tuple(_LEVELS[word] for word in entry.difficulty)
    if rest:
        yield BlueprintPart(kind, rest, *common, levels)


def read_versions(words: str) -> tuple[str, ...]:
    """The versions in `A,B`. Raises: BlueprintUnreadable for others than A to H, or one twice."""
    names = tuple(name.strip().upper() for name in words.replace("，", ",").split(","))
    strange = [name for name in names if len(name) != 1 or name not in VERSIONS]
    if strange:
        raise BlueprintUnreadable(
            f"卷别“{strange[0]}”用不了，请写成 A,B 这样，从 {VERSIONS[0]} 到 {VERSIONS[-1]}"
        )
    if len(set(names)) < len(names):
        raise BlueprintUnreadable("卷别写重了，请每个只写一次，如 A,B")
    return names


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    path = fault["loc"]
    field = next((str(step) for step in path if isinstance(step, str) and step != "part"), "part")
    number = next((step for step in path if isinstance(step, int)), None)
    where = f"第 {number + 1} 个 [[part]] 的" if path[0] == "part" and number is not None else ""
    name = f"{field}（{_NAMES[field]}）" if field in _NAMES else field
    match fault["type"]:
        case "missing" if field == "part":
            return '没有写要哪些题，请至少写一个 [[part]]，如 kind = "单选"、count = 10'
        case "missing":
            return f"{where}{name}没有写"
        case "extra_forbidden":
            return f"{where}“{field}”不认识，请核对拼写"
        case "too_short" if field == "part":
            return "没有写要哪些题，请至少写一个 [[part]]"
        case "greater_than_equal" | "less_than_equal" | "greater_than":
            context = fault.get("ctx", {})
            bound = "、".join(
                f"{word} {context[key]:g}"
                for key, word in (("ge", "至少"), ("gt", "大于"), ("le", "最多"))
                if key in context
            )
            return f"{where}{name}写成了 {fault['input']}，应当{bound}"
    return f"{where}{name}写成了 {str(fault['input'])[:40]}，用不了"
