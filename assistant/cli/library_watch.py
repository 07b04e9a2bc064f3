"""`dangwu library watch`: the library follows a folder."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    AddInterrupted,
    NearDuplicates,
    WatchRound,
    watch_record,
)
from assistant.cli import report
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, say, tell
from assistant.cli.progress import add_lines
from assistant.cli.values import Json, NearDuplicateChoice, Seconds

SETTLE_SECONDS = 2.0  # a file that stays the same for so long is no longer being written
DEFAULT_SECONDS = 30

Folder = Annotated[
    Path, typer.Argument(metavar="文件夹", help="要监看的文件夹", show_default=False)
]
Once = Annotated[bool, typer.Option("--once", help="只查看一遍就结束，供定时任务使用")]
RemoveMissing = Annotated[
    bool, typer.Option("--remove-missing", help="文件夹里删掉的文件，也移出资料库；默认只提示")
]


def watch(
    folder: Folder,
    interval: Seconds = DEFAULT_SECONDS,
    once: Once = False,
    remove_missing: RemoveMissing = False,
    near_duplicates: NearDuplicateChoice = NearDuplicates.KEEP,
    as_json: Json = False,
) -> None:
    """Bring in what is new or changed, round after round, until Ctrl-C."""
    if not folder.is_dir():
        raise typer.BadParameter(f"“{folder}”不是文件夹", param_hint="文件夹")
    with open_library() as assistant:
        watched = assistant.watch(folder, remove_missing, near_duplicates, add_lines())
        if not once:
            tell(f"正在监看 {folder}，每 {interval} 秒查看一次；按 Ctrl-C 结束。")
        try:
            _show(watched.round(), as_json)
            time.sleep(SETTLE_SECONDS)
            _show(watched.round(), as_json)
            while not once:
                time.sleep(interval)
                _show(watched.round(), as_json)
        except AddInterrupted as stop:
            report.print_ingest(stop.report)
            tell(f"已停止监看，还有 {stop.left} 个文件没有处理，下次运行时会接着做。")
        except KeyboardInterrupt:
            tell("已停止监看。")


def _show(outcome: WatchRound, as_json: bool) -> None:
    if not (outcome.report.rows or outcome.missing or outcome.removed or outcome.problem):
        return
    if as_json:
        print(json.dumps(watch_record(outcome), ensure_ascii=False), flush=True)
        return
    say(time.strftime("%Y-%m-%d %H:%M:%S"))
    if outcome.problem:
        say(f"提示　{outcome.problem}")
    if outcome.report.rows:
        report.print_ingest(outcome.report)
    removed = "已移出资料库" if outcome.removed else "资料库仍保留它的内容"
    for path in outcome.missing:
        say(f"文件已不在　{one_line(path)}")
    if outcome.missing and not outcome.removed:
        say(f"{removed}；要移除时用 dangwu library remove，或监看时加上 --remove-missing")
    for document in outcome.removed:
        say(f"{removed}　《{one_line(document.title)}》（编号 {document.id}）")
