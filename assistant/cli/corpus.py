"""`dangwu corpus`: whether digests keep the rules that make them citable."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

import assistant as door
from assistant import DigestReport
from assistant.cli import wording
from assistant.cli.output import one_line, print_json, say
from assistant.cli.values import Json

FAULTS = 2

app = typer.Typer(
    cls=wording.Group,
    help="核对要点摘编：句句有依据，不照抄原文。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Folder = Annotated[Path, typer.Argument(metavar="文件夹", help="摘编所在的文件夹")]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", metavar="文件夹", help="正式文件的文件夹，可写多次；查照抄和条号"),
]


@app.command("check", cls=wording.Command, help="逐句核对摘编的依据。")
def check(folder: Folder = Path("corpus"), texts: Texts = None, as_json: Json = False) -> None:
    """Check every digest below a folder; exit code 2 where a statement does not keep the rules."""
    report = door.check_corpus(folder, texts or ())
    if as_json:
        print_json({**asdict(report), "sound": report.sound})
    else:
        _print(report)
    if not report.sound:
        raise typer.Exit(FAULTS)


def _print(report: DigestReport) -> None:
    for finding in report.findings:
        place = f"{finding.file} 第 {finding.line} 行" if finding.line else finding.file
        say(f"{finding.fault}　{place}：{one_line(finding.words, 80)}")
    compared = (
        f"与 {report.compared} 份正式文件比对过"
        if report.compared
        else "没有给出正式文件，没有查照抄和条号（用 --texts 文件夹 指定）"
    )
    verdict = "没有发现问题" if report.sound else f"发现 {len(report.findings)} 处问题"
    say(f"核对了 {report.files} 份摘编、{report.statements} 条陈述，{compared}；{verdict}。")
