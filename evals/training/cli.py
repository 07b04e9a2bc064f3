"""`python -m evals.training check|embedder|judge|decisions|compare|reliability|legal-queries`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from assistant import AssistantError, Settings, spoken_reason
from evals.arguments import USER_ERROR, Parser
from evals.errors import InputError
from evals.kept_library import kept_library
from evals.progress import say
from evals.report_sets import CORPUS, SHARED
from evals.training.card import draw_sample
from evals.training.compare import compare
from evals.training.decisions import load_rows, train, write_weights
from evals.training.embedder import Recipe, require_weights, tune
from evals.training.evaluation_sets import evaluation_questions, legal_queries_left_out
from evals.training.examples import DATA, Example, load_examples
from evals.training.export import export
from evals.training.faults import evaluation_faults, own_faults, text_faults
from evals.training.gather import cloze, kept_out, mined, shelves, training_rows
from evals.training.judge import JudgeRecipe, train_judge
from evals.training.judge_export import JUDGE, export_judge
from evals.training.judge_groups import legal_groups, library_groups
from evals.training.judge_states import States
from evals.training.legal import legal_rows
from evals.training.reliability import reliability

_RECIPE = {
    "epochs": "训练几遍",
    "batch": "一批几题",
    "learning_rate": "学习率",
    "temperature": "相似度除以它",
    "tokens": "训练时每段最多几个词元",
    "kept": "掺回多少未训练的权重",
    "answering": "“能不能答”在损失里的分量",
    "width": "每个词元几个数",
    "seed": "随机种子",
}
WORK = Path("evals/report/training")
BASE = SHARED / "models" / "e5-small-zh"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code (0 done, 1 faults found, 2 unusable input)."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except AssistantError as error:
        say(f"没有完成：{error}")
        return USER_ERROR
    except KeyboardInterrupt:
        say("已中断。")
        return 130


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = Parser(prog="python -m evals.training", description="训练检索模型。")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    check = commands.add_parser("check", help="检查训练题：重复、照抄、与评测题相近")
    check.set_defaults(run=_check)
    embedder = commands.add_parser("embedder", help="训练向量模型并导出 int8 ONNX")
    _add_recipe(embedder, Recipe())
    add = embedder.options.add_argument
    add("--base", type=Path, default=BASE, metavar="文件夹", help="未经训练的模型")
    add("--sentences", type=int, default=600, metavar="N", help="每个资料库取多少句原文当问题")
    add("--out", type=Path, required=True, metavar="文件夹", help="导出到哪里")
    embedder.set_defaults(run=_embedder)
    judge = commands.add_parser("judge", help="训练判断模型，写进向量模型的文件夹")
    _add_recipe(judge, JudgeRecipe())
    judge.options.add_argument(
        "--sentences", type=int, default=700, metavar="N", help="取多少句原文当问题"
    )
    judge.options.add_argument(
        "--out", type=Path, required=True, metavar="文件夹", help="向量模型的文件夹"
    )
    judge.set_defaults(run=_judge)
    beside = commands.add_parser("compare", help="几个向量模型并列：只用没参加训练的题")
    beside.options.add_argument("models", nargs="+", metavar="模型", help="名称或文件夹")
    beside.set_defaults(run=_compare)
    believed = commands.add_parser(
        "reliability", help="判断模型说的可能性与实际对照：只用没参加训练的题"
    )
    believed.set_defaults(run=_reliability)
    legal = commands.add_parser("legal-queries", help="写出没参加训练的法律问题，供检索评测用")
    legal.options.add_argument(
        "--out", type=Path, required=True, metavar="文件", help="写到哪个文件"
    )
    legal.set_defaults(run=_legal_queries)
    decisions = commands.add_parser("decisions", help="训练“是否”判断，用没参加训练的条款量一遍")
    decisions.options.add_argument(
        "--out", type=Path, required=True, metavar="文件", help="权重写到哪个文件"
    )
    decisions.set_defaults(run=_decisions)
    for each in (check, embedder, judge, beside, believed, legal, decisions):
        _add_folders(each)
    return parser


def _add_recipe(parser: Any, recipe: Recipe | JudgeRecipe) -> None:
    for name, value in asdict(recipe).items():
        parser.options.add_argument(
            "--" + name.replace("_", "-"),
            type=type(value),
            default=value,
            metavar="值",
            help=f"{_RECIPE[name]}（默认 {value}）",
        )


def _add_folders(parser: Any) -> None:
    add = parser.options.add_argument
    add("--data", type=Path, default=DATA, metavar="文件夹", help="训练题")
    add("--corpus", type=Path, default=CORPUS, metavar="文件夹", help="起步资料库")
    add("--shared", type=Path, default=SHARED, metavar="文件夹", help="真实文件和数据集")
    add("--work", type=Path, default=WORK, metavar="文件夹", help="中间结果")


def _check(options: argparse.Namespace) -> int:
    examples = load_examples(options.data)
    texts: dict[Any, str] = {}
    with shelves(options.corpus, options.shared, options.work) as held:
        for shelf in held:
            texts |= shelf.wordings()
    faults = chain(
        own_faults(examples),
        evaluation_faults(examples, evaluation_questions(options.shared)),
        text_faults(examples, texts),
    )
    lines = list(faults)
    print(*lines, sep="\n", end="\n" if lines else "")
    say(f"核对了 {len(examples)} 道训练题，发现 {len(lines)} 处问题。")
    return 1 if lines else 0


def _embedder(options: argparse.Namespace) -> int:
    require_weights(options.base)
    recipe = Recipe(**{name: getattr(options, name) for name in asdict(Recipe())})
    with shelves(options.corpus, options.shared, options.work) as held:
        asked = load_examples(options.data)
        sample = draw_sample(asked, held, recipe.seed)
        rows = mined([*asked, *cloze(held, options.sentences)], held, recipe.seed, out=False)
    tuned = options.work / "tuned"
    tune(options.base, training_rows(rows, options.shared, recipe.seed), recipe, tuned)
    size = export(tuned, options.out, sample)
    say(f"写好了：{options.out}（{size / 2**20:.1f} MB）")
    return 0


def _judge(options: argparse.Namespace) -> int:
    recipe = JudgeRecipe(**{name: getattr(options, name) for name in asdict(JudgeRecipe())})
    asked = load_examples(options.data)
    groups = library_groups(asked, options.sentences, _present(options), options.work / "judge")
    legal = options.shared / "bench" / "stard"
    if legal.is_dir():
        groups += legal_groups(legal_rows(legal, recipe.seed), recipe.seed)
    texts = [text for group in groups for text in group.texts]
    states = States(options.out, [group.question for group in groups], texts)
    size = export_judge(train_judge(groups, states, recipe), options.out)
    say(f"写好了：{options.out / JUDGE}（{size / 2**10:.0f} KB）")
    return 0


def _present(options: argparse.Namespace) -> list[Path]:
    folders = [options.corpus, options.shared / "documents", options.shared / "seed"]
    return [folder for folder in folders if folder.is_dir()]


def _left_out(options: argparse.Namespace) -> list[Example]:
    return [e for e in load_examples(options.data) if e.clause and kept_out(e.clause)]


def _reliability(options: argparse.Namespace) -> int:
    home = options.work / "reliability"
    with kept_library(_present(options), home, Settings(home=home)) as assistant:
        for row in reliability(assistant, _left_out(options)):
            print(json.dumps(asdict(row)))
    return 0


def _compare(options: argparse.Namespace) -> int:
    examples = _left_out(options)
    for standing in compare(options.models, examples, _present(options), options.work):
        print(json.dumps(asdict(standing), ensure_ascii=False))
    return 0


def _decisions(options: argparse.Namespace) -> int:
    with shelves(options.corpus, options.shared, options.work) as held:
        rows = load_rows(held)
    trained = train(rows)
    print(json.dumps(trained.report))
    try:
        size = write_weights(trained, options.out)
    except OSError as error:
        raise InputError(f"写不进 {options.out}：{spoken_reason(error)}。") from error
    say(f"{len(rows)} 道题，写好了 {size} 个特征的权重：{options.out}。")
    return 0


def _legal_queries(options: argparse.Namespace) -> int:
    left = legal_queries_left_out(options.shared)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in left]
    try:
        options.out.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"写不进 {options.out}：{spoken_reason(error)}。") from error
    say(f"{len(left)} 个问题写进了 {options.out}。")
    return 0
