"""`dangwu quiz --papers`: papers to hand out, from a blueprint or from the options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import (
    AssistantError,
    Blueprint,
    Coverage,
    PaperSet,
    QuizRequest,
    papers_record,
    points_words,
    wording_notices,
)
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.rewording import require_model

if TYPE_CHECKING:
    from assistant import Assistant

_SHOWN = 6  # rows of a group that are told on the screen

Papers = Annotated[
    str | None,
    typer.Option("--papers", metavar="卷别", help="出成试卷：A 是一份，A,B 是题序不同的两份"),
]
BlueprintFile = Annotated[
    Path | None,
    typer.Option("--blueprint", metavar="文件", help="命题蓝图（TOML）：各部分的题型、题数、分值"),
]
Template = Annotated[
    bool, typer.Option("--blueprint-template", help="给出命题蓝图的样本，可用 --out 写成文件")
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="文件",
        help="写成文件：.docx 或 .md（试卷，另有一份答案）、.xlsx、.apkg（Anki）、"
        ".gift 和 .xml（Moodle）、.json",
    ),
]
Title = Annotated[str, typer.Option("--title", metavar="名称", help="试卷名称")]
Minutes = Annotated[
    int, typer.Option("--minutes", metavar="分钟", min=0, max=600, help="考试时间，默认不限")
]
Layout = Annotated[
    str, typer.Option("--layout", metavar="版式", help=".xlsx 的版式：通用（默认）、问卷星、考试星")
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


def give_template(out: Path | None, force: bool) -> None:
    """Print the blueprint to fill in, or write it to a file."""
    with open_library() as assistant:
        if out is None:
            say(assistant.papers.template)
            return
        assistant.papers.save_template(out, force)
    say(f"命题蓝图的样本已写入 {out}：改好以后运行 dangwu quiz --blueprint {out} --out 试卷.docx")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The plan that is wanted: a file, or versions, a title and minutes for a plain one."""

    blueprint: Path | None
    versions: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Written:
    """How the paper is written out. `out`: the file, if any."""

    out: Path | None
    layout: str
    force: bool


def make_papers(
    request: QuizRequest, wanted: Wanted, to: Written, reword: bool, as_json: bool
) -> None:
    """Put a paper together and write or print it; an error where no item could be made."""
    with open_library() as assistant:
        require_model(assistant, reword)
        made = assistant.papers.make(_blueprint(assistant, request, wanted), reword)
        files: tuple[Path, ...] = ()
        if to.out and made.papers:
            files = assistant.papers.save(made, to.out, to.force, to.layout)
        for told in (f"注意：{reason}。" for reason in made.reasons):
            tell(told)
        for told in wording_notices(made.wording, "题"):
            tell(told)
    if as_json:
        print_json(papers_record(made))
    elif made.papers:
        say("\n".join(_told(made)))
    for file in files:
        tell(f"已写入 {file}")
    if not made.papers:
        raise AssistantError("一道题也没有出成，没有写文件。请换几份文件、放宽要求，或减少题数。")


def _blueprint(assistant: Assistant, request: QuizRequest, wanted: Wanted) -> Blueprint:
    """The plan in the file, with what the options say otherwise; or a plain one."""
    if wanted.blueprint is None:
        return assistant.papers.plan(
            request.count, request, wanted.versions, wanted.title, wanted.minutes
        )
    return assistant.papers.blueprint(
        wanted.blueprint, wanted.versions, wanted.title, wanted.minutes
    )


def _told(made: PaperSet) -> Iterator[str]:
    paper = made.papers[0]
    total = points_words(paper.total)
    yield f"{paper.title}：要 {made.asked} 题，出了 {made.made} 题，满分 {total} 分。"
    for one in made.papers if len(made.papers) > 1 else ():
        yield f"{one.version}卷编号 {one.id}"
    if len(made.papers) == 1:
        yield f"试卷编号 {paper.id}"
    yield from _covered(made.coverage)


def _covered(coverage: Coverage) -> Iterator[str]:
    yield f"覆盖情况：{coverage.clauses} 处条款"
    groups = (
        ("题型", coverage.kinds),
        ("文件", coverage.documents),
        ("主题", coverage.topics),
        ("难度", coverage.difficulties),
        ("考点", coverage.aims),
    )
    for name, rows in groups:
        shown = "、".join(f"{row.name} {row.count} 题" for row in rows[:_SHOWN])
        yield f"  {name}：{shown}" + (f"等 {len(rows)} 项" if len(rows) > _SHOWN else "")
    if coverage.missing:
        yield f"  没有出到题的文件：{'、'.join(coverage.missing)}"
