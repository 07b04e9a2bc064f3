"""`dangwu checklist`: the steps of a procedure to tick off, on screen or as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    AssistantError,
    Checklist,
    Report,
    checklist_record,
    checklist_report,
    report_lines,
)
from assistant.cli.dates import Starts
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.rewording import require_model
from assistant.cli.search import hit_line
from assistant.cli.values import (
    AsOf,
    Documents,
    Json,
    Levels,
    Regions,
    Statuses,
    question_text,
    scope_of,
)

_LEAD = 120

Topic = Annotated[
    list[str],
    typer.Argument(metavar="事项", help="要办的事，如 支部换届", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="文件",
        help="写成文件：.docx（Word）、.html（网页，可打印）、.md（Markdown），"
        "有 --start 时还可以是 .ics（日历）",
    ),
]
Reword = Annotated[
    bool,
    typer.Option("--reword", help="请配置的语言模型把步骤写短些；与出处不符的保留原文"),
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


def checklist(
    words: Topic,
    starts: Starts = None,
    out: Out = None,
    force: Force = False,
    reword: Reword = False,
    documents: Documents = None,
    levels: Levels = None,
    regions: Regions = None,
    statuses: Statuses = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Print the checklist of a topic, or write it to a file, or say why there is none."""
    topic = question_text(words)
    scope = scope_of(documents, levels, regions, statuses, as_of)
    with open_library() as assistant:
        require_model(assistant, reword)
        made = assistant.checklist(topic, scope, reword)
        dates = assistant.checklist_dates(made, starts or ())
        report = checklist_report(made, date.today(), dates)
        if out is not None:
            _require_steps(made)
            if out.suffix.lower() == ".ics":
                if not dates:
                    raise AssistantError(_undated([n for n, _ in assistant.checklist_starts(made)]))
                assistant.save_calendar(assistant.checklist_entries(dates), out, force)
            else:
                assistant.save(report, out, force)
    if as_json:
        print_json(checklist_record(made, dates))
    elif out is not None and out.suffix.lower() == ".ics":
        say(f"已写入 {out}：{len(dates)} 个日期。")
    elif out is not None:
        say(f"已写入 {out}：{len(made.steps)} 步，{len(made.citations)} 处出处。")
    else:
        say("\n".join(_lines(made, report)))


def _undated(names: Sequence[str]) -> str:
    if not names:
        return "没有写文件：这份清单里没有可以算成日期的时限。"
    given = "、".join(names)
    return f"没有写文件：这份清单的时限从{given}算起，请用 --start {names[0]}=年-月-日 给出。"


def _require_steps(made: Checklist) -> None:
    if made.refused:
        raise AssistantError(f"没有写文件：{made.reason}")


def _lines(made: Checklist, report: Report) -> Iterator[str]:
    if not made.refused:
        yield from report_lines(report)
        return
    yield made.reason
    if made.leads:
        yield ""
        yield "以下段落相近，但未经核实，不能当作依据："
    for number, hit in enumerate(made.leads, start=1):
        yield f"{number}. {hit_line(hit)}"
        yield f"   {one_line(hit.passage.text, _LEAD)}"
