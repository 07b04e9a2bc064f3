"""An answer as a report: question, sections, and the sources with their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.domain import Answer
from assistant.range_words import range_line
from assistant.report import Element, Heading, Paragraph, Remarks, Report
from assistant.report_sources import source_lines, source_notices

_LONGEST_TITLE = 60  # characters; a longer question stands whole in the first paragraph
_BULLETS = ("注意", "需请示", "需核实", "对照")


def answer_report(answer: Answer, printed: date) -> Report:
    """The report of an answer; of a refusal its reason. `printed`: the day on it."""
    question = " ".join(answer.question.split())
    long = len(question) > _LONGEST_TITLE
    body = _refusal(answer) if answer.refused else _sections(answer)
    return Report(
        title="问题答复" if long else question,
        body=(
            *([Paragraph(f"问：{question}")] if long else ()),
            *([Paragraph(limited)] if (limited := range_line(answer)) else ()),
            *body,
        ),
        sources=source_lines(answer.citations),
        printed=printed,
        notice=" ".join(source_notices(answer.citations, "本答复")),
    )


def _sections(answer: Answer) -> Iterator[Element]:
    for section in answer.sections:
        yield Heading(section.title)
        said = tuple(Paragraph(item.text, item.citations) for item in section.items)
        if section.title in _BULLETS and len(said) > 1:
            yield Remarks(said)
        else:
            yield from said


def _refusal(answer: Answer) -> Iterator[Element]:
    yield Heading("没有可靠的依据，暂不答复")
    yield Paragraph(answer.reason)
    yield Paragraph("可以问上级党委组织部门。")
