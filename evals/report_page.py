"""The report as one HTML file: style, script and plots inside, nothing fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.gate_tables import gate_section
from evals.plots import plot_growth, plot_kinds, plot_latency, plot_systems, plot_tradeoff
from evals.report_parts import (
    by_group,
    changes,
    e,
    failures,
    growth_table,
    headline,
    paired,
    systems_table,
    whole_table,
)
from evals.report_words import DOCUMENT_NAMES, ROLE_NAMES, growth_source, machine_words
from evals.tables import KIND_NAMES

_HERE = Path(__file__).parent
Report = dict[str, Any]


def page(report: Report) -> str:
    """The whole file."""
    style = (_HERE / "report_page.css").read_text("utf-8")
    script = (_HERE / "report_page.js").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>党务助手评测报告</title><style>{style}</style></head>\n<body><main>\n"
        + "\n".join(_body(report))
        + f"\n</main><script>{script}</script></body></html>\n"
    )


def _body(report: Report) -> Iterator[str]:
    documents = [entry for entry in report["sets"] if entry["sort"] == "documents"]
    yield "<h1>党务助手评测报告</h1>"
    yield f'<p class="soft">{_code(e(machine_words(report)))}</p>'
    if report["quick"]:
        yield "<p>这是快速评测，只测了一部分题目，不能与完整评测的数字比较。</p>"
    yield from map(headline, documents)
    yield from _method(report)
    yield "<h2>与上次认可的结果比较</h2>"
    yield changes(report["changes"])
    yield from _systems(report)
    yield from _plots(report, documents)
    for entry in documents:
        yield from _answers(entry)
    if report["gate"]:
        yield "<h2>模型写的句子</h2>"
        yield (
            "<p>配置了语言模型时，它写的每一句都要对着所引条款核对。下面是手写的好句和埋了错的句子："
            "拦下多少错句，误删多少好句，与近似系统的规则并列。</p>"
        )
        yield gate_section(report["gate"])
    yield "<h2>没有全对的题目</h2>"
    yield failures(documents)


def _code(text: str) -> str:
    """Commands between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)


def _method(report: Report) -> Iterator[str]:
    yield "<h2>测了什么，怎么测</h2>"
    yield (
        "<p>先把资料入库，再把每道题原样提给助手，核对三件事：检索到的段落里有没有标准答案所在的条款"
        "（依据），答案引用的是不是这些条款，答案里有没有必须说到的内容。资料库里没有答案的题，"
        "应当拒答，答了就算错。</p>"
        "<p>“依据在前 5 段”指标准条款出现在检索结果前 5 段的题目比例；MRR 是标准条款"
        "名次倒数的平均，"
        "排第一得 1 分，第二得 0.5 分；nDCG@10 按名次打折计分。“引文属实”要求每条引文都是现存资料里"
        "一字不差的原文，并且所在句子的数字、日期、文件名都能在引文里找到。"
        "方括号或小字里是 95% 区间："
        "题目有放回地重抽 2,000 次，结果有 95% 落在其中；区间越宽，题目越少，数字越不可靠。</p>"
        "<p>对照的方案在同一次运行里、同样的资料上测，向量用没有按党务问法训练过的 e5-small-zh："
        "词语 BM25、双字 BM25、只用向量，用的是与本项目同样的段落；"
        "“Chatchat 默认做法”把原文切成 750 字的窗口（重叠 150 字），只用向量，取 3 段；"
        "“kotaemon 默认做法”切成 1,024 词元的窗口（重叠 256），关键词和向量各取 10 段前后"
        "相接。窗口越长越容易碰到标准条款，读的人也要读得越多，所以另列前 5 段的字数。"
        "追问题目，对照"
        "方案得到的是人工补全的问法。</p>"
    )
    if report["skipped"]:
        rows = "".join(
            f"<li>{_code(e(r['title'] + '：' + r['why']))}</li>" for r in report["skipped"]
        )
        yield f"<p>这次没有测：</p><ul>{rows}</ul>"


def _systems(report: Report) -> Iterator[str]:
    yield "<h2>各方案的检索质量</h2>"
    yield plot_systems(report["sets"])
    for entry in report["sets"]:
        yield f"<h3>{e(entry['title'])}（{entry['questions']} 题）</h3>"
        yield systems_table(entry)
        yield paired(entry["against_best"])


def _answers(entry: Report) -> Iterator[str]:
    figures = entry["answers"]
    yield f"<h2>问答：{e(entry['title'])}</h2>"
    yield whole_table(figures)
    yield "<h3>按题型</h3>"
    yield by_group("题型", figures["by_kind"], KIND_NAMES)
    yield "<h3>按提问人</h3>"
    yield by_group("提问人", figures["by_role"], ROLE_NAMES)
    yield "<h3>按标准条款所在的文件</h3>"
    yield by_group("文件", figures["by_document"], DOCUMENT_NAMES)
    if figures["unresolved"]:
        rows = "、".join(e(f"{row['id']} {row['clause']}") for row in figures["unresolved"])
        yield f'<p class="soft">资料里找不到这些标准条款，相关题目按没有依据计：{rows}。</p>'


def _plots(report: Report, documents: list[Report]) -> Iterator[str]:
    yield "<h2>按题型看</h2>"
    yield plot_kinds(documents)
    yield "<h2>答题时间</h2>"
    yield "<p>一题接一题地问，从提问到答案给出。曲线的高度是这个时间内已答完的题目比例。</p>"
    yield plot_latency(documents)
    curves = [entry for entry in documents if entry["tradeoff"]]
    if curves:
        yield "<h2>拒答的取舍</h2>"
        yield (
            "<p>门槛调高，不能答的题拒得更多，能答的题也误拒得更多。曲线是门槛从低到高的全部取值，"
            "圆点是现在的位置。按问法拒答的（如要求编造记录）不随门槛变化。</p>"
        )
        yield plot_tradeoff(curves)
    if report["growth"]:
        yield "<h2>随资料增长</h2>"
        yield f"<p>合成的资料，段落数逐级加大，一题接一题地检索。{growth_source(report)}</p>"
        yield plot_growth(report["growth"])
        yield growth_table(report["growth"])
