"""`dangwu quiz`: items with their keys and evidence, as Markdown on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Annotated

import typer

from assistant import (
    GAP,
    MOST_ITEMS,
    Item,
    ItemKind,
    QuizRequest,
    QuizResult,
    quiz_record,
    wording_notices,
)
from assistant.cli import quiz_bank, quiz_papers, wording
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say, tell
from assistant.cli.rewording import require_model
from assistant.cli.values import Json, whole

_LETTERS = "ABCDEFGHIJ"
_ORDER = "一二三四五"
_MOST_SEED = 1_000_000_000


def _count(text: str | int) -> int:
    return whole(str(text), 1, MOST_ITEMS)


def _seed(text: str | int) -> int:
    return whole(str(text), 0, _MOST_SEED)


def read_kinds(words: Sequence[str] | None) -> tuple[ItemKind, ...]:
    """The kinds that are named in Chinese or English, several in one word or one by one."""
    named = {name: kind for kind in ItemKind for name in (str(kind), kind.label, f"{kind.label}题")}
    found: list[ItemKind] = []
    for word in (part for one in words or () for part in one.replace("，", ",").split(",")):
        kind = named.get(word.strip().lower())
        if kind is None:
            choice = "、".join(f"{kind}（{kind.label}）" for kind in ItemKind)
            raise typer.BadParameter(f"没有“{word}”这种题型，可选：{choice}")
        found.append(kind)
    return tuple(dict.fromkeys(found))


def _split(words: Sequence[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for one in words or () for part in one.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


Count = Annotated[
    int, typer.Option("--count", metavar="题数", parser=_count, help="出几道题，默认 20")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", metavar="题型", help="只出这些题型，如 单选,多选,判断,填空,简答"),
]
FromDocuments = Annotated[
    list[str] | None,
    typer.Option("--documents", metavar="文件", help="只从这些文件出题：编号或者标题里的字"),
]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="主题", help="只出这个主题的题，如 党费")
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed", metavar="数字", parser=_seed, help="换一个数字换一批题，同一个数字每次相同"
    ),
]

Reword = Annotated[
    bool,
    typer.Option("--reword", help="请配置的语言模型把题干改得通顺些；与出处不符的保留原来的题干"),
]

app = typer.Typer(
    cls=wording.Group,
    help="从资料库出题：五种题型，每题都有出处；可以组成试卷，出过的题存进题库。",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(quiz_bank.app, name="bank")


@app.callback()
def quiz(
    context: typer.Context,
    count: Count = 20,
    kinds: Kinds = None,
    documents: FromDocuments = None,
    topic: Topics = None,
    seed: Seed = 0,
    papers: quiz_papers.Papers = None,
    blueprint: quiz_papers.BlueprintFile = None,
    template: quiz_papers.Template = False,
    out: quiz_papers.Out = None,
    title: quiz_papers.Title = "",
    minutes: quiz_papers.Minutes = 0,
    layout: quiz_papers.Layout = "通用",
    force: quiz_papers.Force = False,
    reword: Reword = False,
    as_json: Json = False,
) -> None:
    """Print items, or put papers together, or say why there are fewer than were asked for."""
    if context.invoked_subcommand:
        return
    if template:
        quiz_papers.give_template(out, force)
        return
    request = QuizRequest(count, read_kinds(kinds), _split(documents), _split(topic), (), seed)
    if papers or blueprint or out:
        wanted = quiz_papers.Wanted(blueprint, papers or "", title, minutes)
        to = quiz_papers.Written(out, layout, force)
        quiz_papers.make_papers(request, wanted, to, reword, as_json)
        return
    with open_library() as assistant:
        require_model(assistant, reword)
        result = assistant.quiz(request, reword)
    if as_json:
        print_json(quiz_record(result))
        return
    say("\n".join(_lines(result)))
    for told in (*result.reasons, *wording_notices(result.wording, "题")):
        tell(told)


def _lines(result: QuizResult) -> Iterator[str]:
    number = 0
    groups = groupby(result.items, key=lambda item: item.kind)
    for part, (kind, items) in enumerate(groups):
        rows = list(items)
        yield f"## {_ORDER[part]}、{kind.label}题（{len(rows)} 题）"
        yield ""
        for item in rows:
            number += 1
            yield from _item(number, item)


def _item(number: int, item: Item) -> Iterator[str]:
    yield f"{number}. {one_line(item.stem).replace('（ ）', GAP)}"
    for letter, option in zip(_LETTERS, item.options, strict=False):
        yield f"   - {letter}. {one_line(option.text)}"
    yield f"   - 答案：{one_line(item.key_text)}"
    yield f"   - 解析：{one_line(item.explanation)}"
    yield f"   - 难度：{item.difficulty}　主题：{one_line(item.topic)}"
    yield f"   - 出处：{one_line(item.citation.label)}"
    yield ""
