"""Speed, memory and growth: every part in a fresh process, ours beside the plain script."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.apart import run_apart
from evals.progress import say
from evals.speed.ingest import measure_ingest, measure_plain_ingest
from evals.speed.query import measure_plain_query, measure_query
from evals.speed.startup import measure_start

_BUSY = 0.3  # load a core above which the figures say more about the neighbours
CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Load:
    """How much is measured."""

    corpus: Path
    passages: int
    ingest: int
    runs: int
    rounds: int


PARTS: dict[str, Callable[[Load], dict[str, Any]]] = {
    "start": lambda load: measure_start(load.corpus, load.runs),
    "ingest": lambda load: measure_ingest(load.corpus, load.ingest, load.rounds),
    "plain_ingest": lambda load: measure_plain_ingest(load.corpus, load.ingest),
    "query": lambda load: measure_query(load.corpus, load.passages),
    "plain_query": lambda load: measure_plain_query(load.corpus, load.passages),
}


def load_for(corpus: Path, passages: int, quick: bool) -> Load:
    """The usual load, or a small one that ends within about a minute."""
    if quick:
        return Load(corpus, min(passages, 300), ingest=100, runs=3, rounds=1)
    return Load(corpus, passages, ingest=600, runs=5, rounds=2)


def run_all(corpus: Path, passages: int, quick: bool) -> dict[str, Any]:
    """All parts one after another, each alone in its process; how busy the machine was before."""
    arguments = ["bench", "--corpus", str(corpus), "--passages", str(passages)]
    arguments += ["--quick"] if quick else []
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    if load > _BUSY * cores:
        say(f"注意：机器正忙（负载 {load:.1f}，{cores} 核），测出的时间会偏长。")
    parts = {name: run_apart([*arguments, "--part", name]) for name in PARTS}
    return {"cores": cores, "load_before": round(load, 2), **parts}


def compared(report: dict[str, Any]) -> list[tuple[str, Any, Any, str]]:
    """Rows of (measure, ours, baseline, target) for the table."""
    start, ingest, query = report["start"], report["ingest"], report["query"]
    plain_ingest, plain_query = report["plain_ingest"], report["plain_query"]
    stand_in = "，替身向量" if query["stand_in"] else ""
    asked = f"检索（{query['passages']} 段{stand_in}）"
    return [
        ("导入 assistant，毫秒", start["import_ms"], None, "< 500"),
        ("dangwu --help，毫秒", start["help_ms"], None, "< 500"),
        ("冷启动提问，毫秒", start["ask_ms"], None, "< 3000"),
        ("入库，段/秒", ingest["passages_per_s"], plain_ingest["passages_per_s"], ""),
        ("入库，字/秒", ingest["characters_per_s"], plain_ingest["characters_per_s"], ""),
        ("同样段落只算向量，段/秒", None, ingest["bare_passages_per_s"], ""),
        ("入库 ÷ 只算向量", ingest["ratio"], None, "≥ 0.80"),
        ("未变文件夹再入库，新算向量", ingest["unchanged_embedded"], None, "0"),
        ("未变文件夹再入库，秒", ingest["unchanged_seconds"], None, ""),
        (f"{asked} p50，毫秒", query["p50_ms"], plain_query["p50_ms"], "< 60"),
        (f"{asked} p95，毫秒", query["p95_ms"], plain_query["p95_ms"], ""),
        ("入库内存峰值，MB", ingest["rss_mb"], plain_ingest["rss_mb"], ""),
        ("检索内存峰值，MB", query["rss_mb"], plain_query["rss_mb"], ""),
    ]
