"""`python -m evals report|retrieval|answers|bench|gate|golden|visits|page`: run, print tables."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant import AssistantError
from evals import answers, bench, retrieval
from evals.apart import run_apart
from evals.arguments import USER_ERROR, Parser, count, counts
from evals.bench_tables import show_bench
from evals.gate_cli import add_gate
from evals.golden_run import add_golden
from evals.pages.cli import add_page
from evals.progress import say
from evals.questions import load_questions
from evals.report_cli import add_evidence, add_report
from evals.speed.format_files import FORMATS
from evals.systems import SYSTEMS
from evals.tables import show_answers, show_retrieval
from evals.visit_packs import add_visits


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = Parser(prog="python -m evals", description="评测：检索、问答、速度。")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    add_report(commands)
    _add_retrieval(commands)
    _add_answers(commands)
    _add_bench(commands)
    add_gate(commands)
    add_golden(commands)
    add_visits(commands)
    add_page(commands)
    add_evidence(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code (0 done, 1 a figure dropped, 2 unusable input)."""
    options = build_parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int | None] = options.run
    try:
        return run(options) or 0
    except AssistantError as error:
        say(f"评测没有完成：{error}")
        return USER_ERROR
    except KeyboardInterrupt:
        say("评测已中断。")
        return 130


def _add_retrieval(commands: Any) -> None:
    parser = commands.add_parser(
        "retrieval",
        help="检索评测：本项目与基线并列",
        description="检索评测：任意“问题→段落”数据，本项目与基线并列。",
    )
    add = parser.options.add_argument
    add("--corpus", type=Path, required=True, metavar="文件", help="语料 JSONL：pid、title、text")
    add(
        "--queries",
        type=Path,
        required=True,
        metavar="文件",
        help="问题 JSONL：qid、query、positive",
    )
    add("--limit-queries", type=count, metavar="N", help="只用前 N 个问题")
    add("--cache", type=Path, metavar="文件夹", help="保存索引和向量，下次不再重算")
    add(
        "--systems",
        nargs="+",
        choices=list(SYSTEMS),
        default=list(SYSTEMS),
        metavar="方案",
        help=f"只评这些方案：{'、'.join(SYSTEMS)}",
    )
    add("--by-query", action="store_true", help=argparse.SUPPRESS)  # for `report`
    add("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run_retrieval)


def _add_answers(commands: Any) -> None:
    parser = commands.add_parser(
        "answers",
        help="问答评测：依据、引文、拒答",
        description="问答评测：把资料入库，逐题提问，核对依据、引文、要点和拒答。",
    )
    add = parser.options.add_argument
    add("--questions", type=Path, nargs="+", required=True, metavar="文件", help="题目 JSONL")
    add(
        "--documents",
        type=Path,
        nargs="+",
        required=True,
        metavar="文件夹",
        help="资料文件夹或文件",
    )
    add("--home", type=Path, metavar="文件夹", help="资料库位置；不给则用临时文件夹")
    add("--limit", type=count, metavar="N", help="只评前 N 题")
    add("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run_answers)


def _add_bench(commands: Any) -> None:
    parser = commands.add_parser(
        "bench",
        help="速度与内存，与基线并列",
        description="速度与内存：启动、入库、检索，与最常见的做法并列。",
    )
    add = parser.options.add_argument
    add("--quick", action="store_true", help="小规模，约三分钟")
    add("--full", action="store_true", help="测到 100000 段、10000 份文件，共约一个多小时")
    add(
        "--passages",
        type=counts,
        metavar="N,N",
        help="检索和问答测速的段落数，用逗号隔开（默认 1000,10000）",
    )
    add("--corpus", type=Path, default=bench.CORPUS, metavar="文件夹", help="取句子的资料文件夹")
    add(
        "--documents",
        type=counts,
        metavar="N,N",
        help="增长一项测的份数，用逗号隔开（默认 100,1000）",
    )
    add(
        "--formats",
        nargs="+",
        choices=list(FORMATS),
        default=list(FORMATS),
        metavar="格式",
        help=f"只测这些格式：{'、'.join(FORMATS)}（SCAN 是扫描件）",
    )
    add(
        "--part",
        nargs="+",
        choices=list(bench.PARTS),
        default=list(bench.PARTS),
        metavar="部分",
        help=f"只测这些部分：{'、'.join(bench.PARTS)}",
    )
    add("--here", action="store_true", help=argparse.SUPPRESS)  # one part, for `bench.run`
    add("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run_bench)


def _run_retrieval(options: argparse.Namespace) -> None:
    corpus = retrieval.load_corpus(options.corpus)
    queries = retrieval.load_queries(options.queries, options.limit_queries)
    if len(options.systems) == 1:
        (system,) = options.systems
        rows = [retrieval.evaluate(system, corpus, queries, options.cache, options.by_query)]
    else:
        retrieval.warn_absent(corpus, queries)
        shared = ["retrieval", "--corpus", str(options.corpus), "--queries", str(options.queries)]
        if options.limit_queries:
            shared += ["--limit-queries", str(options.limit_queries)]
        if options.cache:
            shared += ["--cache", str(options.cache)]
        rows = [run_apart([*shared, "--systems", name])[0] for name in options.systems]
    _print_json(rows) if options.json else show_retrieval(rows)


def _run_answers(options: argparse.Namespace) -> None:
    questions = load_questions(options.questions, options.limit)
    with answers.library(options.documents, options.home) as assistant:
        report = answers.evaluate(assistant, questions)
    _print_json(report) if options.json else show_answers(report)


def _run_bench(options: argparse.Namespace) -> None:
    choice = bench.Choice(
        options.corpus,
        options.passages,
        options.quick,
        options.full,
        tuple(options.part),
        tuple(options.formats),
        options.documents,
    )
    if options.here:
        _print_json(bench.run_here(choice))
        return
    report = bench.run(choice)
    _print_json(report) if options.json else show_bench(report)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
