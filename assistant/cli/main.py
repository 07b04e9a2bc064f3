"""The command `dangwu`: puts the groups together and is the one place that catches errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from assistant import AssistantError
from assistant.cli import (
    ask,
    checklist,
    corpus,
    dates,
    guide,
    journal,
    library,
    models,
    quiz,
    search,
    serve,
    visit,
    visits,
    wording,
)
from assistant.cli.output import say, tell, use_utf8

USER_ERROR = 2
CANCELLED = 130

app = typer.Typer(
    cls=wording.Group,
    help="党务助手：非公企业党务工作者的本地问答与资料库，句句有出处。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(library.app, name="library")
app.add_typer(corpus.app, name="corpus")
app.add_typer(models.app, name="models")
app.add_typer(visits.app, name="visits")
app.add_typer(quiz.app, name="quiz")
app.add_typer(journal.app, name="journal")
app.command("search", cls=wording.Command, help="查找与问题最相关的段落。")(search.search)
app.command("ask", cls=wording.Command, help="回答一个问题，逐句注明出处。")(ask.ask)
app.command("checklist", cls=wording.Command, help="开出一件事的办理清单，可打印、可勾选。")(
    checklist.checklist
)
app.command("dates", cls=wording.Command, help="算出条款里的时限是哪一天，可导出日历。")(
    dates.dates
)
app.command("guide", cls=wording.Command, help="组织设置向导：填企业情况，看该建什么党组织。")(
    guide.guide
)
app.command("visit", cls=wording.Command, help="走访资料包：读企业情况表，生成走访要带的材料。")(
    visit.visit
)
app.command("serve", cls=wording.Command, help="打开网页，在浏览器里提问。")(serve.serve)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process: 0 done, 2 the user has something to put right."""
    use_utf8()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    try:
        return int(app(args=arguments, prog_name="dangwu", standalone_mode=False) or 0)
    except AssistantError as error:
        tell(f"出错：{error}")
    except typer.TyperException as error:
        _usage(error)
    except typer.Abort:
        tell("已取消。")
        return CANCELLED
    return USER_ERROR


def _usage(error: typer.TyperException) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":
        say(error.format_message())
    else:
        tell(f"出错：{wording.usage_error(error)}")
