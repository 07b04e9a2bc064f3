"""`dangwu journal`: what was asked, what had no answer, what was thought of answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant import (
    KIND_NAMES,
    Asked,
    BlindSpot,
    Handling,
    asked_record,
    blind_spot_record,
    written_evidence,
)
from assistant.cli import wording
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, print_table, say, tell
from assistant.cli.values import Json, member, whole

NOT_CONFIRMED = 1
_QUESTION, _REASON, _NOTE = 46, 40, 30  # characters in a table
_ID = 8  # characters of an id that are shown, and enough to name it


def _most(text: str | int) -> int:
    return whole(str(text), 1, 100_000)


def _handling(text: str) -> Handling:
    return Handling(member(Handling, text))


app = typer.Typer(
    cls=wording.Group,
    help="问答记录：问过的问题、答不上来的、用户的反馈，只存在本机资料库文件夹里。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Words = Annotated[str, typer.Option("--words", metavar="词", help="只列问题或答复里有这个词的")]
Most = Annotated[int, typer.Option("--most", metavar="条数", parser=_most, help="最多列几条")]
Target = Annotated[
    Path, typer.Argument(metavar="文件", help="Excel 文件，如 问答记录.xlsx", show_default=False)
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="文件", help="写成 Excel 文件，如 清单.xlsx")
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问，直接清空")]
Id = Annotated[
    str, typer.Argument(metavar="编号", help="问题的编号，写开头几位就行", show_default=False)
]
State = Annotated[
    Handling,
    typer.Argument(
        metavar="办理", parser=_handling, help="待处理、已处理或不处理", show_default=False
    ),
]
RemarkText = Annotated[
    str, typer.Option("--remark", metavar="说明", help="办理说明，提问的人看得到")
]
EvidenceLines = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="出处", help="正确的出处，如 《文件名》第四条；可写多次"),
]
Must = Annotated[
    list[str] | None, typer.Option("--must", metavar="词", help="答复里必须有的词；可写多次")
]
Refuse = Annotated[bool, typer.Option("--refuse", help="资料库没有依据，应当拒答")]


@app.command("list", cls=wording.Command, help="列出问过的问题，最近的在前。")
def list_asked(words: Words = "", most: Most = 50, as_json: Json = False) -> None:
    """Questions that were asked."""
    with open_library() as assistant:
        found, days = assistant.journal.entries(words, most), assistant.journal.days
    if as_json:
        print_json([asked_record(one) for one in found])
    elif not found:
        say("没有找到问题。" if words else "还没有记下问题。")
    else:
        columns = ("编号", "时间", "结果", "问题", "类型", "用时（毫秒）", "来源", "未答复的原因")
        print_table(columns, [_row(one) for one in found])
        kept = f"问答记录保留 {days} 天。" if days else "问答记录现在没有开启。"
        say(f"共列出 {len(found)} 条。{kept}")


@app.command("unanswered", cls=wording.Command, help="答不上来的问题，相近的归在一起。")
def unanswered(out: Out = None, force: Force = False, as_json: Json = False) -> None:
    """Blind spots, the most frequent first."""
    with open_library() as assistant:
        spots = assistant.journal.unanswered()
        if out:
            assistant.journal.export_unanswered(out, force)
    if as_json:
        print_json([blind_spot_record(one) for one in spots])
    elif out:
        say(f"已写入 {out}：{len(spots)} 类问题。")
    elif not spots:
        say("没有答不上来的问题。")
    else:
        print_table(("次数", "问法", "最近一次", "需要的文件"), [_spot(one) for one in spots])


@app.command("feedback", cls=wording.Command, help="列出用户的反馈，待处理的在前。")
def feedback(as_json: Json = False) -> None:
    """What was said of answers."""
    with open_library() as assistant:
        voted = assistant.journal.feedback()
    if as_json:
        print_json([asked_record(one) for one in voted])
    elif not voted:
        say("还没有反馈。")
    else:
        columns = ("编号", "时间", "评价", "问题", "说明", "办理", "办理说明")
        print_table(columns, [_voted(one) for one in voted])


@app.command("settle", cls=wording.Command, help="记下一条反馈怎么办理的。")
def settle(id: Id, handling: State, remark: RemarkText = "") -> None:
    """Note what was done about a feedback."""
    with open_library() as assistant:
        asked = assistant.journal.settle(id, handling, remark)
    say(f"“{one_line(asked.question, _QUESTION)}”的反馈已改为“{handling}”。")


@app.command(
    "case", cls=wording.Command, help="把一个问题存为评测题，供 python -m evals answers 用。"
)
def case(id: Id, evidence: EvidenceLines = None, must: Must = None, refuse: Refuse = False) -> None:
    """Append the question with its expected evidence to the file of cases."""
    if bool(evidence) == refuse:
        raise typer.BadParameter("写明正确的出处 --evidence，或者写 --refuse，两样选一样")
    with open_library() as assistant:
        found = []
        for line in evidence or ():
            named, document = written_evidence(line, assistant.documents())
            if named.article.startswith("第"):
                assistant.clause(document.id, named.article)
            found.append(named)
        file = assistant.journal.make_case(id, found, must or ())
    say(f"已存为评测题：{file}")


@app.command("export", cls=wording.Command, help="把问答、答不上来的问题、反馈写成 Excel 文件。")
def export(target: Target, force: Force = False) -> None:
    """Write all of it into a workbook."""
    with open_library() as assistant:
        assistant.journal.export(target, force)
    say(f"已写入 {target}。里面是用户问过的话，请妥善保管，不用了就删去。")


@app.command("clear", cls=wording.Command, help="彻底清空问答记录、历史对话和反馈。")
def clear(yes: Yes = False) -> None:
    """Delete all of it, after asking."""
    with open_library() as assistant:
        if not yes and not _confirmed():
            tell("没有清空。确实要清空时请输入 y，或加上 --yes。")
            raise typer.Exit(NOT_CONFIRMED)
        count = assistant.journal.clear()
    say(f"已清空问答记录：{count} 个问题。已经导出的文件请自行处理。")


def _row(one: Asked) -> tuple[str, ...]:
    kind = KIND_NAMES.get(one.kind, one.kind)
    question, reason = one_line(one.question, _QUESTION), one_line(one.reason, _REASON)
    times = (f"{one.at:%Y-%m-%d %H:%M}", str(one.ending))
    return (one.id[:_ID], *times, question, kind, str(round(one.ms)), str(one.channel), reason)


def _spot(one: BlindSpot) -> tuple[str, ...]:
    asked = "；".join(one_line(question, _QUESTION) for question in one.examples)
    return (str(one.count), asked, f"{one.last:%Y-%m-%d}", one.wanted)


def _voted(one: Asked) -> tuple[str, ...]:
    told: Any = one.feedback
    said = (f"{told.given:%Y-%m-%d %H:%M}", str(told.verdict), one_line(one.question, _QUESTION))
    done = (one_line(told.note, _NOTE), str(told.handling), one_line(told.remark, _NOTE))
    return (one.id[:_ID], *said, *done)


def _confirmed() -> bool:
    question = "全部问答记录、历史对话和反馈将彻底删除，不能恢复，确定吗？[y/n] "
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}
