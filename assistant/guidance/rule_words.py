"""A computed date in words: the rule it follows from, and what the clause leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.guidance.counting import Counted
from assistant.guidance.working_days import WorkingDays, weekday
from assistant.time_limits import Bound, Side, StartDate, TimeLimit, Unit

_AFTER = {
    Bound.WITHIN: "起{}内",
    Bound.AT_MOST: "起不超过{}",
    Bound.AT_LEAST: "起满{}",
    Bound.LASTING: "起为期{}",
}
_OURS = "（条款没有写计算方法，这是本程序的约定）"


def spoken_day(day: date) -> str:
    """2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def rule(limit: TimeLimit, start: StartDate, end: Counted) -> str:
    """自2026年12月1日（支部大会通过日）起3个月内：最迟2027年3月1日（星期一）."""
    length = f"{limit.amount}{limit.unit}"
    day = f"{spoken_day(start.date)}（{start.name}）"
    if limit.side is Side.BEFORE:
        span = f"{day}前{length}" + ("内" if limit.bound is Bound.WITHIN else "")
    else:
        span = f"自{day}{_AFTER[limit.bound].format(length)}"
    return f"{span}：{limit.edge}{spoken_day(end.date)}（{weekday(end.date)}）"


def notes(
    limit: TimeLimit, start: StartDate, end: Counted, safe_day: date | None, days: WorkingDays
) -> Iterator[str]:
    """How it was counted, and what the user should check."""
    yield _counting(limit, end) + _OURS
    if limit.unit is Unit.WORKING_DAY:
        first, last = sorted((start.date, end.date))
        yield from _left_out(first, last, days)
    yield from _beginning(limit, start)
    if limit.usual:
        yield f"条款写的是“{limit.usual}”，允许有例外"
    yield from resting(end.date, safe_day, days)


def resting(day: date, safe_day: date | None, days: WorkingDays) -> Iterator[str]:
    """That nobody works on a latest day, and by which day before it things are better done."""
    if safe_day:
        reason = days.holiday_name(day)
        rest = f"在{reason}假期里" if reason else f"是{weekday(day)}"
        yield (
            f"这一天{rest}；条款没有写遇休息日顺延，这里没有顺延，"
            f"宜在{spoken_day(safe_day)}（{weekday(safe_day)}）以前办完"
        )


def _beginning(limit: TimeLimit, start: StartDate) -> Iterator[str]:
    """What the user should check about the day it runs from."""
    if limit.start_name is None and limit.event:
        yield f"条款从“{limit.event}”起算，请核对您给的起算日是不是这一天"
    elif limit.start_name is None or not limit.stated:
        yield f"条款没有写明从哪一天起算，按{start.name}计算，请核对"


def _counting(limit: TimeLimit, end: Counted) -> str:
    direction = "往前" if limit.side is Side.BEFORE else "往后"
    if limit.unit is Unit.WORKING_DAY:
        return f"起算当天不计，{direction}数{limit.amount}个工作日"
    if limit.unit in (Unit.DAY, Unit.WEEK):
        days = limit.amount * (7 if limit.unit is Unit.WEEK else 1)
        return f"起算当天不计，{direction}数{days}日，休息日计入"
    if end.clamped:
        return (
            f"按日历月{direction}数到同一日，{end.date.year}年{end.date.month}月没有这一日，取月末"
        )
    return f"按日历月{direction}数到同一日"


def _left_out(first: date, last: date, days: WorkingDays) -> Iterator[str]:
    """Which days between the two were not counted."""
    parts = ["星期六、星期日"]
    rests = days.rests_between(first, last)
    parts += [f"{rest.name}假期（{_stretch(rest.first, rest.last)}）" for rest in rests]
    made_up = [_short(day) for day in days.made_up_between(first, last)]
    worked = f"；{'、'.join(made_up)}调休上班，算工作日" if made_up else ""
    yield f"扣除{'、'.join(parts)}{worked}"
    unknown = [y for y in range(first.year, last.year + 1) if not days.known(y)]
    if unknown:
        yield _unknown(unknown)


def _unknown(years: Sequence[int]) -> str:
    named = "、".join(f"{year}年" for year in years)
    return (
        f"{named}的放假和调休安排没有收录，这部分只扣除了星期六、星期日，"
        "请对照国务院办公厅当年的放假通知核对，或把通知补进资料库文件夹的 放假安排.toml"
    )


def _stretch(first: date, last: date) -> str:
    return _short(first) if first == last else f"{_short(first)}至{_short(last)}"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
