"""`dangwu library export` and `import`: the whole library as one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import BackupReport, Restoring, backup_record
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, tell
from assistant.cli.progress import task_view
from assistant.cli.values import Json

NOT_CONFIRMED = 1

Target = Annotated[
    Path, typer.Argument(metavar="文件", help="备份文件，如 资料库备份.zip", show_default=False)
]
Source = Annotated[
    Path,
    typer.Argument(metavar="文件", help="dangwu library export 导出的文件", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]
Personal = Annotated[
    bool,
    typer.Option("--personal", help="连同问答记录和错题本一起导出；其中有个人的提问，请妥善保管"),
]
Merge = Annotated[bool, typer.Option("--merge", help="保留现有文件，只补上备份里多出来的")]
Replace = Annotated[bool, typer.Option("--replace", help="现有文件全部换成备份里的")]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问，直接替换")]


def export_library(
    target: Target, force: Force = False, personal: Personal = False, as_json: Json = False
) -> None:
    """Write everything into one file: texts, vectors, originals, item bank, with checksums."""
    with open_library() as assistant, task_view() as show:
        outcome = assistant.export(target, force, show, personal)
    if as_json:
        print_json(backup_record(outcome))
        return
    say(
        f"已导出到 {outcome.path}：{outcome.documents} 份文件、{outcome.passages} 段、"
        f"{outcome.originals} 份原件，{_size(outcome.bytes)}，用时 {outcome.seconds:.1f} 秒。"
    )
    if outcome.beside:
        say(f"其中还有{outcome.beside}。")
    if outcome.originals_missing:
        say(
            f"提示　有 {outcome.originals_missing} 份原件缺失或被改动，没有导出；"
            "详情见 dangwu library check"
        )


def import_library(
    source: Source,
    merge: Merge = False,
    replace: Replace = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take over what an export wrote; asks before documents are lost."""
    if merge and replace:
        raise typer.BadParameter("--merge 和 --replace 只能写一个", param_hint="选项")
    mode = Restoring.MERGE if merge else Restoring.REPLACE if replace else Restoring.INTO_EMPTY
    with open_library() as assistant:
        held = len(assistant.documents())
        if replace and held and not yes and not _confirmed(held):
            tell("没有导入，资料库没有变动。确实要替换时请输入 y，或加上 --yes。")
            raise typer.Exit(NOT_CONFIRMED)
        with task_view() as show:
            outcome = assistant.restore(source, mode, show)
    if as_json:
        print_json(backup_record(outcome))
    else:
        say(_told(outcome))


def _told(outcome: BackupReport) -> str:
    parts = [f"已导入 {outcome.path}：备份里有 {outcome.documents} 份文件，新增 {outcome.added} 份"]
    if outcome.removed:
        parts.append(f"移除 {outcome.removed} 份")
    if outcome.kept:
        parts.append(f"另保留原有 {outcome.kept} 份")
    if outcome.beside:
        parts.append(f"另有{outcome.beside}")
    parts.append(f"新算向量 {outcome.embedded} 段，用时 {outcome.seconds:.1f} 秒。")
    return "，".join(parts)


def _confirmed(held: int) -> bool:
    question = f"现有 {held} 份文件将全部换成备份里的，确定吗？[y/n] "
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


def _size(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count >= 1 << 20 else f"{max(1, count >> 10)} KB"
