"""`python -m evals.training check|embedder|compare|legal-queries`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from assistant import AssistantError
from evals.arguments import USER_ERROR, Parser
from evals.jsonl import read_rows
from evals.progress import say
from evals.report_sets import CASES, CORPUS, SHARED
from evals.training.compare import compare
from evals.training.embedder import Recipe, tune
from evals.training.examples import DATA, load_examples
from evals.training.export import export
from evals.training.faults import evaluation_faults, own_faults, text_faults
from evals.training.gather import cloze, kept_out, mined, shelves, training_rows
from evals.training.legal import kept_out as legal_kept_out

WORK = Path("evals/report/training")


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
    recipe = Recipe()
    for name, value in asdict(recipe).items():
        flag = "--" + name.replace("_", "-")
        embedder.options.add_argument(flag, type=type(value), default=value, metavar="值")
    embedder.options.add_argument(
        "--base", type=Path, default=SHARED / "models" / "e5-small-zh", metavar="文件夹"
    )
    embedder.options.add_argument(
        "--sentences", type=int, default=600, metavar="N", help="每个资料库取多少句原文当问题"
    )
    embedder.options.add_argument("--out", type=Path, required=True, metavar="文件夹")
    embedder.set_defaults(run=_embedder)
    beside = commands.add_parser("compare", help="几个向量模型并列：只用没参加训练的题")
    beside.options.add_argument("models", nargs="+", metavar="模型", help="名称或文件夹")
    beside.set_defaults(run=_compare)
    legal = commands.add_parser("legal-queries", help="写出没参加训练的法律问题，供检索评测用")
    legal.options.add_argument("--out", type=Path, required=True, metavar="文件")
    legal.set_defaults(run=_legal_queries)
    for each in (check, embedder, beside, legal):
        _add_folders(each)
    return parser


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
    recipe = Recipe(**{name: getattr(options, name) for name in asdict(Recipe())})
    with shelves(options.corpus, options.shared, options.work) as held:
        examples = [*load_examples(options.data), *cloze(held, options.sentences)]
        rows = mined(examples, held, recipe.seed, out=False)
    tuned = options.work / "tuned"
    chosen = training_rows(rows, options.shared, recipe.seed)
    tune(options.base, chosen, recipe, tuned)
    size = export(tuned, options.out, chosen)
    say(f"写好了：{options.out}（{size / 2**20:.1f} MB）")
    return 0


def _compare(options: argparse.Namespace) -> int:
    examples = [e for e in load_examples(options.data) if e.clause and kept_out(e.clause)]
    folders = [options.corpus, options.shared / "documents", options.shared / "seed"]
    present = [folder for folder in folders if folder.is_dir()]
    for standing in compare(options.models, examples, present, options.work):
        print(json.dumps(asdict(standing), ensure_ascii=False))
    return 0


def _legal_queries(options: argparse.Namespace) -> int:
    rows = read_rows(options.shared / "bench" / "stard" / "queries.jsonl", ("query", "positive"))
    left = [json.dumps(row, ensure_ascii=False) for row in rows if legal_kept_out(row["query"])]
    options.out.write_text("\n".join(left) + "\n", encoding="utf-8")
    say(f"{len(left)} 个问题写进了 {options.out}。")
    return 0


def evaluation_questions(shared: Path) -> list[str]:
    """Every question that measures the product, where the files lie here."""
    files = [*CASES.glob("*.jsonl"), shared / "questions" / "dev.jsonl"]
    sets = [shared / "bench" / name / "queries.jsonl" for name in ("dangwu", "gz-tianhe")]
    asked = [
        str(row["question"]) for file in files if file.is_file() for row in read_rows(file, ())
    ]
    return asked + [
        str(row["query"]) for file in sets if file.is_file() for row in read_rows(file, ())
    ]
