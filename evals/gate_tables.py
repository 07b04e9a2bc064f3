"""The figures of the gate as a table on screen, and as a section of docs/evaluation.md."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.gate import OURS, OURS_PASSAGE
from evals.gate_cases import GOOD

BEGIN = "<!-- Written by `python -m evals gate --page` from here … -->"
END = "<!-- … to here (gate). -->"
KINDS = {
    "number": "数字错",
    "article": "条号错",
    "body": "机构或人员错",
    "negation": "应当、可以、不得错",
    "deadline": "期限互换",
    "stale": "失效文本",
    "passage": "标错段落",
    "document_number": "编造文件名或文号",
    "uncited": "没有标出处",
}
SYSTEMS = {
    OURS: "本项目（引到句）",
    OURS_PASSAGE: "本项目（引到段）",
    "kotaemon": "kotaemon 的规则",
    "ragflow": "RAGFlow 的规则",
    "figures": "只核数字和文件名",
}


def show_gate(figures: dict[str, Any]) -> None:
    """Kinds down, systems across; then sets, attribution, times and what went wrong."""
    console = Console()
    head, *body = _rows(figures)
    table = Table(*head, title="模型写的句子：拦下的错句，误删的好句")
    for row in body:
        table.add_row(*row)
    console.print(table)
    for line in _notes(figures):
        console.print(line, markup=False, highlight=False)
    for case in figures["cases"]:
        line = f"{case['id']} {KINDS.get(case['kind'], '好句')}：{case['text']}"
        console.print(line, markup=False, highlight=False)


def renew_gate(page: Path, figures: dict[str, Any]) -> None:
    """Write the table between its marks; a page without them gets them at its end."""
    text = page.read_text("utf-8") if page.is_file() else "# 评测结果\n"
    if BEGIN not in text or END not in text:
        text = f"{text.rstrip()}\n\n## 模型写的句子\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    head, *body = _rows(figures)
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in body]
    told = "\n".join([*lines, "", *(f"- {note}" for note in _notes(figures))])
    page.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{after}", "utf-8")


def gate_section(figures: dict[str, Any]) -> str:
    """The same table and notes as HTML."""
    head, *body = _rows(figures)
    rows = "".join(f"<tr>{_cells('td', row)}</tr>" for row in body)
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in _notes(figures))
    return (
        f"<table><thead><tr>{_cells('th', head)}</tr></thead><tbody>{rows}</tbody></table>"
        f"<ul>{notes}</ul>"
    )


def _cells(tag: str, row: list[str]) -> str:
    return "".join(f"<{tag}>{html.escape(one)}</{tag}>" for one in row)


def _rows(figures: dict[str, Any]) -> Iterator[list[str]]:
    yield ["", "句数", *SYSTEMS.values()]
    kinds, wrong = figures["kinds"], figures["wrong"]
    for kind, label in KINDS.items():
        if n := kinds.get(kind):
            yield [label, str(n), *(_share(n - wrong[name][kind], n) for name in SYSTEMS)]
    bad = sum(n for kind, n in kinds.items() if kind != GOOD)
    missed = {name: sum(n for kind, n in wrong[name].items() if kind != GOOD) for name in SYSTEMS}
    yield ["拦下的错句，合计", str(bad), *(_share(bad - missed[name], bad) for name in SYSTEMS)]
    good = kinds.get(GOOD, 0)
    yield ["误删的好句", str(good), *(_share(wrong[name][GOOD], good) for name in SYSTEMS)]


def _notes(figures: dict[str, Any]) -> Iterator[str]:
    for part, groups in figures["sets"].items():
        good, bad = groups["good"], groups["bad"]
        caught = [_share(bad["n"] - bad[name], bad["n"]) for name in (OURS, OURS_PASSAGE)]
        lost = [_share(good[name], good["n"]) for name in (OURS, OURS_PASSAGE)]
        yield (
            f"第 {part} 组：错句拦下 {caught[0]}（引到段 {caught[1]}），"
            f"好句误删 {lost[0]}（引到段 {lost[1]}）。"
        )
    found = figures["attribution"]
    yield (
        f"没有标出处的 {found['n']} 句，在检索到的 8 段里找到依据 {found['found']} 句，"
        f"其中 {found['right']} 句就在所指的条款。"
    )
    yield f"每句用时：中位数 {figures['ms']['p50']} 毫秒，p95 {figures['ms']['p95']} 毫秒。"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.1%}" if whole else "—"
