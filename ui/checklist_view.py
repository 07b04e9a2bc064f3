"""A checklist as HTML, from the same report that is printed. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from assistant import (
    Checklist,
    ChecklistDate,
    Element,
    Heading,
    Paragraph,
    Remarks,
    Report,
    Table,
    Tick,
    checklist_report,
    report_lines,
)
from ui.checklist_form import dates_form
from ui.marks import lead_list, marks, source_list
from ui.notices import copy_button
from ui.report_parts import cited, cited_words, table
from ui.section_titles import section_class
from ui.ticks import tick_bar, tick_box, tick_key, tick_list
from ui.unbroken import unbroken

_FILES = (("docx", "下载 Word"), ("md", "下载 Markdown"), ("ics", "下载日历"))
_CALENDAR_HINT = '<span class="dw-remark">填写起算日、算出日期以后，可以下载日历文件</span>'


def checklist_view(
    made: Checklist,
    dates: Sequence[ChecklistDate],
    starts: Sequence[tuple[str, str]],
    given: Mapping[str, str],
    problem: str = "",
) -> str:
    """The whole list; places.js moves the focus to its heading, ticks.js restores the ticks.

    `starts`: names and meanings of the days its limits run from; `given`: those filled in, as
    ISO dates; `problem`: what is wrong with them.
    """
    report = checklist_report(made, date.today(), dates)
    if made.refused:
        return _article(
            f"没有列出“{made.topic}”的清单",
            f'<div class="dw-refusal"><p>{escape(made.reason)}</p>{lead_list(made.leads)}</div>',
        )
    copying = copy_button("\n".join(report_lines(report)), "复制清单和出处")
    hint = _CALENDAR_HINT if starts and not dates else ""
    actions = f'<div class="dw-actions dw-files">{_files(bool(dates))}{copying}{hint}</div>'
    steps = tick_list(made.topic, (tick_bar(), *_sections(report, made)))
    return _article(
        report.title,
        f"{dates_form(starts, given, problem)}{actions}{steps}"
        f'<footer class="dw-references">{source_list(made.citations)}</footer>',
        report.notice,
    )


def _article(title: str, body: str, notice: str = "") -> str:
    told = f'<p class="dw-remark">{escape(notice)}</p>' if notice else ""
    return (
        f'<article class="dw-result"><h2 class="dw-result-title" tabindex="-1">{escape(title)}</h2>'
        f'{told}<div class="dw-answer">{body}</div></article>'
    )


def _files(dated: bool) -> str:
    return "".join(
        f'<button type="button" class="dw-button" data-file="{kind}">{caption}</button>'
        for kind, caption in _FILES
        if kind != "ics" or dated
    )


def _sections(report: Report, made: Checklist) -> Iterator[str]:
    groups: list[tuple[str, list[Element]]] = [("", [])]
    for element in report.body:
        if isinstance(element, Heading):
            groups.append((element.text, []))
        else:
            groups[-1][1].append(element)
    for title, elements in groups:
        if title or elements:
            head = f"<h3>{escape(title)}</h3>" if title else ""
            body = "".join(_elements(title, elements, made))
            yield f'<section class="dw-section{section_class(title)}">{head}{body}</section>'


def _elements(title: str, elements: Sequence[Element], made: Checklist) -> Iterator[str]:
    for ticks, group in groupby(elements, key=lambda element: isinstance(element, Tick)):
        rows = "".join(_element(element, title, made) for element in group)
        yield f'<ul class="dw-steps">{rows}</ul>' if ticks else rows


def _element(element: Element, title: str, made: Checklist) -> str:
    match element:
        case Tick():
            return _step(element, title, made)
        case Paragraph():
            return f'<p class="dw-lead">{cited(element, made.citations)}</p>'
        case Remarks():
            rows = "".join(f"<li>{cited(one, made.citations)}</li>" for one in element.items)
            return f"<ul>{rows}</ul>"
        case Table():
            return table(element, lambda text: cited_words(text, made.citations))
        case _:
            return ""  # a heading opens a section, see _sections; lists have no blanks to fill in


def _step(step: Tick, title: str, made: Checklist) -> str:
    editions = (one.document.id for one in made.citations if one.id in step.marks)
    key = tick_key(title, step.text, *sorted(set(editions)))
    label = f'<span class="dw-badge dw-digest">{escape(step.label)}</span>' if step.label else ""
    details = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{unbroken(value)}</dd></div>"
        for name, value in step.details
    )
    said = f'<dl class="dw-facts">{details}</dl>' if details else ""
    inner = ' class="dw-inner"' if step.inner else ""
    cited = marks(step.marks, made.citations)
    return f"<li{inner}>{tick_box(key, step.text)}{label}{cited}{said}</li>"
