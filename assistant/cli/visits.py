"""`dangwu visits`: the enterprises that are kept, what visits found, how parks get on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import KeptProfile, Problem, Visit, kept_record
from assistant.cli import wording
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, print_table, say, tell
from assistant.cli.values import Json, day

NOT_CONFIRMED = 1
_NAME = 30  # characters of a name in a table
_DUE = re.compile(r"(.+)[@＠]\s*(\d[\d./年月日-]*)\s*", re.DOTALL)

app = typer.Typer(
    cls=wording.Group,
    help="走访档案：已存的企业、走访情况、问题跟踪和各园区进度，只存在本机资料库文件夹里。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Name = Annotated[
    str,
    typer.Argument(
        metavar="企业",
        help="企业名称，写出能认准的一部分就行；同名的写成：名称（园区）",
        show_default=False,
    ),
]
WholeName = Annotated[
    str,
    typer.Argument(
        metavar="企业", help="企业名称，要写全；同名的写成：名称（园区）", show_default=False
    ),
]
On = Annotated[
    date | None,
    typer.Option("--on", metavar="日期", parser=day, help="哪天去的，默认今天"),
]
Found = Annotated[str, typer.Option("--found", metavar="情况", help="了解到的情况，一段话")]
Problems = Annotated[
    list[str] | None,
    typer.Option("--problem", metavar="问题", help="新发现的问题，可写多次；期限写成：问题@日期"),
]
Done = Annotated[
    list[str] | None,
    typer.Option("--done", metavar="问题", help="已办结的问题：序号，或其中几个字；可写多次"),
]
BackupTarget = Annotated[
    Path, typer.Argument(metavar="文件", help="备份文件，如 走访档案.json", show_default=False)
]
BackupSource = Annotated[
    Path,
    typer.Argument(metavar="文件", help="dangwu visits export 导出的文件", show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问，直接删除")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="文件", help="写成 Excel 文件，如 进度.xlsx")
]
Force = Annotated[bool, typer.Option("--force", help="同名文件已经存在时覆盖它")]


@app.command("list", cls=wording.Command, help="列出已存的企业，以及各自的达标情况和未办结问题。")
def list_kept(as_json: Json = False) -> None:
    """All that are kept, by park or district."""
    with open_library() as assistant:
        kept = assistant.visits.all()
    if as_json:
        print_json([kept_record(one) for one in kept])
    elif not kept:
        say("走访档案还是空的。生成走访资料包时会存下企业情况：dangwu visit 企业情况.toml")
    else:
        columns = ("企业", "园区或区县", "上次走访", "达标", "未达标", "缺资料", "未办结问题")
        print_table(columns, [_row(one) for one in kept])
        say(f"共 {len(kept)} 家。")


@app.command("show", cls=wording.Command, help="查看一家企业：历次走访和问题。")
def show(name: Name, as_json: Json = False) -> None:
    """One enterprise."""
    with open_library() as assistant:
        kept = assistant.visits.find(name)
    if as_json:
        print_json(kept_record(kept))
    else:
        say("\n".join(_lines(kept)))


@app.command("record", cls=wording.Command, help="记一次走访：情况、新问题、办结的问题。")
def record(
    name: Name,
    on: On = None,
    found: Found = "",
    problems: Problems = None,
    done: Done = None,
    as_json: Json = False,
) -> None:
    """Note what a visit found; the next pack carries the open problems over."""
    if not (found.strip() or problems or done):
        raise typer.BadParameter(
            "没有写走访情况。情况写 --found，新问题写 --problem，办结的写 --done，至少写一项"
        )
    visit = Visit(on or date.today(), found.strip())
    noted = [_problem(words) for words in problems or ()]
    with open_library() as assistant:
        kept = assistant.visits.record(name, visit, noted, done or ())
    if as_json:
        print_json(kept_record(kept))
    else:
        left = len(kept.open_problems)
        say(f"已记下 {visit.day} 对“{kept.profile.name}”的走访，未办结问题 {left} 个。")


@app.command("forget", cls=wording.Command, help="彻底删除一家企业的全部情况和走访记录。")
def forget(name: WholeName, yes: Yes = False) -> None:
    """Delete all that is kept of an enterprise, after asking."""
    with open_library() as assistant:
        if not yes and not _confirmed(name):
            tell("没有删除。确实要删除时请输入 y，或加上 --yes。")
            raise typer.Exit(NOT_CONFIRMED)
        assistant.visits.forget(name)
    say(
        f"已彻底删除“{name.strip()}”的企业情况和走访记录。"
        "已导出的文件和走访档案的备份里还有，请自行处理。"
    )


@app.command("export", cls=wording.Command, help="把走访档案导出为一个备份文件。")
def export_kept(target: BackupTarget, force: Force = False) -> None:
    """Write all that is kept into one file."""
    with open_library() as assistant:
        count = assistant.visits.export(target, force)
    say(f"已导出到 {target}：{count} 家企业。里面是企业的情况，请妥善保管，不用了就删去。")


@app.command("import", cls=wording.Command, help="导入走访档案的备份；和现有的合在一起，不丢。")
def import_kept(source: BackupSource) -> None:
    """Take over what an export wrote."""
    with open_library() as assistant:
        count = assistant.visits.restore(source)
        held = len(assistant.visits.all())
    say(f"已导入 {source}：{count} 家企业，现在共 {held} 家。两边都有的，每一项以日期晚的为准。")


@app.command("progress", cls=wording.Command, help="各园区进度，可写成带图表的 Excel。")
def progress(out: Out = None, force: Force = False) -> None:
    """How each park or district gets on."""
    with open_library() as assistant:
        areas = assistant.visits.progress()
        count = assistant.visits.save_overview(out, force) if out else 0
    if out:
        say(f"已写入 {out}：{count} 家企业，{len(areas)} 个园区。")
    elif not areas:
        say("走访档案还是空的，没有进度可看。")
    else:
        columns = ("园区或区县", "企业", "达标", "未达标", "缺资料", "初次达标率", "现在达标率")
        rows = [
            (one.area, str(one.enterprises), *map(str, one.counts), one.first_share, one.share)
            + (str(one.open_problems), str(one.done_problems))
            for one in areas
        ]
        print_table((*columns, "未办结问题", "已办结问题"), rows)


def _row(kept: KeptProfile) -> tuple[str, ...]:
    counts = [str(number) if kept.latest else "—" for number in kept.counts]
    last = str(kept.profile.last_visit or "")
    left = str(len(kept.open_problems))
    name = one_line(kept.profile.name, _NAME)
    return (name, kept.profile.area or "", last, *counts, left)


def _lines(kept: KeptProfile) -> Iterator[str]:
    profile = kept.profile
    yield f"{profile.name}　{profile.area or ''}".rstrip()
    if kept.latest:
        met, unmet, missing = kept.counts
        yield f"{kept.latest.day} 达标检查：达标 {met}，未达标 {unmet}，缺资料 {missing}"
    yield from ("", "问题" if profile.problems else "没有记录问题。")
    for number, one in enumerate(profile.problems, start=1):
        due = f"（期限 {one.due}）" if one.due else ""
        yield f"{number}. {'[已办结]' if one.done else '[未办结]'} {one.text}{due}"
    yield from ("", "走访" if kept.visits else "还没有走访记录。")
    for visit in kept.visits:
        yield f"{visit.day}　{visit.found or '（没有写情况）'}"


def _problem(words: str) -> Problem:
    """What is behind the last @ is a day only where it looks like one."""
    found = _DUE.fullmatch(words)
    return Problem(found[1].strip(), day(found[2].strip())) if found else Problem(words.strip())


def _confirmed(name: str) -> bool:
    question = f"“{name.strip()}”的企业情况和走访记录将彻底删除，不能恢复，确定吗？[y/n] "
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}
