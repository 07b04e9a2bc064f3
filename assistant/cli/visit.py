"""`dangwu visit`: what an instructor takes along to an enterprise, on screen or as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    AssistantError,
    CheckState,
    VisitPack,
    check_outcomes,
    profile_template,
    report_lines,
    spoken_reason,
    visit_record,
    visit_report,
)
from assistant.cli import visit_batch
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.values import Json, day

Profiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="情况表",
        help="企业情况表 profile.toml，可以写几个；或者一张 Excel 表，一行一家",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="文件",
        help="写成文件：.docx（Word）、.html（网页，可打印）、.md（Markdown）；"
        "有几份情况表时写一个文件夹，各写一个 Word 文件",
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", metavar="日期", parser=day, help="哪天去走访，默认今天"),
]
Template = Annotated[bool, typer.Option("--template", help="给出情况表的样表，可用 --out 写成文件")]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


def visit(
    profiles: Profiles = None,
    out: Out = None,
    on: On = None,
    template: Template = False,
    out_dir: visit_batch.OutDir = None,
    kind: visit_batch.Format = "docx",
    excel_template: visit_batch.ExcelTemplate = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Print the packs of one or more profiles, or write them to files, or give the template."""
    if excel_template is not None:
        visit_batch.write_template(excel_template, force)
        return
    if template:
        _give_template(out, force)
        return
    if visit_batch.is_sheet(profiles or (), out_dir):
        visit_batch.write_packs((profiles or [])[0], out_dir, kind, on, force, as_json)
        return
    if not profiles:
        raise typer.BadParameter(
            "没有写情况表。样表用 dangwu visit --template --out profile.toml 写出，"
            "填好以后运行 dangwu visit profile.toml"
        )
    made: list[VisitPack] = []
    failed = 0
    with open_library() as assistant:
        for path in profiles:
            try:
                profile = assistant.visits.prepared(assistant.profile(path), on)
                pack = assistant.visit(profile, on)
                if out is not None:
                    target = out if len(profiles) == 1 else out / f"{path.stem}.docx"
                    assistant.save(visit_report(pack, date.today()), target, force)
                    assistant.visits.keep(profile, check_outcomes(pack))
                    tell(_written(pack, target))
                made.append(pack)
            except AssistantError as error:
                if len(profiles) == 1:
                    raise
                failed += 1
                tell(f"出错：{error}")
    _print(made, out is not None, as_json, several=len(profiles) > 1)
    if failed:
        raise AssistantError(f"{len(profiles)} 份情况表里有 {failed} 份没有做成，原因见上。")


def _print(made: Sequence[VisitPack], written: bool, as_json: bool, several: bool) -> None:
    if written and made:
        tell(visit_batch.KEPT)
    reports = [visit_report(pack, date.today()) for pack in made]
    if as_json:
        records = [visit_record(*pair) for pair in zip(made, reports, strict=True)]
        print_json(records if several else records[0])
    elif not written:
        for report in reports:
            say("\n".join(report_lines(report)))


def _written(pack: VisitPack, target: Path) -> str:
    counted = "，".join(f"{state} {len(pack.in_state(state))} 项" for state in CheckState)
    return f"已写入 {target}：{counted}；{len(pack.citations)} 处出处。"


def _give_template(out: Path | None, force: bool) -> None:
    if out is None:
        say(profile_template())
        return
    if out.exists() and not force:
        raise AssistantError(f"“{out}”已经存在，没有覆盖。换一个名称，确实要覆盖时加上 --force。")
    try:
        out.write_text(profile_template(), "utf-8")
    except OSError as error:
        raise AssistantError(f"“{out}”写不了（{spoken_reason(error)}），请换一个位置。") from error
    say(f"样表已写入 {out}：填好以后运行 dangwu visit {out}")
