"""`dangwu library describe`, `removed`, `put-back`, `erase`, `pending`, `keep-both`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from assistant import (
    STATED_BY_CLERK,
    Incomplete,
    alike_record,
    document_record,
    incomplete_record,
    removed_record,
    screened_record,
)
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, print_table, say, tell
from assistant.cli.values import Json

NOT_CONFIRMED = 1

DocumentId = Annotated[str, typer.Argument(metavar="编号", help="文件编号，见 dangwu library list")]
OtherId = Annotated[str, typer.Argument(metavar="另一编号", help="另一份文件的编号")]
RemovedId = Annotated[
    str, typer.Argument(metavar="编号", help="文件编号，见 dangwu library removed")
]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问，直接删除")]


def _fact(option: str, metavar: str, told: str) -> typer.models.OptionInfo:
    option_info: typer.models.OptionInfo = typer.Option(option, metavar=metavar, help=told)
    return option_info


Fact = str | None


def describe(
    document_id: DocumentId,
    title: Annotated[Fact, _fact("--title", "标题", "文件标题")] = None,
    number: Annotated[Fact, _fact("--number", "文号", "文号；没有文号的写 无")] = None,
    issuer: Annotated[Fact, _fact("--issuer", "机关", "发文机关")] = None,
    level: Annotated[Fact, _fact("--level", "层级", "层级，如 中央文件、省级")] = None,
    kind: Annotated[Fact, _fact("--kind", "类别", "类别，如 法规、文件、制度")] = None,
    status: Annotated[Fact, _fact("--status", "时效", "时效，如 现行有效、已废止")] = None,
    written: Annotated[Fact, _fact("--written", "日期", "成文日期，如 2026-01-31")] = None,
    published: Annotated[Fact, _fact("--published", "日期", "发布日期")] = None,
    effective: Annotated[Fact, _fact("--effective", "日期", "施行日期；没有的写 无")] = None,
    expires: Annotated[Fact, _fact("--expires", "日期", "失效日期")] = None,
    region: Annotated[Fact, _fact("--region", "地区", "适用地区，如 贵州省")] = None,
    as_json: Json = False,
) -> None:
    """Fill in facts of a document; an empty value takes back what was filled in."""
    given = (title, number, issuer, level, kind, status, written, published, effective)
    pairs = zip(STATED_BY_CLERK, (*given, expires, region), strict=True)
    values = {name: value for name, value in pairs if value is not None}
    if not values:
        raise typer.BadParameter("没有写要填的内容，如 --number、--issuer", param_hint="选项")
    with open_library() as assistant:
        document = assistant.stock.describe(document_id, values)
    if as_json:
        print_json(document_record(document))
    else:
        say(f"已为《{document.title}》填写 {len(values)} 项；重新添加这份文件时仍会保留。")


def removed(as_json: Json = False) -> None:
    """What can be put back."""
    with open_library() as assistant:
        found = assistant.stock.removed()
    if as_json:
        print_json([removed_record(one) for one in found])
    elif not found:
        say("没有可以恢复的文件。")
    else:
        print_table(
            ("编号", "标题", "移除日期", "可恢复到"),
            [(one.document.id, one.document.title, str(one.day), str(one.until)) for one in found],
        )
        say("恢复：dangwu library put-back 编号")


def put_back(document_id: RemovedId, as_json: Json = False) -> None:
    """Take a removal back."""
    with open_library() as assistant:
        document = assistant.stock.put_back(document_id)
    if as_json:
        print_json(document_record(document))
    else:
        say(f"已恢复《{document.title}》。")


def erase(document_id: RemovedId, yes: Yes = False, as_json: Json = False) -> None:
    """Delete a removed document for good, after asking."""
    with open_library() as assistant:
        found = [one.document for one in assistant.stock.removed()]
        named = next((one.title for one in found if one.id.startswith(document_id)), document_id)
        if not yes and not _confirmed(named):
            tell("没有删除。确实要删除时请输入 y，或加上 --yes。")
            raise typer.Exit(NOT_CONFIRMED)
        document = assistant.stock.erase(document_id)
    if as_json:
        print_json(document_record(document))
    else:
        say(f"已彻底删除《{document.title}》，不能再恢复。")


def pending(as_json: Json = False) -> None:
    """What waits for a clerk: facts that are missing, documents that are alike or stand out."""
    with open_library() as assistant:
        stock = assistant.stock
        missing, alike, screened = stock.incomplete(), stock.alike(), stock.screened()
    if as_json:
        print_json(
            {
                "missing": [incomplete_record(one) for one in missing],
                "alike": [alike_record(one) for one in alike],
                "screened": [screened_record(one) for one in screened],
            }
        )
        return
    if missing:
        print_table(("编号", "标题", "缺什么"), [_lacking(one) for one in missing])
        say(f"共 {len(missing)} 份；补填：dangwu library describe 编号 --number 文号 …")
    for pair in alike:
        old, new = pair.older, pair.newer
        say(f"{pair.likeness}　《{one_line(old.title)}》{old.id} 与 {new.id}")
    if alike:
        say("去掉一份：dangwu library remove 编号；都留：dangwu library keep-both 编号 另一编号")
    for one in screened:
        for note in one.notes:
            say(f"请核对　《{one_line(one.document.title)}》{one.document.id}：{one_line(note)}")
    if not (missing or alike or screened):
        say("没有待处理的文件。")


def keep_both(document_id: DocumentId, other_id: OtherId) -> None:
    """Keep two documents that are alike, and do not ask again."""
    with open_library() as assistant:
        assistant.stock.keep_both(document_id, other_id)
    say("两份都保留，不再提示。")


def _lacking(one: Incomplete) -> tuple[str, ...]:
    return one.document.id, one.document.title, one.words


def _confirmed(title: str) -> bool:
    print(f"确定彻底删除《{title}》吗？不能再恢复。[y/n] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}
