"""Options that several commands share, and what may be typed for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from assistant import LONGEST_QUESTION, Level, LimitKind, NearDuplicates, Scope, Status


def day(text: str) -> date:
    """A day as 2026-07-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，请写成 2026-07-01 这样") from None


def _level(text: str) -> Level:
    return Level(member(Level, text))


def _status(text: str) -> Status:
    return Status(member(Status, text))


def _limit(text: str) -> LimitKind:
    return LimitKind(member(LimitKind, text))


def member(kind: type[StrEnum], text: str) -> StrEnum:
    """One of the words of an enumeration."""
    if text not in set(kind):
        raise typer.BadParameter(f"“{text}”不在可选之列：{'、'.join(kind)}")
    return kind(text)


def whole(text: str, low: int, high: int) -> int:
    """A whole number in plain digits within bounds."""
    # Python reads no more than 4,300 digits.
    plain = text.isascii() and text.isdigit() and len(text) <= 2 * len(str(high))
    if not (plain and low <= int(text) <= high):
        raise typer.BadParameter(f"“{text}”不是 {low} 到 {high} 之间的整数")
    return int(text)


def _count(text: str | int) -> int:
    # typer hands the default through the parser as well.
    return whole(str(text), 1, 100)


def _seconds(text: str | int) -> int:
    return whole(str(text), 1, 86_400)


def _near_duplicates(text: str) -> NearDuplicates:
    return NearDuplicates(member(NearDuplicates, text))


def _port(text: str) -> int:
    return whole(text, 0, 65535)


Question = Annotated[
    list[str], typer.Argument(metavar="问题", help="想问的话，一句或几个词", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]
Count = Annotated[int, typer.Option("-k", metavar="条数", parser=_count, help="给出几条，默认 5")]
Seconds = Annotated[
    int,
    typer.Option("--interval", metavar="秒数", parser=_seconds, help="隔多少秒查看一次，默认 30"),
]
NearDuplicateChoice = Annotated[
    NearDuplicates,
    typer.Option(
        "--near-duplicates",
        metavar="做法",
        parser=_near_duplicates,
        help="只有抬头、落款不同的印本：keep 两份都留（默认），skip 不收新的，replace 以新换旧",
    ),
]
Port = Annotated[
    int | None,
    typer.Option("--port", metavar="端口", parser=_port, help="监听的端口，默认 7860"),
]
Documents = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="编号", help="只查这份文件，可写多次"),
]
Levels = Annotated[
    list[Level] | None,
    typer.Option("--level", metavar="层级", parser=_level, help="只查这一层级，可写多次"),
]
Regions = Annotated[
    list[str] | None, typer.Option("--region", metavar="地区", help="只查这一地区，可写多次")
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", metavar="时效", parser=_status, help="只查这种时效，可写多次"),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="日期", parser=day, help="按这一天有效的规定，如 2024-01-01"),
]

Unread = Annotated[
    list[LimitKind] | None,
    typer.Option(
        "--ignore",
        metavar="范围",
        parser=_limit,
        help="问题里提到的这一项不当作范围：层级、地区、时间，可写多次",
    ),
]


def question_text(words: Sequence[str]) -> str:
    """The question as one string; an empty one is a usage error."""
    text = " ".join(words).strip()
    if not text:
        raise typer.BadParameter("问题是空的，请写出想问的话", param_hint="问题")
    if len(text) > LONGEST_QUESTION:
        raise typer.BadParameter(
            f"问题有 {len(text)} 字，超过 {LONGEST_QUESTION} 字，请只写要问的那一句",
            param_hint="问题",
        )
    return text


def scope_of(
    documents: Sequence[str] | None,
    levels: Sequence[Level] | None,
    regions: Sequence[str] | None,
    statuses: Sequence[Status] | None,
    as_of: date | None,
    unread: Sequence[LimitKind] | None = None,
) -> Scope:
    """The filters of the command line as one value."""
    return Scope(
        documents=tuple(documents or ()),
        levels=tuple(levels or ()),
        regions=tuple(regions or ()),
        statuses=tuple(statuses or ()),
        as_of=as_of,
        unread=tuple(unread or ()),
    )
