"""`dangwu visit` for a whole Excel sheet: a pack for each row, and the sheet to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import BatchRow, TaskProgress, batch_record, packs_left_over
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.progress import task_view

SUFFIX = ".xlsx"
NOT_ALL_MADE = 2
CANCELLED = 130
KINDS = ("docx", "html", "md")
KEPT = "企业情况存在本机资料库文件夹里，供下次走访接着用；彻底删除：dangwu visits forget 企业名称"
_SHOWN = 20  # rows that are told on the screen; all of them stand in the overview
_OLD = 5  # packs of an earlier sheet that are named

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
    str | None,
    typer.Option("--format", metavar="格式", help="批量生成的格式：docx（默认）、html、md"),
]


def write_template(target: Path, force: bool) -> None:
    """Write the sheet to fill in."""
    with open_library() as assistant:
        assistant.visit_batches.template(target, force)
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


def checked(kind: str | None, wanted: bool) -> str:
    """The format of the files; a usage error for another, and where the name of a file says it."""
    if kind is None:
        return KINDS[0]
    if kind not in KINDS:
        raise typer.BadParameter(f"“{kind}”不在可选之列：{'、'.join(KINDS)}", param_hint="--format")
    if not wanted:
        raise typer.BadParameter(
            "--format 只在批量生成时用；只做一份时写 --out 走访.docx，格式看后缀"
        )
    return kind


def write_packs(
    source: Path,
    folder: Path | None,
    kind: str,
    on: date | None,
    fresh: bool,
    force: bool,
    as_json: bool,
) -> None:
    """A pack for each row; exit code 2 where some could not be made."""
    if folder is None:
        raise typer.BadParameter(f"没有写放到哪个文件夹，如 dangwu visit {source} --out-dir 走访")
    done = 0
    try:
        with open_library() as assistant, task_view() as show:

            def told(moment: TaskProgress) -> None:
                nonlocal done
                done = moment.done
                show(moment)

            rows = assistant.visit_batches.run(source, folder, f".{kind}", on, force, told, fresh)
    except KeyboardInterrupt:
        tell(
            f"已中断：处理了 {done} 行，{folder} 里有 {_packs(folder)} 份做好的资料包，都留着，"
            "总表还没有写。再运行同一条命令就接着做，做好的不重做。"
        )
        raise typer.Exit(CANCELLED) from None
    if as_json:
        print_json([batch_record(row) for row in rows])
    else:
        _tell(rows, folder)
    if any(row.reason for row in rows):
        raise typer.Exit(NOT_ALL_MADE)


def _packs(folder: Path) -> int:
    return len(packs_left_over(folder, ())) if folder.is_dir() else 0


def _tell(rows: Sequence[BatchRow], folder: Path) -> None:
    failed = [row for row in rows if row.reason]
    made, before = len(rows) - len(failed), sum(row.existed for row in rows)
    shown = failed[:_SHOWN] if made else failed
    for row in shown:
        say(f"第 {row.number} 行　{row.name or '（没有企业名称）'}　没有生成：{row.reason}")
    if len(failed) > len(shown):
        say(f"……还有 {len(failed) - len(shown)} 行没有生成，见总表")
    if not made:
        say(f"{len(failed)} 行都没有生成，没有写总表。改好以后再运行同一条命令。")
        return
    kept = f"（其中 {before} 份上次已经做好，没有重做；要重做加 --force）" if before else ""
    say(f"已写入 {folder}：{made} 份走访资料包{kept}，{len(failed)} 行没有生成；总表 overview.xlsx")
    old = packs_left_over(folder, rows)
    if old:
        listed = "、".join(old[:_OLD]) + ("等" if len(old) > _OLD else "")
        say(f"注意　文件夹里另有 {len(old)} 份以前的资料包，不是这张表的，请核对后删去：{listed}")
    tell(KEPT)
