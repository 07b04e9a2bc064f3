"""Queries of the benchmark as tables for people: growth, memory and disk, several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.tables import cell

Rows = Sequence[Mapping[str, Any]]

_VERBS = {"search": "检索", "ask": "问答"}


def show_queries(console: Console, ours: Rows, baseline: Rows) -> None:
    """`ours` with ratios to `baseline`, whose rows stand in the same order."""
    nothing: Mapping[str, Any] = {}
    pairs = list(zip_longest(ours, baseline[: len(ours)], fillvalue=nothing))
    _show_search(console, pairs)
    _show_ask(console, ours)
    _show_size(console, pairs)
    _show_users(console, pairs)
    if any(row["stand_in"] for row in ours):
        console.print("标 * 的资料库用替身向量；提问一律由自带模型现算。")


def _show_search(console: Console, pairs: Sequence[tuple[Any, Any]]) -> None:
    table = Table(title="检索，毫秒")
    for name in ("段数", "p50", "p95", "处理器", "基线 p50", "基线 p95", "p50÷基线", "p95÷基线"):
        table.add_column(name, justify="right")
    for row, plain in pairs:
        ratio = row["ratio"] or {}
        own = (row["p50_ms"], row["p95_ms"], row["cpu_ms"])
        other = (plain.get("p50_ms"), plain.get("p95_ms"))
        shares = (ratio.get("p50_ms"), ratio.get("p95_ms"))
        table.add_row(_size(row), *map(cell, (*own, *other, *shares)))
    console.print(table)
    first, last = pairs[0][0], pairs[-1][0]
    if first is not last:
        times = last["p50_ms"] / first["p50_ms"]
        grown = f"从 {first['passages']} 段到 {last['passages']} 段，检索 p50 为 {times:.2f} 倍"
        console.print(f"{grown}（目标 ≤ 2 倍）。", highlight=False)
    console.print("目标：10 万段时 p50 ≤ 50，p95 ≤ 120。", highlight=False)


def _show_ask(console: Console, ours: Rows) -> None:
    table = Table(title="问答，毫秒")
    for name in ("段数", "p50", "p95", "打开后首次检索", "整条命令 dangwu ask"):
        table.add_column(name, justify="right")
    for row in ours:
        figures = (row["ask_p50_ms"], row["ask_p95_ms"], row["first_ms"], row["command_ms"])
        table.add_row(_size(row), *map(cell, figures))
    console.print(table)
    console.print("目标：整条命令 < 3000。", highlight=False)


def _show_size(console: Console, pairs: Sequence[tuple[Any, Any]]) -> None:
    table = Table(title="内存（问答进程峰值）与磁盘（资料库文件夹），MB")
    for name in ("段数", "内存", "基线", "÷基线", "磁盘", "基线", "÷基线"):
        table.add_column(name, justify="right")
    for row, plain in pairs:
        figures: list[Any] = []
        for key in ("rss_mb", "disk_mb"):
            figures += [row[key], plain.get(key), (row["ratio"] or {}).get(key)]
        table.add_row(_size(row), *map(cell, figures))
    console.print(table)


def _show_users(console: Console, pairs: Sequence[tuple[Any, Any]]) -> None:
    table = Table(title="多人同时使用")
    for name in ("段数", "事项", "人数", "次/秒", "p50", "p95", "基线 次/秒", "÷基线"):
        table.add_column(name, justify="right")
    for row, plain in pairs:
        other = {one["users"]: one["per_s"] for one in plain.get("users", [])}
        for one in row["users"]:
            rate = other.get(one["users"]) if one["verb"] == "search" else None
            figures = (one["per_s"], one["p50_ms"], one["p95_ms"], rate)
            ratio = one["per_s"] / rate if rate else None
            people = (_VERBS[one["verb"]], str(one["users"]))
            table.add_row(_size(row), *people, *map(cell, (*figures, ratio)))
    console.print(table)


def _size(row: Mapping[str, Any]) -> str:
    return f"{row['passages']}{'*' if row['stand_in'] else ''}"
