"""The Markdown table of a report, kept between two marks of docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.report_words import (
    GROWTH_NAMES,
    RANK_NAMES,
    SYSTEM_NAMES,
    figure,
    growth_source,
    machine_words,
    with_interval,
)
from evals.tables import ANSWER_NAMES, KIND_NAMES

BEGIN = "<!-- Written by `make eval` from here … -->"
END = "<!-- … to here. -->"
_HEAD = "# 评测结果\n"
_BY_KIND = ("evidence_hit@5", "mrr", "cited_evidence", "must_include", "list_complete")


def renew(page: Path, report: dict[str, Any]) -> None:
    """Write the tables between the marks; a page without them gets them at its end."""
    text = page.read_text("utf-8") if page.is_file() else _HEAD
    if BEGIN not in text or END not in text:
        text = f"{text.rstrip()}\n\n{BEGIN}\n{END}\n"
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"{head}{BEGIN}\n\n{tables(report)}\n{END}{tail}", "utf-8")


def tables(report: dict[str, Any]) -> str:
    """When, how and where; then a section for each set."""
    lines = [f"{machine_words(report)}方括号里是 95% 区间（按题目自助抽样）。", ""]
    for entry in report["sets"]:
        lines += [*_section(entry), ""]
    if report["growth"]:
        lines += [*_growth(report), ""]
    lines += [f"- 没有测：{row['title']}（{row['why']}）" for row in report["skipped"]]
    return "\n".join(lines).rstrip() + "\n"


def _section(entry: dict[str, Any]) -> Iterator[str]:
    yield f"### {entry['title']}"
    yield ""
    if entry["sort"] == "documents":
        held = f"{entry['documents']} 份文件、{entry['passages']} 段、{entry['questions']} 题。"
        yield f"{held}检索方案并列，命中与 MRR 只算能答的题："
    else:
        yield f"{entry['questions']} 个问题："
    yield ""
    yield from _rows(["方案", *RANK_NAMES.values()], _system_rows(entry["systems"]))
    yield ""
    yield from _against(entry["against_best"])
    if entry["sort"] == "documents":
        yield from _answers(entry["answers"])


def _system_rows(systems: Sequence[dict[str, Any]]) -> list[list[str]]:
    return [
        [SYSTEM_NAMES.get(row["system"], row["system"])]
        + [with_interval(row[name], row["ci"].get(name)) for name in RANK_NAMES]
        for row in systems
    ]


def _against(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    said = []
    for row in rows:
        low, high = row["interval"] or (None, None)
        bounds = "" if low is None else f" [{low:+.3f}, {high:+.3f}]"
        best = SYSTEM_NAMES.get(row["best"], row["best"])
        said.append(f"{RANK_NAMES[row['figure']]} {row['difference']:+.3f}{bounds}（对{best}）")
    if said:
        yield f"本项目减最好的其他方案，同题配对：{'；'.join(said)}。"


def _answers(figures: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield "问答："
    yield ""
    rows = [
        [label, with_interval(figures[name], figures["ci"].get(name))]
        for name, label in ANSWER_NAMES.items()
        if name != "n"
    ]
    yield from _rows(["指标", "全部"], rows)
    yield ""
    yield "按题型："
    yield ""
    kinds = {kind: part for kind, part in figures["by_kind"].items() if kind != "unanswerable"}
    body = [
        [KIND_NAMES.get(kind, kind), str(part["n"])] + [figure(part[name]) for name in _BY_KIND]
        for kind, part in kinds.items()
    ]
    yield from _rows(["题型", "题数", *(ANSWER_NAMES[name] for name in _BY_KIND)], body)


def _growth(report: dict[str, Any]) -> Iterator[str]:
    yield "### 随资料增长"
    yield ""
    yield f"合成的资料。{growth_source(report)}"
    yield ""
    body = [
        [str(row["passages"]), *(figure(row.get(name)) for name in GROWTH_NAMES)]
        for row in report["growth"]
    ]
    yield from _rows(["段落", *GROWTH_NAMES.values()], body)


def _rows(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in body:
        yield f"| {' | '.join(cell.replace('|', '／') for cell in row)} |"
