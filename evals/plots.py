"""The plots of a report: systems, kinds of question, latency, refusals, growth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evals.plot_canvas import INK, RULE, SERIES, SOFT, Canvas
from evals.report_words import SYSTEM_NAMES
from evals.tables import KIND_NAMES

_COLUMNS = 2
Entry = dict[str, Any]


def plot_systems(sets: Sequence[Entry], name: str = "mrr@10", label: str = "MRR@10") -> str:
    """A panel a set: every system with its interval."""
    rows = -(-len(sets) // _COLUMNS)
    with Canvas(min(_COLUMNS, len(sets)), rows) as canvas:
        for panel in canvas.panels[len(sets) :]:
            panel.set_visible(False)
        for panel, entry in zip(canvas.panels, sets, strict=False):
            systems = list(reversed(entry["systems"]))
            for at, row in enumerate(systems):
                ours = row["system"] == "ours"
                _dot(panel, at, row[name], row["ci"].get(name), SERIES[0] if ours else SOFT)
            panel.set_yticks(range(len(systems)))
            panel.set_yticklabels(
                [SYSTEM_NAMES.get(row["system"], row["system"]) for row in systems], color=INK
            )
            panel.set_ylim(-0.6, len(systems) - 0.4)
            panel.grid(False, axis="y")
            panel.set_title(entry["title"], loc="left")
        canvas.figure.subplots_adjust(wspace=0.6, hspace=0.45)
        return canvas.svg("systems", f"各方案的 {label}，横线是 95% 区间")


def plot_kinds(sets: Sequence[Entry]) -> str:
    """A panel a question set: evidence among the first five and required words, by kind."""
    with Canvas(len(sets)) as canvas:
        shown = (("evidence_hit@5", "依据在前 5 段", 0.13), ("must_include", "必含内容", -0.13))
        for panel, entry in zip(canvas.panels, sets, strict=True):
            parts = entry["answers"]["by_kind"]
            kinds = [
                kind for kind in reversed(KIND_NAMES) if kind in parts and kind != "unanswerable"
            ]
            for (name, label, shift), color in zip(shown, SERIES, strict=False):
                panel.plot([], [], "o", color=color, label=label)
                for at, kind in enumerate(kinds):
                    value, bounds = parts[kind][name], parts[kind]["ci"].get(name)
                    if value is not None:
                        _dot(panel, at + shift, value, bounds, color)
            panel.set_yticks(range(len(kinds)))
            panel.set_yticklabels([f"{KIND_NAMES[k]}（{parts[k]['n']}）" for k in kinds], color=INK)
            panel.set_ylim(-0.6, max(len(kinds), 1) - 0.4)
            panel.set_xlim(-0.02, 1.04)
            panel.grid(False, axis="y")
            panel.set_title(entry["title"], loc="left")
        _legend(canvas)
        canvas.figure.subplots_adjust(wspace=0.4)
        return canvas.svg("kinds", "按题型的依据命中和必含内容")


def plot_latency(sets: Sequence[Entry]) -> str:
    """The share of questions that are answered within a time."""
    with Canvas(1, size=(6.4, 3.0)) as canvas:
        panel = canvas.panels[0]
        for entry, color in zip(sets, SERIES, strict=False):
            times = sorted(entry["times_ms"])
            shares = [(at + 1) / len(times) for at in range(len(times))]
            panel.step(
                times, shares, where="post", color=color, label=entry["title"], linewidth=1.8
            )
        for share in (0.5, 0.95):
            panel.axhline(share, color=RULE, linewidth=1, linestyle="--")
            panel.text(
                1.005,
                share,
                f"p{share * 100:.0f}",
                va="center",
                transform=panel.get_yaxis_transform(),
            )
        panel.set_xlim(left=0)
        panel.set_ylim(0, 1.02)
        panel.set_xlabel("从提问到答案，毫秒")
        panel.set_ylabel("已答完的题")
        panel.legend(loc="lower right")
        return canvas.svg("latency", "答题时间的累积分布")


def plot_tradeoff(sets: Sequence[Entry]) -> str:
    """Refusal recall against false refusals while the threshold moves, the present one marked."""
    with Canvas(1, size=(6.4, 3.4)) as canvas:
        panel = canvas.panels[0]
        for entry, color in zip(sets, SERIES, strict=False):
            curve, now = entry["tradeoff"]["curve"], entry["tradeoff"]["now"]
            across = [point["false_refusals"] for point in curve]
            up = [point["refusal_recall"] for point in curve]
            panel.step(across, up, where="post", color=color, label=entry["title"], linewidth=1.8)
            panel.plot(now["false_refusals"], now["refusal_recall"], "o", color=color, markersize=9)
            panel.annotate(
                f"现在 {now['refusal_recall']:.0%} / {now['false_refusals']:.1%}",
                (now["false_refusals"], now["refusal_recall"]),
                xytext=(12, -12),
                textcoords="offset points",
            )
        panel.set_xlim(-0.02, 1.02)
        panel.set_ylim(0, 1.04)
        panel.set_xlabel("误拒（能答的题被拒答）")
        panel.set_ylabel("该拒则拒（不能答的题被拒答）")
        panel.legend(loc="lower right")
        return canvas.svg("tradeoff", "拒答门槛变动时，该拒则拒与误拒的关系")


def plot_growth(rows: Sequence[Entry]) -> str:
    """Search time by the number of passages."""
    with Canvas(1, size=(6.4, 2.8)) as canvas:
        panel = canvas.panels[0]
        sizes = [row["passages"] for row in rows]
        for name, label, color in (("p50_ms", "p50", SERIES[0]), ("p95_ms", "p95", SERIES[1])):
            panel.plot(sizes, [row[name] for row in rows], "o-", color=color, label=label)
        panel.set_xscale("log")
        panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
        panel.minorticks_off()
        panel.set_ylim(0, 1.4 * max(row["p95_ms"] for row in rows))
        panel.set_xlabel("段落")
        panel.set_ylabel("检索一次，毫秒")
        panel.legend(loc="upper left")
        return canvas.svg("growth", "检索时间随段落数的变化")


def _dot(panel: Any, at: float, value: float, bounds: Sequence[float] | None, color: str) -> None:
    if bounds:
        panel.plot(bounds, [at, at], color=color, linewidth=2, alpha=0.55)
    panel.plot([value], [at], "o", color=color, markersize=7, linestyle="none")


def _legend(canvas: Canvas) -> None:
    handles, labels = canvas.panels[0].get_legend_handles_labels()
    canvas.figure.legend(handles, labels, loc="lower center", ncols=2, bbox_to_anchor=(0.5, -0.09))
