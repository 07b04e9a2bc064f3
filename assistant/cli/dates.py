"""`dangwu dates`: which day the time limits of the clauses fall on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import assistant as door
from assistant import (
    AnswerDates,
    CitedLimit,
    dates_record,
)
from assistant.cli.answer_lines import answer_lines, citation_head
from assistant.cli.layout import columns
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.values import AsOf, Documents, Json, Question, question_text, scope_of

_CLAUSE = 160  # characters of a clause


def _print_names(wanted: bool) -> None:
    if wanted:
        say("可用的起算日\n" + columns(door.known_starts()))
        raise typer.Exit


Starts = Annotated[
    list[str] | None,
    typer.Option(
        "--start",
        metavar="名称=日期",
        help="起算日，如 支部大会通过日=2026-12-01，可写多次",
    ),
]
Names = Annotated[
    bool,
    typer.Option(
        "--names", callback=_print_names, is_eager=True, help="列出可用的起算日名称后结束"
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="文件.ics", help="把算出的日期写成日历文件，可导入手机和电脑"),
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


def dates(
    words: Question,
    starts: Starts = None,
    out: Out = None,
    force: Force = False,
    documents: Documents = None,
    as_of: AsOf = None,
    names: Names = False,
    as_json: Json = False,
) -> None:
    """Print the limits in what the answer cites, with their dates, rules and sources."""
    question = question_text(words)
    scope = scope_of(documents, None, None, None, as_of)
    with open_library() as assistant:
        found = assistant.dates(question, starts or (), scope)
        if out:
            assistant.save_calendar(assistant.entries(found), out, force)
    if as_json:
        print_json(dates_record(found))
        return
    say("\n".join(date_lines(found)))
    if out:
        say(f"\n已把 {len(found.dated)} 个日期写入 {out}。")


def date_lines(found: AnswerDates) -> list[str]:
    """The dates for a reader at a terminal."""
    if found.answer.refused:
        return answer_lines(found.answer)
    if not found.limits:
        return ["回答所引的条款里没有写时限。可以先用 dangwu ask 看看引了哪些条款，再换一种问法。"]
    lines: list[str] = []
    for number, one in enumerate(found.dated, start=1):
        lines += _dated_lines(number, one)
    if found.undated:
        lines += ["", "没有算出日期的时限"] if lines else ["没有算出日期的时限"]
        lines += [line for one in found.undated for line in _undated_lines(one)]
    lines += ["", "出处"]
    cited = {clause.citation for one in found.limits for clause in one.clauses}
    return [*lines, *(citation_head(c) for c in found.answer.citations if c.id in cited)]


def _dated_lines(number: int, one: CitedLimit) -> list[str]:
    if one.due is None:
        return []
    day = one.due.date
    return [
        f"{number}. {one.due.edge} {day.year}年{day.month}月{day.day}日",
        f"   算法　{one.due.rule}",
        *(f"   说明　{note}" for note in one.due.notes),
        *_clauses(one),
    ]


def _undated_lines(one: CitedLimit) -> list[str]:
    limit = one.limit
    if limit.recurring:
        why = "周期性的要求，没有单独的截止日"
    elif limit.start_name:
        why = f"请给出起算日：--start {limit.start_name}=年-月-日"
    elif limit.event:
        why = f"从“{one_line(limit.event, 40)}”起算，请写 --start 起算日=年-月-日"
    else:
        why = "条款没有写明从哪一天起算，可以写 --start 起算日=年-月-日"
    return [f"· {one_line(limit.words)}：{why}", *_clauses(one)]


def _clauses(one: CitedLimit) -> list[str]:
    return [f"   条款　{one_line(c.text, _CLAUSE)}[{c.citation}]" for c in one.clauses]
