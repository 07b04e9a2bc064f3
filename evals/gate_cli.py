"""`python -m evals gate`: what the gate for a model's sentences catches and drops."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from evals.answers import library
from evals.gate import evaluate_gate
from evals.gate_cases import gate_files, load_gate_cases
from evals.gate_tables import renew_gate, show_gate
from evals.report_sets import CASES, CORPUS

FILES = gate_files(CASES)


def add_gate(commands: Any) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "gate",
        help="模型写的句子：拦下多少错句，误删多少好句",
        description="模型写的句子：对着所引条款核对，拦下多少错句，误删多少好句，与近似系统的规则并列。",
    )
    add = parser.options.add_argument
    add("--cases", type=Path, nargs="+", default=list(FILES), metavar="文件", help="句子 JSONL")
    add("--documents", type=Path, nargs="+", default=[CORPUS], metavar="文件夹", help="资料文件夹")
    add("--home", type=Path, metavar="文件夹", help="资料库位置；不给则用临时文件夹")
    add("--page", type=Path, metavar="文件", help="把表写进这个 Markdown 页面")
    add("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    cases = load_gate_cases(options.cases)
    with library(options.documents, options.home) as assistant:
        figures = evaluate_gate(assistant, cases)
    if options.page:
        renew_gate(options.page, figures)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        show_gate(figures)
