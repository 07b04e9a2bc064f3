"""`python -m evals report`, and `evidence`, which it starts once for every baseline."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from assistant import Settings, build_assistant
from evals import report, window_search
from evals.arguments import count, counts
from evals.questions import load_questions
from evals.report_growth import STORED
from evals.report_sets import CASES, CORPUS, SHARED


def add_report(commands: Any) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "report",
        help="全部评测：网页报告、对照表、与基线比较",
        description=(
            "全部评测：问答、检索、与基线方案和近似系统并列，写成网页报告和对照表，"
            "并与上次认可的结果比较；有指标下降超出误差时退出码为 1。"
        ),
    )
    add = parser.options.add_argument
    add("--quick", action="store_true", help="只测起步资料库三分之一的题目和两个小数据集")
    add("--full", action="store_true", help="连 50,725 条的法律数据集也测（第一次约一小时）")
    add("--out", type=Path, default=report.OUT, metavar="文件夹", help="报告位置")
    add("--update-baseline", action="store_true", help="认可这次结果，写入基线")
    add(
        "--bench",
        type=Path,
        metavar="文件",
        help="增长一项取自 bench --json 的这份结果（默认 evals/bench.json，没有就现测）",
    )
    add("--sizes", type=counts, default=(1_000, 10_000), metavar="N,N", help="增长一项测的段落数")
    add("--cases", type=Path, default=CASES, metavar="文件夹", help="起步资料库的题目（*.jsonl）")
    add("--corpus", type=Path, default=CORPUS, metavar="文件夹", help="起步资料库")
    add(
        "--shared", type=Path, default=SHARED, metavar="文件夹", help="真实文件和数据集，没有就跳过"
    )
    add("--baseline", type=Path, default=report.BASELINE, metavar="文件", help="基线文件")
    add("--page", type=Path, metavar="文件", help="写入对照表的 Markdown 文件")
    parser.set_defaults(run=_run_report)


def add_evidence(commands: Any) -> None:
    """One baseline over a library that exists; not listed in the help, since `report` runs it."""
    parser = commands.add_parser("evidence", description="一个基线方案在一个资料库上的依据命中。")
    add = parser.options.add_argument
    add("--questions", type=Path, nargs="+", required=True, metavar="文件", help="题目 JSONL")
    add("--home", type=Path, required=True, metavar="文件夹", help="资料库位置")
    add("--system", choices=window_search.BASELINES, required=True, metavar="方案", help="方案")
    add("--cache", type=Path, required=True, metavar="文件夹", help="保存向量的位置")
    add("--every", type=count, default=1, metavar="N", help="每 N 题取一题")
    add("--json", action="store_true", help="输出 JSON（总是）")
    parser.set_defaults(run=_run_evidence)


def _run_report(options: argparse.Namespace) -> int:
    flags = [name for name in ("quick", "full") if getattr(options, name)]
    page = options.page or (None if options.quick else report.PAGE)
    return report.run(
        report.Order(
            cases=options.cases,
            corpus=options.corpus,
            shared=options.shared,
            out=options.out,
            baseline=options.baseline,
            page=page,
            command=" ".join(["python -m evals report", *(f"--{flag}" for flag in flags)]),
            quick=options.quick,
            full=options.full,
            update=options.update_baseline,
            bench=options.bench or (STORED if STORED.is_file() else None),
            sizes=options.sizes,
        )
    )


def _run_evidence(options: argparse.Namespace) -> None:
    questions = load_questions(options.questions)[:: options.every]
    with build_assistant(Settings(home=options.home)) as assistant:
        documents = [assistant.contents(document.id) for document in assistant.documents()]
    found = window_search.evaluate(options.system, documents, questions, options.cache)
    print(json.dumps(found, ensure_ascii=False))
