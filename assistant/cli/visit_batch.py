"""`dangwu visit` for a whole Excel sheet: a pack for each row, and the sheet to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import batch_record
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.progress import task_view

SUFFIX = ".xlsx"
NOTHING_MADE = 2
KEPT = "企业情况存在本机资料库文件夹里，供下次走访接着用；彻底删除：dangwu visits forget 企业名称"
_SHOWN = 20  # rows that are told on the screen; all of them stand in the overview

OutDir = Annotated[
    Path | None,
    typer.Option("--out-dir", metavar="文件夹", help="批量生成：每家一份，另有总表 overview.xlsx"),
]
ExcelTemplate = Annotated[
    Path | None,
    typer.Option(
        "--excel-template", metavar="文件", help="写出多家企业的 Excel 填写模板，不做别的"
    ),
]
Format = Annotated[
    str, typer.Option("--format", metavar="格式", help="批量生成的格式：docx（默认）、html、md")
]


def write_template(target: Path, force: bool) -> None:
    """Write the sheet to fill in."""
    with open_library() as assistant:
        assistant.visit_template(target, force)
    say(f"已写入 {target}。从第 3 行起一行填一家，填好后：dangwu visit {target} --out-dir 文件夹")


def is_sheet(sources: Sequence[Path], folder: Path | None) -> bool:
    """Whether a sheet is given; a usage error where it stands beside others or the other way."""
    sheets = [one for one in sources if one.suffix.lower() == SUFFIX]
    if sheets and len(sources) > 1:
        raise typer.BadParameter("一次只写一张 Excel 表，也不和 .toml 写在一起")
    if folder is not None and not sheets:
        raise typer.BadParameter(
            "--out-dir 要和一张 Excel 表（.xlsx）一起用，如 dangwu visit 情况.xlsx --out-dir 走访"
        )
    return bool(sheets)


def write_packs(
    source: Path, folder: Path | None, kind: str, on: date | None, force: bool, as_json: bool
) -> None:
    """A pack for each row; exit code 2 where none could be made."""
    if folder is None:
        raise typer.BadParameter(f"没有写放到哪个文件夹，如 dangwu visit {source} --out-dir 走访")
    if kind not in ("docx", "html", "md"):
        raise typer.BadParameter(f"“{kind}”不在可选之列：docx、html、md", param_hint="--format")
    with open_library() as assistant, task_view() as show:
        rows = assistant.visit_batch(source, folder, f".{kind}", on, force, show)
    failed = [row for row in rows if row.reason]
    if as_json:
        print_json([batch_record(row) for row in rows])
    else:
        for row in failed[:_SHOWN]:
            say(f"第 {row.number} 行　{row.name or '（没有企业名称）'}　没有生成：{row.reason}")
        if len(failed) > _SHOWN:
            say(f"……还有 {len(failed) - _SHOWN} 行没有生成，见总表")
        say(
            f"已写入 {folder}：{len(rows) - len(failed)} 份走访资料包，{len(failed)} 行没有生成；"
            "总表 overview.xlsx"
        )
        if len(failed) < len(rows):
            tell(KEPT)
    if len(failed) == len(rows):
        raise typer.Exit(NOTHING_MADE)
