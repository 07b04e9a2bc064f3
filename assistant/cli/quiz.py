"""`dangwu quiz`: papers for now; the items alone come with the makers."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant import QuizRequest
from assistant.cli import quiz_bank, quiz_papers, wording
from assistant.cli.opening import open_library
from assistant.cli.values import Json

app = typer.Typer(
    cls=wording.Group,
    help="出题组卷：从资料库出题，写成试卷；题库见 dangwu quiz bank。",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(quiz_bank.app, name="bank")


@app.callback()
def quiz(
    context: typer.Context,
    count: Annotated[int, typer.Option("--count", min=1, max=1000)] = 20,
    seed: Annotated[int, typer.Option("--seed")] = 0,
    papers: quiz_papers.Papers = None,
    blueprint: quiz_papers.BlueprintFile = None,
    template: quiz_papers.Template = False,
    out: quiz_papers.Out = None,
    title: quiz_papers.Title = "",
    minutes: quiz_papers.Minutes = 0,
    layout: quiz_papers.Layout = "通用",
    force: quiz_papers.Force = False,
    as_json: Json = False,
) -> None:
    """Make papers."""
    if context.invoked_subcommand:
        return
    if template:
        quiz_papers.give_template(out, force)
        return
    with open_library() as assistant:
        request = QuizRequest(count, seed=seed)
        plan = (
            assistant.papers.blueprint(blueprint)
            if blueprint
            else assistant.papers.plan(count, request, papers or "", title, minutes)
        )
    quiz_papers.make_papers(plan, out, layout, force, as_json)
