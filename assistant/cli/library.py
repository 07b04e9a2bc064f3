"""`dangwu library`: what the assistant may answer from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    DAYS_KEPT,
    AddInterrupted,
    Document,
    NearDuplicates,
    document_record,
    ingest_record,
)
from assistant.cli import (
    contents,
    contents_clause,
    library_backup,
    library_check,
    library_diff,
    library_reindex,
    library_stock,
    library_watch,
    report,
    wording,
)
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, print_table, say, tell
from assistant.cli.progress import add_view
from assistant.cli.values import Json, NearDuplicateChoice

NOTHING_ADDED = 2
CANCELLED = 130
NOT_CONFIRMED = 1

app = typer.Typer(
    cls=wording.Group,
    help="管理资料库：添加、列出、查看、比较、移除文件，核对、备份和监看文件夹。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="路径", help="文件或文件夹，可写多个", show_default=False),
]
DocumentId = Annotated[str, typer.Argument(metavar="编号", help="文件编号，见 dangwu library list")]
OneClause = Annotated[
    str | None,
    typer.Option(
        "--clause", metavar="条款", help="只看一条，如 第七条、第七条第二款；附它提到的条款"
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问，直接移除")]


@app.command("add", cls=wording.Command, help="把文件或整个文件夹加入资料库；改过的文件会更新。")
def add(
    paths: Paths,
    near_duplicates: NearDuplicateChoice = NearDuplicates.KEEP,
    as_json: Json = False,
) -> None:
    """Add files and report on each; exit code 2 where nothing could be added."""
    left = 0
    with open_library() as assistant, add_view() as show:
        try:
            outcome = assistant.add(paths, show, near_duplicates)
        except AddInterrupted as stop:
            outcome, left = stop.report, stop.left
    if as_json:
        print_json(ingest_record(outcome))
    elif outcome.rows or not left:
        report.print_ingest(outcome)
    if left:
        tell(f"已按要求停下，还有 {left} 个文件没有处理。再运行同一条命令，会从停下的地方接着做。")
        raise typer.Exit(CANCELLED)
    if len(outcome.failed) == len(outcome.rows):
        raise typer.Exit(NOTHING_ADDED)


@app.command("list", cls=wording.Command, help="列出资料库里的全部文件。")
def list_documents(as_json: Json = False) -> None:
    """All live documents, by authority and title."""
    with open_library() as assistant:
        documents = assistant.documents()
    if as_json:
        print_json([document_record(document) for document in documents])
    elif not documents:
        say("资料库还是空的。请先添加文件：dangwu library add 路径")
    else:
        print_table(
            ("编号", "标题", "文号", "发文机关", "层级", "时效", "日期"),
            [_row(item) for item in documents],
        )
        say(f"共 {len(documents)} 份。")


def _row(document: Document) -> tuple[str, ...]:
    return (
        document.id,
        document.title,
        document.number or "",
        document.issuer or "",
        str(document.level or ""),
        _standing(document),
        str(document.date or ""),
    )


def _standing(document: Document) -> str:
    """The status; what has a level of secrecy says so wherever it is listed."""
    return f"{document.status} {document.secrecy}" if document.secrecy else str(document.status)


@app.command(
    "show", cls=wording.Command, help="查看一份文件：出处、时效、结构和段落，或者其中一条。"
)
def show(document_id: DocumentId, clause: OneClause = None, as_json: Json = False) -> None:
    """One document with its outline, or one clause of it."""
    with open_library() as assistant:
        if clause:
            contents_clause.show(assistant, document_id, clause, as_json)
            return
        parsed = assistant.contents(document_id)
    if as_json:
        print_json(contents.contents_record(parsed))
    else:
        contents.print_contents(parsed)


@app.command("remove", cls=wording.Command, help="把一份文件移出资料库，此后不再引用它。")
def remove(document_id: DocumentId, yes: Yes = False, as_json: Json = False) -> None:
    """Take a document out, after asking."""
    with open_library() as assistant:
        title = assistant.contents(document_id).document.title
        if not yes and not _confirmed(title):
            tell("没有移除。确实要移除时请输入 y，或加上 --yes。")
            raise typer.Exit(NOT_CONFIRMED)
        removed = assistant.remove(document_id)
    if as_json:
        print_json(document_record(removed))
    else:
        say(
            f"已移除《{removed.title}》。{DAYS_KEPT} 天内可以恢复："
            f"dangwu library put-back {removed.id}"
        )


def _confirmed(title: str) -> bool:
    print(f"确定把《{title}》移出资料库吗？[y/n] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


for name, function, told in (
    ("diff", library_diff.diff, "逐条比较一份文件的两个版本：新增、删除、修改和条号变动。"),
    ("describe", library_stock.describe, "补填一份文件的文号、机关、日期等，重新添加也会保留。"),
    ("removed", library_stock.removed, "列出 30 天内移除、还能恢复的文件。"),
    ("put-back", library_stock.put_back, "恢复一份移除的文件。"),
    ("erase", library_stock.erase, "彻底删除一份移除的文件，不能再恢复。"),
    ("pending", library_stock.pending, "列出待处理的：缺项、近似重复、需要核对的内容。"),
    ("keep-both", library_stock.keep_both, "两份相近的文件都保留，不再提示。"),
    ("check", library_check.check, "核对登记库、原件和索引是否一致，可修复。"),
    ("reindex", library_reindex.reindex, "换了向量模型以后重建索引，不必重新添加文件。"),
    ("export", library_backup.export_library, "把整个资料库导出为一个备份文件，带校验值。"),
    ("import", library_backup.import_library, "导入备份文件；全部核对无误后才改动资料库。"),
    ("watch", library_watch.watch, "监看一个文件夹，新增和改动的文件自动入库。"),
):
    app.command(name, cls=wording.Command, help=told)(function)
