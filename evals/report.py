"""`python -m evals report`: everything measured in one run, as a page, a table and a verdict."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant
from evals import answers
from evals.baseline import Change, Values, compare, read_baseline, write_baseline
from evals.errors import InputError
from evals.gate import evaluate_gate
from evals.gate_cases import gate_files, load_gate_cases
from evals.gate_tables import renew_gate
from evals.kept_library import kept_library
from evals.machine import describe
from evals.progress import say
from evals.questions import Question, load_questions
from evals.report_baselines import measure_beside
from evals.report_figures import (
    Figures,
    SetValues,
    document_figures,
    document_values,
    row_figures,
    row_values,
)
from evals.report_growth import growth
from evals.report_page import page
from evals.report_sets import ROOT, DocumentSet, Sets, find_sets
from evals.report_table import renew
from evals.stages import Stages

BASELINE = ROOT / "evals" / "baseline.json"
PAGE = ROOT / "docs" / "evaluation.md"
OUT = ROOT / "evals" / "report"
DROPPED = 1


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for on the command line; `page`: the Markdown page, nothing for none."""

    cases: Path
    corpus: Path
    shared: Path
    out: Path
    baseline: Path
    page: Path | None
    command: str
    quick: bool = False
    full: bool = False
    update: bool = False
    bench: Path | None = None
    sizes: tuple[int, ...] = (1_000, 10_000)


def run(order: Order) -> int:
    """Measure, write, compare; 1 when a figure dropped beyond noise."""
    if order.update and order.quick:
        raise InputError(
            "--quick 只测一部分题目，不能作为基线；请不带 --quick 再用 --update-baseline。"
        )
    stages = Stages()
    before = read_baseline(order.baseline)
    machine = describe()
    sets = find_sets(order.cases, order.corpus, order.shared, order.quick)
    asked = {entry.name: _questions(entry) for entry in sets.documents}
    with stages.stage("随资料增长"):
        sizes = () if order.quick else order.sizes
        measured, without = growth(order.bench, sizes, order.corpus)
    figures, values, skipped = _measure(order, sets, asked, stages)
    with stages.stage("模型写的句子"):
        gate, unjudged = _gate(order, sets)
    changes = compare(before or {}, values)
    report = {
        "command": order.command,
        "machine": machine,
        "quick": order.quick,
        "sets": figures,
        "skipped": [{"title": title, "why": why} for title, why in (*skipped, *without, *unjudged)],
        "gate": gate,
        "growth": measured,
        "growth_from": order.bench.name if order.bench else None,
        "changes": [change.record for change in changes],
        "seconds": stages.total,
        "stages": stages.seconds,
    }
    _write(order, report, machine, values)
    return _verdict(order, changes, before)


def _measure(
    order: Order, sets: Sets, questions: dict[str, list[Question]], stages: Stages
) -> tuple[list[Figures], dict[str, SetValues], list[tuple[str, str]]]:
    """Baselines first, all cores busy; then ours asked alone, so that its times mean something."""
    cache = order.out / "cache"
    for asked in sets.documents:
        with stages.stage(f"{asked.title}入库"), _library(asked, cache):
            pass
    with stages.stage("各方案"):
        beside = measure_beside(sets, cache, order.full)
    figures: list[Figures] = []
    values: dict[str, SetValues] = {}
    for asked in sets.documents:
        with stages.stage(f"{asked.title}提问"), _library(asked, cache) as assistant:
            outcomes, unresolved = answers.judged(assistant, questions[asked.name])
            held = _held(assistant)
        figures.append(
            document_figures(asked, held, outcomes, unresolved, beside.documents[asked.name])
        )
        values[asked.name] = document_values(outcomes)
    for row_set, systems in beside.rows:
        figures.append(row_figures(row_set, systems))
        values[row_set.name] = row_values(systems)
    return figures, values, [*sets.skipped, *beside.skipped]


def _gate(order: Order, sets: Sets) -> tuple[Figures | None, list[tuple[str, str]]]:
    """What the gate for a model's sentences catches and drops, or why that was not measured."""
    title, files = "模型写的句子", gate_files(order.cases)
    if not files:
        return None, [(title, f"{order.cases} 里没有 gate 文件夹")]
    with _library(sets.documents[0], order.out / "cache") as assistant:
        try:
            return evaluate_gate(assistant, load_gate_cases(files)), []
        except InputError as error:  # sentences over other documents than these
            return None, [(title, str(error))]


def _library(asked: DocumentSet, cache: Path) -> AbstractContextManager[Assistant]:
    return kept_library(asked.folders, cache / asked.name)


def _questions(asked: DocumentSet) -> list[Question]:
    questions = load_questions(asked.questions)
    twice = [key for key, times in Counter(q.id for q in questions).items() if times > 1]
    if twice:
        raise InputError(f"【{asked.title}】题号重复：{'、'.join(twice)}。请改成各不相同的题号。")
    return questions[:: asked.every]


def _held(assistant: Assistant) -> tuple[int, int]:
    documents = assistant.documents()
    return len(documents), sum(len(assistant.contents(d.id).passages) for d in documents)


def _write(order: Order, report: dict[str, Any], machine: Figures, values: Values) -> None:
    order.out.mkdir(parents=True, exist_ok=True)
    (order.out / "index.html").write_text(page(report), "utf-8")
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (order.out / "report.json").write_text(text + "\n", "utf-8")
    say(f"报告：{order.out / 'index.html'}（用时 {report['seconds']:.0f} 秒）")
    if order.page:
        renew(order.page, report)
        if report["gate"]:
            renew_gate(order.page, report["gate"])
        say(f"表格：{order.page}")
    if order.update:
        write_baseline(order.baseline, values, {"command": order.command, **machine})
        say(f"已写入基线 {order.baseline}。基线变了要在 docs/decisions 里写一句为什么。")


def _verdict(order: Order, changes: Sequence[Change], before: Values | None) -> int:
    if order.update:
        return 0
    if before is None:
        say(f"还没有基线 {order.baseline}；认可这次结果请加 --update-baseline。")
        return 0
    dropped = [change for change in changes if change.dropped]
    for change in changes:
        if change.risen:
            say(f"上升：{change.words}")
    for change in dropped:
        say(f"下降：{change.words}")
    if dropped:
        say(
            f"有 {len(dropped)} 项指标下降超出误差。请先找原因；确实要接受时用 --update-baseline，"
            "并在 docs/decisions 里写明理由。"
        )
        return DROPPED
    say(f"与基线比较了 {len(changes)} 项指标，没有超出误差的下降。")
    return 0
