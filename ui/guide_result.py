"""The result of the setup guide: parts of cited rows, as HTML and as text for pasting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from assistant import Enterprise, SetupForm, SetupGuide, SetupPoint
from ui.guide_facts import FIELDS
from ui.marks import marks, pasteable_sources, source_list
from ui.notices import copy_button
from ui.section_titles import section_class
from ui.unbroken import unbroken

NOTHING_CERTAIN = "按已知的情况，还不能断定适用哪种组织形式，请看下面的说明。"


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its citations, and where it stands or what else is to be said beside it."""

    text: str
    citations: tuple[int, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A titled group of rows. `lead` stands before them; `steps` are counted."""

    title: str
    rows: tuple[Row, ...]
    lead: str = ""
    steps: bool = False


def guide_parts(guide: SetupGuide) -> tuple[Part, ...]:
    """结论 first, then 为什么, 注意, 下一步 and what is open; empty parts are left out."""
    return tuple(part for part in _parts(guide) if part.rows)


def _parts(guide: SetupGuide) -> Iterator[Part]:
    conclusions = tuple(_conclusion(form) for form in guide.forms) or (Row(NOTHING_CERTAIN),)
    yield Part("结论", conclusions)
    for number, form in enumerate(guide.forms):
        lead = f"{form.form}：本企业{'，'.join(form.facts)}。"
        yield Part("" if number else "为什么", _points(form.why), lead)
    yield Part("注意", _points(guide.notes))
    yield Part("下一步", _points(guide.next_steps), steps=True)
    yield Part(
        "还缺什么", tuple(Row(gap.text) for gap in guide.missing), "补上这几项，可能改变结论："
    )
    yield Part("需请示", tuple(Row(text) for text in guide.ask))
    yield Part(
        "需核实",
        tuple(Row(doubt.text, doubt.citations, doubt.reason) for doubt in guide.doubts),
        "资料库里没有现行的依据，不作为结论：",
    )
    places = tuple(
        Row(f"{form.region}：{point.text}", point.citations, point.source)
        for form in guide.references
        for point in form.why
    )
    yield Part("地方参考", places, "下面是别处的规定，只供参考，不能作为依据：")


def guide_result(guide: SetupGuide) -> str:
    """The whole result; places.js moves the focus to its heading."""
    parts = "".join(_part(part, guide) for part in guide_parts(guide))
    sources = source_list(guide.citations) if guide.citations else ""
    return (
        '<article class="dw-result"><h2 class="dw-result-title" tabindex="-1">向导的结果</h2>'
        f'<p class="dw-remark">{escape(told_facts(guide.enterprise))}</p>'
        f'<div class="dw-answer">{parts}<footer class="dw-references">{sources}'
        f'<div class="dw-actions">{copy_button(guide_text(guide), "复制结果和出处")}'
        "</div></footer></div></article>"
    )


def guide_text(guide: SetupGuide) -> str:
    """The result for pasting: titles, rows with marks, then the numbered sources."""
    lines = [told_facts(guide.enterprise)]
    for part in guide_parts(guide):
        lines += [f"【{part.title}】"] * bool(part.title) + [part.lead] * bool(part.lead)
        for number, row in enumerate(part.rows, start=1):
            count = f"{number}. " if part.steps else ""
            beside = f"（{row.beside}）" if row.beside else ""
            lines.append(f"{count}{row.text}{beside}{_plain_marks(row.citations)}")
    return "\n".join([*lines, *pasteable_sources(guide.citations)])


def told_facts(enterprise: Enterprise) -> str:
    """What the result rests on, as it was written: 职工人数 80，正式党员人数 2."""
    told = [(field.label, getattr(enterprise, field.name)) for field in FIELDS]
    return "按填写的情况：" + "，".join(
        f"{label} {_spoken(value)}" for label, value in told if value is not None
    )


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _conclusion(form: SetupForm) -> Row:
    region = f"，{form.region}" if form.region else ""
    return Row(f"{form.binding}{form.text}", form.citations, f"{form.authority}{region}")


def _points(points: Iterable[SetupPoint]) -> tuple[Row, ...]:
    return tuple(Row(point.text, point.citations, point.source) for point in points)


def _part(part: Part, guide: SetupGuide) -> str:
    title = f"<h3>{escape(part.title)}</h3>" if part.title else ""
    lead = f'<p class="dw-lead">{unbroken(part.lead)}</p>' if part.lead else ""
    tag = "ol" if part.steps else "ul"
    rows = "".join(
        f"<li>{unbroken(row.text)}{marks(row.citations, guide.citations)}"
        + (f' <span class="dw-beside">{unbroken(row.beside)}</span>' if row.beside else "")
        + "</li>"
        for row in part.rows
    )
    return (
        f'<section class="dw-section{section_class(part.title)}">{title}{lead}'
        f"<{tag}>{rows}</{tag}></section>"
    )


def _plain_marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)
