"""How a report names systems and writes figures."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from evals.tables import cell

SYSTEM_NAMES = {
    "ours": "本项目",
    "ours-untuned": "本项目，未训练的模型",
    "words-bm25": "词语 BM25",
    "bigram-bm25": "双字 BM25",
    "vectors": "只用向量",
    "chatchat-defaults": "Chatchat 默认做法",
    "kotaemon-defaults": "kotaemon 默认做法",
}
RANK_NAMES = {
    "hit@1": "首位命中",
    "hit@5": "前 5 命中",
    "hit@10": "前 10 命中",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
}
GROWTH_NAMES = {
    "p50_ms": "检索 p50 毫秒",
    "p95_ms": "检索 p95 毫秒",
    "rss_mb": "内存峰值 MB",
}
DOCUMENT_NAMES = {"speech": "园区党建工作座谈会讲话"}
ROLE_NAMES = {
    "secretary": "支部书记",
    "instructor": "党建指导员",
    "trainer": "培训人员",
    "member": "党员",
    "owner": "企业主",
}


_STAND_IN = "两千段以上用代用向量，判断模型要等提问时才读段落；真实的资料库入库时已经读好，不必等。"


def growth_source(report: dict[str, Any]) -> str:
    """What the figures of growth stand on: a stored run, vectors that stand in for real ones."""
    name = report["growth_from"]
    stored = f"取自存下的测速结果（{html.escape(name)}），不是这次运行测的。" if name else ""
    stand_in = any(row.get("stand_in") for row in report["growth"])
    return stored + (_STAND_IN if stand_in else "")


def figure(value: Any) -> str:
    """A figure as tables show it."""
    return cell(value)


def with_interval(value: Any, bounds: Sequence[float] | None) -> str:
    """A figure with its interval in brackets."""
    shown = says_something(bounds)
    return f"{cell(value)} [{shown[0]:.2f}, {shown[1]:.2f}]" if shown else cell(value)


def says_something(bounds: Sequence[float] | None) -> Sequence[float] | None:
    """The interval, unless all questions scored alike: drawing among equals shows no doubt."""
    return bounds if bounds and bounds[0] < bounds[1] else None


def machine_words(report: dict[str, Any]) -> str:
    """Day, command, machine and time taken, as sentences."""
    on = report["machine"]
    memory = f"、{on['memory_gb']:.0f} GB 内存" if on["memory_gb"] else ""
    return (
        f"{on['day']}，`{report['command']}`，用时 {report['seconds'] / 60:.1f} 分钟。"
        f"机器：{on['processor']}，{on['cores']} 核{memory}，{on['system']}，"
        f"Python {on['python']}，开始时负载 {on['load']}。"
    )
