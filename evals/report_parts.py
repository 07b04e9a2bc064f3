"""Pieces of the report page: tables and tiles. Every text from outside is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evals.report_words import (
    GROWTH_NAMES,
    RANK_NAMES,
    ROLE_NAMES,
    SYSTEM_NAMES,
    figure,
    says_something,
)
from evals.tables import ANSWER_NAMES, KIND_NAMES

_TILES = (
    "evidence_hit@5",
    "mrr",
    "must_include",
    "list_complete",
    "refusal_recall",
    "false_refusals",
    "citation_valid",
    "ms_p50",
)
_GROUPED = (
    "n",
    "evidence_hit@1",
    "evidence_hit@5",
    "mrr",
    "cited_evidence",
    "must_include",
    "list_complete",
    "refusal_recall",
    "false_refusals",
)
Figures = Mapping[str, Any]


def e(text: Any) -> str:
    """Text as HTML shows it."""
    return html.escape(str(text))


def headline(entry: Figures) -> str:
    """The figures that matter most, large."""
    figures = entry["answers"]
    held = f"{entry['documents']} 份文件，{entry['passages']} 段，{entry['questions']} 题"
    tiles = "".join(
        f'<div class="tile"><b>{_large(name, figures[name])}</b><span>{ANSWER_NAMES[name]}</span>'
        f"<span>{_bounds(name, figures['ci'].get(name))}</span></div>"
        for name in _TILES
    )
    title = f'{e(entry["title"])} <span class="soft">{held}</span>'
    return f'<h3>{title}</h3><div class="tiles">{tiles}</div>'


def changes(rows: Sequence[Figures]) -> str:
    """What fell or rose beyond noise; one line when nothing did."""
    moved = [row for row in rows if row["verdict"] != "持平"]
    if not rows:
        return "<p>没有可比较的基线。</p>"
    if not moved:
        return f"<p>比较了 {len(rows)} 项指标，没有超出误差的变化。</p>"
    body = [
        [e(row["set"]), e(row["figure"]), figure(row["before"]), figure(row["now"])]
        + [f"[{row['interval'][0]:+.3f}, {row['interval'][1]:+.3f}]", _verdict(row["verdict"])]
        for row in moved
    ]
    return _table(["题集", "指标", "原", "现", "差的 95% 区间", ""], body)


def systems_table(entry: Figures) -> str:
    """Every system with every measure and its interval."""
    with_reading = entry["sort"] == "documents"
    head = ["方案", *RANK_NAMES.values(), *(["前 5 段字数"] if with_reading else [])]
    rows = []
    for row in entry["systems"]:
        cells = f"<td>{e(SYSTEM_NAMES.get(row['system'], row['system']))}</td>"
        cells += "".join(_number(row[name], row["ci"].get(name)) for name in RANK_NAMES)
        cells += _number(row["read"], None) if with_reading else ""
        rows.append(f'<tr class="{"ours" if row["system"] == "ours" else ""}">{cells}</tr>')
    return _wrapped(head, rows)


def paired(rows: Sequence[Figures]) -> str:
    """Ours minus the best of the others."""
    said = []
    for row in rows:
        bounds = row["interval"]
        beyond = f"，95% 区间 [{bounds[0]:+.3f}, {bounds[1]:+.3f}]" if bounds else ""
        best = e(SYSTEM_NAMES.get(row["best"], row["best"]))
        figure_name = RANK_NAMES[row["figure"]]
        said.append(f"<li>{figure_name}：{row['difference']:+.3f}{beyond}（{best}）</li>")
    return f"<p>本项目减最好的其他方案，同题配对：</p><ul>{''.join(said)}</ul>" if said else ""


def whole_table(figures: Figures) -> str:
    """All figures of a question set."""
    rows = [
        f"<tr><td>{e(label)}</td>{_number(figures[name], figures['ci'].get(name))}</tr>"
        for name, label in ANSWER_NAMES.items()
    ]
    half = -(-len(rows) // 2)
    left, right = _wrapped(["指标", "全部"], rows[:half]), _wrapped(["指标", "全部"], rows[half:])
    return f'<div class="pair">{left}{right}</div>'


def by_group(title: str, groups: Figures, names: Mapping[str, str]) -> str:
    """The main figures of each group, largest group first."""
    ordered = sorted(groups.items(), key=lambda item: -item[1]["n"])
    rows = []
    for key, figures in ordered:
        cells = "".join(_number(figures[name], figures["ci"].get(name)) for name in _GROUPED)
        rows.append(f"<tr><td>{e(names.get(key, key) or '未注明')}</td>{cells}</tr>")
    return _wrapped([title, *(ANSWER_NAMES[name] for name in _GROUPED)], rows)


def growth_table(rows: Sequence[Figures]) -> str:
    """Search time and memory by the number of passages."""
    body = [
        [f"{row['passages']:,}", *(figure(row.get(name)) for name in GROWTH_NAMES)] for row in rows
    ]
    return _table(["段落", *GROWTH_NAMES.values()], body)


def failures(sets: Sequence[Figures]) -> str:
    """Every question with something wrong: question, expected, found, and a filter over them."""
    rows = [
        _failure(entry["title"], failure)
        for entry in sets
        for failure in entry["answers"]["failures"]
    ]
    if not rows:
        return "<p>全部题目都对。</p>"
    kinds = dict.fromkeys(f["kind"] for entry in sets for f in entry["answers"]["failures"])
    return (
        '<div class="filters"><input id="words" placeholder="按字查找" aria-label="按字查找">'
        + _choice("set", "全部题集", [(entry["title"], entry["title"]) for entry in sets])
        + _choice("kind", "全部题型", [(kind, KIND_NAMES.get(kind, kind)) for kind in kinds])
        + '</div><p class="soft" id="shown"></p><div id="failures">'
        + _wrapped(["题号", "问题", "哪里不对", "应有", "检索到（前 5 段）与答案"], rows)
        + "</div>"
    )


def _failure(title: str, row: Figures) -> str:
    who = ROLE_NAMES.get(row["role"], row["role"])
    kind = KIND_NAMES.get(row["kind"], row["kind"])
    wanted = f'<br><span class="soft">要点：{e("、".join(row["wanted"]))}</span>'
    found = "".join(f"<li>{e(item)}</li>" for item in row["found"])
    answer = f'<span class="soft">{e(row["answer"])}</span>'
    return (
        f'<tr data-set="{e(title)}" data-kind="{e(row["kind"])}">'
        f'<td>{e(row["id"])}<br><span class="soft">{e(kind)}<br>{e(who)}</span></td>'
        f"<td>{e(row['question'])}</td><td>{'<br>'.join(map(e, row['why']))}</td>"
        f"<td>{'<br>'.join(map(e, row['expected']))}{wanted if row['wanted'] else ''}</td>"
        f"<td><ol>{found}</ol>{answer}</td></tr>"
    )


def _choice(name: str, every: str, options: Iterable[tuple[str, str]]) -> str:
    made = "".join(f'<option value="{e(value)}">{e(label)}</option>' for value, label in options)
    return (
        f'<select id="{name}" aria-label="{every}"><option value="">{every}</option>{made}</select>'
    )


def _table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    return _wrapped(head, [f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in body])


def _wrapped(head: Sequence[str], rows: Sequence[str]) -> str:
    titles = "".join(f"<th>{e(title)}</th>" for title in head)
    head_and_body = f"<thead><tr>{titles}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'<div class="wide"><table>{head_and_body}</table></div>'


def _number(value: Any, bounds: Sequence[float] | None) -> str:
    shown = says_something(bounds)
    small = f"<small>{shown[0]:.2f}–{shown[1]:.2f}</small>" if shown else ""
    return f'<td class="number">{figure(value)}{small}</td>'


def _large(name: str, value: Any) -> str:
    if value is None:
        return "—"
    return (
        f"{value:.0f} ms"
        if name.startswith("ms")
        else f"{value:.1%}"
        if name != "mrr"
        else f"{value:.3f}"
    )


def _bounds(name: str, bounds: Sequence[float] | None) -> str:
    if not bounds:
        return ""
    return (
        f"{bounds[0]:.2f}–{bounds[1]:.2f}" if name == "mrr" else f"{bounds[0]:.0%}–{bounds[1]:.0%}"
    )


def _verdict(word: str) -> str:
    return f'<span class="{"down" if word == "下降" else "up"}">{e(word)}</span>'
