"""`dangwu visit`: what an instructor takes along to an enterprise, on screen or as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import AssistantError, profile_template, spoken_reason
from assistant.cli import visit_batch
from assistant.cli.output import say
from assistant.cli.values import Json, day
from assistant.cli.visit_profiles import Making, check_out, make_packs

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
        "有几份情况表时写一个文件夹，每份写一个文件",
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", metavar="日期", parser=day, help="哪天去走访，默认今天"),
]
Template = Annotated[bool, typer.Option("--template", help="给出情况表的样表，可用 --out 写成文件")]
Fresh = Annotated[
    bool,
    typer.Option("--fresh", help="不沿用走访档案里存的情况，存的也换成这次的；问题和走访记录不动"),
]
Reword = Annotated[
    bool,
    typer.Option(
        "--reword", help="请配置的语言模型改写政策要点；与出处不符的保留原文，企业情况不发给它"
    ),
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


def visit(
    profiles: Profiles = None,
    out: Out = None,
    on: On = None,
    template: Template = False,
    out_dir: visit_batch.OutDir = None,
    kind: visit_batch.Format = None,
    fresh: Fresh = False,
    excel_template: visit_batch.ExcelTemplate = None,
    force: Force = False,
    reword: Reword = False,
    as_json: Json = False,
) -> None:
    """Print the packs of one or more profiles, or write them to files, or give the template."""
    if excel_template is not None:
        visit_batch.write_template(excel_template, force)
        return
    if template:
        _give_template(out, force)
        return
    sheet = visit_batch.is_sheet(profiles or (), out_dir)
    several = len(profiles or ()) > 1
    wanted = visit_batch.checked(kind, sheet or (several and out is not None))
    if sheet and reword:
        raise typer.BadParameter("批量生成时不改写；要改写，一家一家地写 profile.toml")
    if sheet:
        source = (profiles or [])[0]
        visit_batch.write_packs(source, out_dir, wanted, on, fresh, force, as_json)
        return
    if not profiles:
        raise typer.BadParameter(
            "没有写情况表。样表用 dangwu visit --template --out profile.toml 写出，"
            "填好以后运行 dangwu visit profile.toml"
        )
    if not several:
        check_out(out, visit_batch.KINDS)
    make_packs(profiles, Making(out, wanted, on, fresh, force, several, reword), as_json)


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
