"""`dangwu quiz bank`: the items that are kept, reviewed, changed, and how they did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    BankItem,
    ItemEdit,
    ItemState,
    ItemStatistics,
    MultipleRule,
    bank_record,
    imported_record,
    rule_status,
    statistics_record,
)
from assistant.cli import wording
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, print_table, say, tell
from assistant.cli.quiz_papers import Force, Layout
from assistant.cli.values import Json, member

_STEM = 36  # characters of a stem in a table

app = typer.Typer(
    cls=wording.Group,
    help="题库：出过的题都存在本机资料库文件夹里，可以审核、修改，导入成绩后看难度和区分度。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _state(text: str) -> ItemState:
    return ItemState(member(ItemState, text))


def _rule(text: str) -> MultipleRule:
    return MultipleRule(member(MultipleRule, text))


Id = Annotated[
    str, typer.Argument(metavar="编号", help="试题编号，写开头几位就行", show_default=False)
]
Ids = Annotated[
    list[str],
    typer.Argument(metavar="编号", help="试题编号，写开头几位就行，可写多个", show_default=False),
]
State = Annotated[
    ItemState | None,
    typer.Option("--state", metavar="状态", parser=_state, help="只看待审、通过或不用的题"),
]
Flagged = Annotated[bool, typer.Option("--flagged", help="只看依据已修改、废止或移除的题")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么")]
Rule = Annotated[
    MultipleRule,
    typer.Option(
        "--multiple",
        metavar="规则",
        parser=_rule,
        help=f"多选题怎么计分：{'、'.join(MultipleRule)}，默认{MultipleRule.ALL}",
    ),
]


@app.command("list", cls=wording.Command, help="列出题库里的题。")
def list_items(state: State = None, flagged: Flagged = False, as_json: Json = False) -> None:
    """All items that are kept, by document and clause."""
    with open_library() as assistant:
        kept = assistant.papers.bank.all(state, flagged)
    if as_json:
        print_json([bank_record(one) for one in kept])
    elif not kept:
        say("没有这样的题。题库里存的是写成过试卷的题：dangwu quiz --papers A --out 试卷.docx")
    else:
        columns = ("编号", "题型", "状态", "依据", "题干", "出自")
        print_table(columns, [_row(one) for one in kept])
        say(f"共 {len(kept)} 题，其中 {sum(bool(one.flag) for one in kept)} 题的依据有变动。")


@app.command("show", cls=wording.Command, help="查看一道题：选项、答案、解析、出处。")
def show(id: Id, as_json: Json = False) -> None:
    """One item with all there is to it."""
    with open_library() as assistant:
        kept = assistant.papers.bank.find(id)
    if as_json:
        print_json(bank_record(kept))
    else:
        say("\n".join(_lines(kept)))


@app.command("approve", cls=wording.Command, help="审核通过：出卷时先用这些题。")
def approve(ids: Ids, reason: Reason = "") -> None:
    """Let items into papers."""
    with open_library() as assistant:
        decided = assistant.papers.bank.approve(ids, reason)
    say(f"已通过 {len(decided)} 题。")


@app.command("reject", cls=wording.Command, help="标为不用：以后出卷不再用这些题，要写明原因。")
def reject(ids: Ids, reason: Reason = "") -> None:
    """Keep items out of papers."""
    with open_library() as assistant:
        decided = assistant.papers.bank.reject(ids, reason)
    say(f"已把 {len(decided)} 题标为不用。")


@app.command("edit", cls=wording.Command, help="修改一道题；答案要在依据原文里有。")
def edit(
    id: Id,
    stem: Annotated[str | None, typer.Option("--stem", metavar="题干", help="新题干")] = None,
    options: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="选项", help="新选项，按次序写全，可写多次"),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="答案", help="新答案：B、ACD、正确，几个空用；隔开"),
    ] = None,
    explanation: Annotated[
        str | None, typer.Option("--explanation", metavar="解析", help="新解析")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="主题", help="新主题")] = None,
    difficulty: Annotated[
        str | None, typer.Option("--difficulty", metavar="难度", help="易、中或难")
    ] = None,
    as_json: Json = False,
) -> None:
    """Change an item, which then waits for review."""
    texts = tuple(options) if options else None
    change = ItemEdit(stem, texts, key, explanation, topic, difficulty)
    with open_library() as assistant:
        changed = assistant.papers.bank.edit(id, change)
    if as_json:
        print_json(bank_record(changed))
    else:
        say(f"已修改，编号 {changed.item.id}，待审核。\n")
        say("\n".join(_lines(changed)))


@app.command("papers", cls=wording.Command, help="列出写成过文件的试卷和编号。")
def papers() -> None:
    """The papers that were written out."""
    with open_library() as assistant:
        kept = assistant.papers.bank.papers()
    if not kept:
        say("还没有写成过试卷：dangwu quiz --papers A,B --out 试卷.docx")
        return
    rows = [(one.id, one.name, str(len(one.questions)), str(one.made)) for one in kept]
    print_table(("编号", "试卷", "题数", "日期"), rows)


@app.command("reprint", cls=wording.Command, help="把出过的试卷原样再写成文件。")
def reprint(
    name: Annotated[str, typer.Argument(metavar="试卷", help="试卷编号或名称", show_default=False)],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="文件", help="写成文件，如 试卷.docx", show_default=False),
    ],
    layout: Layout = "通用",
    force: Force = False,
) -> None:
    """Write an earlier paper again, just as it was."""
    with open_library() as assistant:
        made = assistant.papers.reopen(name)
        files = assistant.papers.save(made, out, force, layout)
    for reason in made.reasons:
        tell(f"注意：{reason}。")
    for file in files:
        say(f"已写入 {file}")


@app.command("import-results", cls=wording.Command, help="导入成绩（.xlsx 或 .csv，每人一行）。")
def import_results(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="文件",
            help="第一行是列名：姓名或编号，其余是题号 1、2、3……；格里写得分或作答",
            show_default=False,
        ),
    ],
    paper: Annotated[
        str, typer.Option("--paper", metavar="试卷", help="哪份试卷：编号或名称")
    ] = "",
    rule: Rule = MultipleRule.ALL,
    as_json: Json = False,
) -> None:
    """Take in how persons did; their names are not kept."""
    with open_library() as assistant:
        told = assistant.papers.bank.import_results(source, paper, rule)
    if as_json:
        print_json(imported_record(told))
    else:
        for note in told.notes:
            tell(f"注意：{note}。")
        of = f"“{told.paper}”" if told.paper else ""
        say(f"已导入{of} {told.persons} 人、{told.items} 题的成绩，姓名没有保存。")
        say("难度和区分度：dangwu quiz bank stats")


@app.command("stats", cls=wording.Command, help="各题的难度和区分度，要先导入成绩。")
def stats(as_json: Json = False) -> None:
    """How items did, the worst discrimination first."""
    with open_library() as assistant:
        found = assistant.papers.bank.statistics()
        stems = {one.item.id: one.item.stem for one in assistant.papers.bank.all()}
    if as_json:
        print_json([statistics_record(one) for one in found])
    elif not found:
        say("还没有成绩。导入：dangwu quiz bank import-results 成绩.xlsx --paper 试卷编号")
    else:
        columns = ("编号", "题干", "人数", "难度", "区分度", "题总相关", "说明")
        print_table(columns, [_statistics(one, stems) for one in sorted(found, key=_worst)])
        say("难度是平均得分率；区分度是总分前 27% 与后 27% 的得分率之差；题总相关已去掉本题。")


def _worst(one: ItemStatistics) -> tuple[float, str]:
    return (2 if one.discrimination is None else one.discrimination), one.item_id


def _statistics(one: ItemStatistics, stems: dict[str, str]) -> tuple[str, ...]:
    stem = one_line(stems.get(one.item_id, "（已不在题库里）"), _STEM)
    figures = (one.difficulty, one.discrimination, one.correlation)
    shown = ("—" if value is None else f"{value:.2f}" for value in figures)
    return one.item_id, stem, str(one.persons), *shown, one.remark


def _row(one: BankItem) -> tuple[str, ...]:
    item = one.item
    state = str(one.state) + ("（改过）" if one.edited else "")
    stem = one_line(item.stem, _STEM)
    return item.id, item.kind.label, state, one.flag or "未变", stem, one_line(item.clause, 24)


def _lines(one: BankItem) -> Iterator[str]:
    item = one.item
    yield f"{item.id}　{item.kind.label}　{one.state}" + (f"：{one.reason}" if one.reason else "")
    if one.flag:
        yield f"注意：{one.flag}"
    yield from ("", item.stem)
    for letter, option in zip("ABCDEFGHIJ", item.options, strict=False):
        yield f"  {letter}．{option.text}"
    yield from ("", f"答案：{item.key_text}", f"解析：{item.explanation}")
    yield f"出处：{item.citation.label}　{rule_status(item.citation.document, item.clause)}"
    yield f"原文：“{item.citation.quote}”"
    yield f"难度：{item.difficulty}　主题：{item.topic}　考点：{item.aim}"
    if one.uses:
        yield f"用过的试卷：{'；'.join(one.uses)}"
