"""The benchmark's report as tables for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.bench_query_tables import show_queries
from evals.speed.format_files import FORMAT_NAMES
from evals.tables import cell

Row = tuple[str, Any, Any, str]


def show_bench(report: dict[str, Any]) -> None:
    """Tables of single measures, queries, formats and growth: those that were measured."""
    console = Console()
    rows = [*_start(report), *_ingest(report), *_writing(report)]
    if rows:
        table = Table("项目", "本项目", "基线", "本项目÷基线", "目标", title="速度与内存")
        for name, ours, baseline, target in rows:
            table.add_row(name, cell(ours), cell(baseline), cell(_ratio(ours, baseline)), target)
        console.print(table)
    if "query" in report:
        show_queries(console, report["query"], report.get("plain_query", []))
    if "formats" in report:
        _show_formats(console, report["formats"])
    if "growth" in report:
        _show_growth(console, report["growth"])
    if "visits" in report:
        _show_visits(console, report["visits"])


def _start(report: dict[str, Any]) -> Iterator[Row]:
    if start := report.get("start"):
        yield "导入 assistant，毫秒", start["import_ms"], None, "< 500"
        yield "dangwu --help，毫秒", start["help_ms"], None, "< 500"
        yield "冷启动提问，毫秒", start["ask_ms"], None, "< 3000"


def _ingest(report: dict[str, Any]) -> Iterator[Row]:
    ours, plain = report.get("ingest"), report.get("plain_ingest", {})
    if not ours:
        return
    yield "入库，段/秒", ours["passages_per_s"], plain.get("passages_per_s"), ""
    yield "入库，字/秒", ours["characters_per_s"], plain.get("characters_per_s"), ""
    yield "同样段落只算向量，段/秒", None, ours["bare_passages_per_s"], ""
    yield "入库 ÷ 只算向量", ours["ratio"], None, "≥ 0.80"
    yield "未变文件夹再入库，新算向量", ours["unchanged_embedded"], None, "0"
    yield "未变文件夹再入库，秒", ours["unchanged_seconds"], None, ""
    yield "入库内存峰值，MB", ours["rss_mb"], plain.get("rss_mb"), ""


def _writing(report: dict[str, Any]) -> Iterator[Row]:
    if not (told := report.get("writing")):
        return
    yield "模型首句写完到显示，毫秒，p50", told["first_p50_ms"], None, "≤ 100"
    yield "同上，p95", told["first_p95_ms"], None, "≤ 100"
    yield "核对一句，毫秒，p50", told["check_p50_ms"], None, "≤ 30"
    yield "同上，p95", told["check_p95_ms"], None, "≤ 30"
    yield "写作的答案，份", told["asked"], None, ""
    yield "其中首句未被略去，份", told["shown"], None, ""


def _show_formats(console: Console, rows: list[dict[str, Any]]) -> None:
    for prefix, title in (("", "各格式入库"), ("bare_", "各格式入库，不算向量")):
        table = Table(
            "格式", "份数", "份/秒", "页/秒", "基线 页/秒", "÷基线", "忙核数", title=title
        )
        for row in rows:
            if row["ours"]:
                table.add_row(_name(row), *_format_cells(row, prefix))
        console.print(table)
    console.print("一页按 22 行、每行 28 字折算；基线只有 LangChain 常用读取器直接能读的格式。")
    for row in rows:
        if row["skipped"]:
            console.print(f"没有测 {_name(row)}：{row['skipped']}", markup=False, highlight=False)


def _format_cells(row: dict[str, Any], prefix: str) -> list[str]:
    ours, key = row["ours"], f"{prefix}pages_per_s"
    plain = row["baseline"][key] if row["baseline"] else None
    return [
        cell(ours[f"{prefix}files"]),
        cell(ours[f"{prefix}documents_per_s"]),
        cell(ours[key]),
        cell(plain),
        cell(_ratio(ours[key], plain)),
        cell(ours[f"{prefix}cores"]),
    ]


def _name(row: dict[str, Any]) -> str:
    name: str = row["format"]
    return FORMAT_NAMES.get(name, name)


_GROWTH_ROWS = (
    ("份/秒", "documents_per_s", ""),
    ("秒", "seconds", ""),
    ("新算向量，段", "embedded", ""),
    ("忙核数（处理器秒 ÷ 秒）", "cores", "接近核数"),
    ("内存峰值（全部进程），MB", "rss_mb", "不随份数增长"),
    ("未变文件夹再入库，秒", "again_seconds", "< 2"),
    ("同上，整条命令，秒", "again_command_seconds", "< 2"),
    ("同上，新算向量，段", "again_embedded", "0"),
    ("入库后共有，段", "passages", ""),
    ("再入库后共有，段", "again_passages", "不变"),
)


def _show_growth(console: Console, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        title = f"入库 {row['documents']} 份短文件"
        table = Table("项目", "本项目", "基线", "本项目÷基线", "目标", title=title)
        plain = row["baseline"] or {}
        for label, key, target in _GROWTH_ROWS:
            ours, baseline = row["ours"].get(key), plain.get(key)
            table.add_row(label, cell(ours), cell(baseline), cell(_ratio(ours, baseline)), target)
        console.print(table)
    if len(rows) > 1:
        peaks = [f"{row['documents']} 份 {cell(row['ours']['rss_mb'])} MB" for row in rows]
        growth = rows[-1]["ours"]["rss_mb"] / rows[0]["ours"]["rss_mb"]
        console.print(
            f"内存峰值：{'，'.join(peaks)}；最末是最初的 {growth:.2f} 倍。", highlight=False
        )


def _show_visits(console: Console, rows: list[dict[str, Any]]) -> None:
    title = "批量走访资料包（目标：200 家 60 秒内，内存平稳）"
    table = Table("企业数", "资料包", "秒", "内存峰值，MB", "开始时，MB", title=title)
    for row in rows:
        keys = ("enterprises", "packs", "seconds", "rss_mb", "rss_before_mb")
        table.add_row(*(cell(row[key]) for key in keys))
    console.print(table)


def _ratio(ours: Any, baseline: Any) -> float | None:
    if ours is None or not baseline:
        return None
    return float(ours) / float(baseline)
