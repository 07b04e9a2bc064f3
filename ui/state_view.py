"""The place 运行情况 as HTML: how much there is, the model, charts; blind spots. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant import Asked, BlindSpot, DayFigures, LibrarySize, ModelInUse, ModelReport
from ui.badges import chinese_date
from ui.case_form import case_form
from ui.journal_chart import questions_chart, times_chart
from ui.notices import notice

_OFF = "问答记录没有开启（DANGWU_JOURNAL=off）：不统计提问，不收反馈，不保存历史对话。"
_MEGA = 1_000_000


def overview(
    size: LibrarySize,
    days: Sequence[DayFigures],
    kept_days: int,
    model: ModelInUse | None,
    checked: ModelReport | None = None,
) -> str:
    """Library, model, questions and times of the last days."""
    asked, missed = sum(day.asked for day in days), sum(day.unanswered for day in days)
    today = days[-1].asked if days else 0
    cards = (
        ("文件", f"{size.documents:,}", "份"),
        ("段落", f"{size.passages:,}", "段"),
        ("占用磁盘", _disk(size.disk_bytes), ""),
        ("今天的提问", f"{today:,}", "个"),
        (f"近 {len(days)} 天提问", f"{asked:,}", "个"),
        ('<a href="#state-gaps">其中未答复</a>', f"{missed:,}", f"个{_share(missed, asked)}"),
    )
    shown = "".join(
        f"<div><dt>{name}</dt><dd><b>{value}</b>{unit}</dd></div>" for name, value, unit in cards
    )
    charts = (
        f'<div class="dw-charts">{questions_chart(days)}{times_chart(days)}</div>{_table(days)}'
        if asked
        else "<p>还没有人提问。提问以后，这里按天列出数量和答复用时。</p>"
    )
    off = notice(_OFF) if not kept_days else ""
    return (
        f"{_head('运行情况', '资料库、模型和最近的提问。数字只来自本机，不外传。')}{off}"
        f'<dl class="dw-cards">{shown}</dl>'
        f'<section class="dw-panel-part"><h3>模型</h3>{_model(size, model, checked)}</section>'
        f'<section class="dw-panel-part"><h3>最近 {len(days)} 天</h3>{charts}</section>'
    )


def gaps(
    spots: Sequence[BlindSpot], latest: Mapping[str, Asked], made: frozenset[str], told: str = ""
) -> str:
    """The blind spots; `latest`: the newest question of each by id; `made`: cases already."""
    head = _head("答不上来的问题", "问法相近的归在一起，次数多的在前。照着补上文件，再问一次。")
    if not spots:
        rest = "有了会列在这里，写明缺什么文件。"
        return f'{head}{told}<p class="dw-empty">没有答不上来的问题。{rest}</p>'
    rows = "".join(_spot(one, latest.get(one.ids[0]), made) for one in spots)
    total = sum(one.count for one in spots)
    return (
        f'{head}{told}<div class="dw-actions"><span class="dw-remark">{len(spots)} 类，'
        f'{total} 个问题</span><button type="button" class="dw-button" data-file="gaps">'
        f'下载清单（Excel）</button></div><ul class="dw-rows">{rows}</ul>'
    )


def _head(title: str, words: str) -> str:
    return f'<div class="dw-form"><h2 class="dw-result-title">{title}</h2><p>{words}</p></div>'


def _spot(spot: BlindSpot, latest: Asked | None, made: frozenset[str]) -> str:
    examples = "".join(f"<li>{escape(one)}</li>" for one in spot.examples)
    more = len(spot.questions) - len(spot.examples)
    rest = f'<li class="dw-remark">还有 {more} 种问法</li>' if more > 0 else ""
    add = '<a href="#stock">添加</a>'
    wanted = (
        f'<p class="dw-wanted">请找{escape(spot.wanted)}，{add}进来。</p>' if spot.wanted else ""
    )
    since = '<span class="dw-badge dw-in-force">现在能答了</span>' if spot.since_answered else ""
    return (
        f'<li><div class="dw-row-head"><b class="dw-times">{spot.count} 次</b>'
        f'<span class="dw-remark">最近 {chinese_date(spot.last.date())}</span>{since}'
        f'<button type="button" class="dw-button" data-try="{escape(spot.questions[0])}">'
        f"再问一次</button></div>"
        f'<ul class="dw-wordings">{examples}{rest}</ul>{wanted}'
        f'<p class="dw-remark">{escape(spot.reason)}</p>'
        f"{case_form(latest, latest.id in made) if latest else ''}</li>"
    )


def _model(size: LibrarySize, model: ModelInUse | None, checked: ModelReport | None) -> str:
    rows = [("查找用的模型", size.model or "—")]
    if model is None:
        rows.append(("语言模型", "没有接入；答复逐句摘自原文"))
    else:
        place = "，".join(part for part in (model.address, model.reach) if part)
        rows.append(("语言模型", f"{model.name}{f'（{place}）' if place else ''}"))
    if checked is not None and checked.configured:
        rows.append(("检测结果", _checked(checked)))
    facts = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in rows)
    button = (
        '<button type="button" class="dw-button" data-act="check-model">检测语言模型</button>'
        if model
        else ""
    )
    return f'<dl class="dw-facts dw-state-facts">{facts}</dl>{button}'


def _checked(report: ModelReport) -> str:
    if not report.usable:
        return f"没有正常答复：{report.message}"
    return f"正常，{report.whole_ms / 1000:.1f} 秒答完"


def _table(days: Sequence[DayFigures]) -> str:
    rows = "".join(
        f"<tr><td>{day.day.month}月{day.day.day}日</td><td>{day.asked}</td>"
        f"<td>{day.unanswered}</td><td>{_ms(day.ms_p50)}</td><td>{_ms(day.ms_p95)}</td></tr>"
        for day in reversed(days)
        if day.asked
    )
    heads = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("日期", "提问", "未答复", "用时 p50（秒）", "用时 p95（秒）")
    )
    return (
        '<details class="dw-part"><summary>看数字</summary><div class="dw-table"><table><thead>'
        f"<tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _ms(value: float | None) -> str:
    return "—" if value is None else f"{value / 1000:.2f}"


def _disk(size: int) -> str:
    return f"{size / _MEGA / 1000:.1f} GB" if size >= 1000 * _MEGA else f"{size / _MEGA:.1f} MB"


def _share(part: int, whole: int) -> str:
    return f"（{part / whole:.0%}）" if whole else ""
