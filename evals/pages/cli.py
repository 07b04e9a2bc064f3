"""`python -m evals page`: weight and speed of the page, ours beside Gradio's own chat page."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals import answers
from evals.arguments import count
from evals.pages.measuring import measure_page
from evals.pages.serving import OURS, PLAIN
from evals.pages.window import OURS as OUR_SHAPE
from evals.pages.window import PLAIN as PLAIN_SHAPE
from evals.progress import say
from evals.questions import load_questions
from evals.report_sets import CORPUS
from evals.tables import cell

_CASES = Path(__file__).resolve().parents[1] / "cases" / "secretaries.jsonl"


def add_page(commands: Any) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "page",
        help="页面在浏览器里多重、多快，许多人同时提问怎样",
        description=(
            "用真的 Chromium 打开页面：多久能提问、传多少字节、第一次答复多久，"
            "再开许多页面同时提问；旁边是 Gradio 自带的聊天页面，背后是同一个资料库。"
        ),
    )
    add = parser.options.add_argument
    add("--corpus", type=Path, default=CORPUS, metavar="文件夹", help="起步资料库")
    add("--home", type=Path, metavar="文件夹", help="现成的资料库；不给则新建一个临时的")
    add("--windows", type=count, default=20, metavar="N", help="同时打开的页面，默认 20")
    add("--loads", type=count, default=5, metavar="N", help="打开几次取中位数，默认 5")
    add("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    questions = [
        case.text for case in load_questions([_CASES], None) if not case.history and case.text
    ]
    report = {}
    with tempfile.TemporaryDirectory() as scratch:
        home = options.home or Path(scratch)
        if not options.home:
            with answers.library([options.corpus], home):
                pass  # filled, and closed again for those who serve it
        for name, served, shape in (
            ("ours", OURS, OUR_SHAPE), ("plain", PLAIN, PLAIN_SHAPE),
        ):  # fmt: skip
            say(f"测量{'本项目的页面' if name == 'ours' else 'Gradio 自带的聊天页面'}…")
            report[name] = measure_page(
                home, served, shape, questions, options.windows, options.loads
            )
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
    else:
        _show(report)


def _show(report: dict[str, Any]) -> None:
    table = Table("项目", "本项目", "Gradio 聊天页", "目标", title="页面")
    ours, plain = report["ours"], report["plain"]
    for name, key, goal in (
        ("打开到能提问，毫秒", "ready_ms", "≤ 2000"),
        ("再次打开，毫秒", "ready_again_ms", "≤ 2000"),
        ("第一次答复，毫秒", "first_answer_ms", ""),
        ("传输，字节", "weight_bytes", ""),
        ("请求，次", "requests", ""),
        ("服务内存，MB", "server_mb", ""),
    ):
        table.add_row(name, cell(ours[key]), cell(plain[key]), goal)
    both = ours["crowd"], plain["crowd"]
    label = f"{both[0]['windows']} 个页面同时提问"
    for name, key in (
        ("失败，次", "failed"), ("p50，毫秒", "p50_ms"), ("p95，毫秒", "p95_ms"),
        ("最慢，毫秒", "max_ms"), ("此时换一处，最慢毫秒", "paint_ms"),
    ):  # fmt: skip
        table.add_row(f"{label}：{name}", *(cell(one[key]) for one in both), "")
    Console().print(table)
