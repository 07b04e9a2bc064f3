"""Reports as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

_RETRIEVAL = {
    "hit@1": "首位命中",
    "hit@5": "前5命中",
    "hit@10": "前10命中",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
    "passages_per_s": "入库 段/秒",
    "query_ms_p50": "检索 p50 毫秒",
    "query_ms_p95": "检索 p95 毫秒",
    "rss_mb": "内存峰值 MB",
}
ANSWER_NAMES = {
    "n": "题数",
    "evidence_hit@1": "依据首位",
    "evidence_hit@5": "依据前5",
    "evidence_hit@10": "依据前10",
    "mrr": "MRR",
    "ndcg@10": "nDCG@10",
    "cited_evidence": "引对依据",
    "citation_precision": "引文准确",
    "citation_valid": "引文属实",
    "must_include": "必含",
    "conclusion_must_include": "结论必含",
    "list_complete": "清单完整",
    "yes_no_right": "是非正确",
    "refusal_recall": "该拒则拒",
    "false_refusals": "误拒",
    "ms_p50": "p50 毫秒",
    "ms_p95": "p95 毫秒",
}
COMPOSERS = {"generative": "模型行文", "extractive": "原文摘句", "refused": "拒答"}
KIND_NAMES = {
    "fact": "事实",
    "yesno": "是非",
    "list": "清单",
    "howto": "怎么办",
    "followup": "追问",
    "conflict": "新旧冲突",
    "unanswerable": "不能答",
}


def show_retrieval(rows: Sequence[dict[str, Any]]) -> None:
    """Measures down, systems across."""
    table = Table("指标", *(row["system"] for row in rows), title="检索评测")
    for name, label in _RETRIEVAL.items():
        table.add_row(label, *(cell(row[name]) for row in rows))
    Console().print(table)


def show_answers(report: dict[str, Any]) -> None:
    """Measures down, kinds across; then refusals by subtype, unresolved clauses and failures."""
    console = Console()
    kinds = report["by_kind"]
    table = Table("指标", "全部", *(KIND_NAMES.get(kind, kind) for kind in kinds), title="问答评测")
    for name, label in ANSWER_NAMES.items():
        table.add_row(label, cell(report[name]), *(cell(kinds[kind][name]) for kind in kinds))
    console.print(table)
    for line in _of_model(report.get("model") or {}):
        console.print(line, markup=False, highlight=False)
    for name, figures in report["refusal_by_subtype"].items():
        line = f"拒答 {name or '未分类'}：{cell(figures['refusal_recall'])}（{figures['n']} 题）"
        console.print(line, markup=False, highlight=False)
    for entry in report["unresolved"]:
        line = f"资料中没有这一条：{entry['id']} {entry['clause']}"
        console.print(line, markup=False, highlight=False)
    for failure in report["failures"]:
        line = f"{failure['id']} {failure['question']} → {'；'.join(failure['why'])}"
        console.print(line, markup=False, highlight=False)


def _of_model(told: dict[str, Any]) -> Iterator[str]:
    """Who composed the answers, what the gate held back and why, how long it took."""
    if not told:
        return
    by = "，".join(f"{COMPOSERS.get(name, name)} {n} 题" for name, n in told["composers"].items())
    yield f"语言模型 {told['name']}：问到 {told['asked']} 题；{by}。"
    yield f"模型写了 {told['written']} 句，略去 {told['dropped']} 句。"
    for fault, count in told["faults"].items():
        yield f"  略去的原因：{fault}，{count} 句"
    for note, count in told["notes"].items():
        yield f"  改用原文的原因：{note}（{count} 题）"
    yield (
        f"首句 p50 {cell(told['first_sentence_p50_ms'])} 毫秒，"
        f"p95 {cell(told['first_sentence_p95_ms'])} 毫秒；核对一句 {cell(told['check_ms'])} 毫秒；"
        f"每题词元：提示 {cell(told['prompt_tokens'])}，回答 {cell(told['reply_tokens'])}。"
    )


def cell(value: Any) -> str:
    """A figure as a table shows it; a dash for none."""
    if value is None:
        return "—"
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 2 else f"{value:.1f}"
    return str(value)
