"""A visit pack as HTML, from the same report that is printed. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from assistant import (
    CheckState,
    Citation,
    Element,
    FillIn,
    Heading,
    Paragraph,
    Remarks,
    Report,
    Signatures,
    Table,
    Tick,
    VisitPack,
)
from ui.badges import chinese_date
from ui.marks import marks, source_list
from ui.report_parts import cited, cited_words, table
from ui.unbroken import unbroken

FILES = (("docx", "下载 Word"), ("html", "下载网页"), ("md", "下载 Markdown"))
# The class picks the colours in visits.css; sign and word carry the meaning without them.
_STATES = {
    CheckState.UNMET: ("✗", "unmet"),
    CheckState.OPEN: ("？", "open"),
    CheckState.NEAR: ("！", "open"),
    CheckState.MET: ("✓", "met"),
    CheckState.BESIDE: ("—", "beside"),
}
_WORDS = {str(state): state for state in CheckState}
_DAY = "年　　月　　日"


def visit_result(pack: VisitPack, report: Report, kept: bool) -> str:
    """The whole pack; visits.js moves the focus to its heading. `kept`: whether it was kept."""
    parts = _parts(report.body)
    told = "企业情况已存在本机" if kept else "企业情况没有存"
    files = "".join(
        f'<button type="button" class="dw-button" data-file="{kind}">{caption}</button>'
        for kind, caption in FILES
    )
    tally = " ".join(f"<span>{state_badge(state)} {count} 项</span>" for state, count in pack.tally)
    jumps = "".join(
        f'<button type="button" class="dw-chip" data-jump="dw-pack-{number}">'
        f"{escape(title)}</button>"
        for number, (title, _) in enumerate(parts)
    )
    body = "".join(
        f'<section class="dw-section dw-pack-part" id="dw-pack-{number}" tabindex="-1">'
        f"<h3>{escape(title)}</h3>{''.join(_elements(elements, pack.citations))}</section>"
        for number, (title, elements) in enumerate(parts)
    )
    return (
        '<article class="dw-result dw-pack"><h2 class="dw-result-title" tabindex="-1">'
        f"{escape(report.title)}</h2>"
        f'<p class="dw-remark">走访日期 {chinese_date(pack.on)}；{told}。</p>'
        f'<p class="dw-remark">{escape(report.notice)}</p><p class="dw-tally">{tally}</p>'
        f'<div class="dw-actions dw-files">{files}<button type="button" class="dw-button"'
        f' data-print="true">打印</button></div>'
        f'<nav class="dw-actions dw-topics dw-jumps" aria-label="资料包各部分">{jumps}</nav>'
        f'<div class="dw-answer">{body}<footer class="dw-references">'
        f"{source_list(pack.citations) if pack.citations else ''}</footer></div></article>"
    )


def state_badge(state: CheckState) -> str:
    """达标 and the like, as a sign and a coloured word."""
    sign, name = _STATES[state]
    return (
        f'<span class="dw-badge dw-state dw-state-{name}"><i aria-hidden="true">{sign}</i>'
        f"{escape(state)}</span>"
    )


def _parts(body: Sequence[Element]) -> list[tuple[str, list[Element]]]:
    """What stands below each heading of the first level."""
    parts: list[tuple[str, list[Element]]] = []
    for element in body:
        if isinstance(element, Heading) and element.level == 1:
            parts.append((element.text, []))
        elif parts:
            parts[-1][1].append(element)
    return parts


def _elements(elements: Sequence[Element], citations: Sequence[Citation]) -> Iterator[str]:
    for ticks, group in groupby(elements, key=lambda element: isinstance(element, Tick)):
        rows = "".join(_element(element, citations) for element in group)
        yield f'<ul class="dw-steps">{rows}</ul>' if ticks else rows


def _element(element: Element, citations: Sequence[Citation]) -> str:
    match element:
        case Heading():
            level = min(element.level + 2, 6)
            return f"<h{level}>{escape(element.text)}</h{level}>"
        case Paragraph():
            return f"<p>{cited(element, citations)}</p>"
        case Remarks():
            rows = "".join(f"<li>{cited(one, citations)}</li>" for one in element.items)
            return f'<ul class="dw-remarks">{rows}</ul>'
        case Table():
            return table(element, lambda text: _cell(text, citations))
        case Tick():
            return _tick(element, citations)
        case FillIn():
            blanks = '<i class="dw-blank"></i>' * element.lines
            return f'<div class="dw-fill-in"><p>{escape(element.text)}：</p>{blanks}</div>'
        case Signatures():
            return "".join(
                f'<p class="dw-sign">{escape(name)}（签名）：<i class="dw-blank"></i>{_DAY}</p>'
                for name in element.names
            )
        case _:
            return ""  # a page break says something on paper alone


def _cell(text: str, citations: Sequence[Citation]) -> str:
    state = _WORDS.get(text)
    return state_badge(state) if state else cited_words(text, citations)


def _tick(tick: Tick, citations: Sequence[Citation]) -> str:
    # No box to tick off here: ticks stay in the browser, and those would tell of the enterprise.
    label = f'<span class="dw-badge dw-digest">{escape(tick.label)}</span>' if tick.label else ""
    details = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{cited_words(value, citations)}</dd></div>"
        for name, value in tick.details
    )
    said = f'<dl class="dw-facts">{details}</dl>' if details else ""
    return f"<li>☐ {unbroken(tick.text)}{label}{marks(tick.marks, citations)}{said}</li>"
