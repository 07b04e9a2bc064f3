"""A question with its answer, its checklist and the review of both, as one page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant import (
    Answer,
    Checklist,
    ChecklistDate,
    Heading,
    Paragraph,
    Remarks,
    Table,
    Tick,
    checklist_report,
)
from evals.golden_questions import GoldenQuestion
from evals.golden_reviews import VERDICTS, Notes

COMMAND = "python -m evals golden"
UNREVIEWED = "未核对"
_NEVER_SHOWN = date(2000, 1, 1)  # the day a list is printed on is left out
_LABEL = re.compile(r"^（[^（）]{2,10}）")  # 讲话要求 and the like, shown before a remark
_BLANK = re.compile(r"\n{3,}")
_BEGINNING = 36  # characters of a line that the review repeats


@dataclass
class _Page:
    """Lines of Markdown, and those of them that a reader reviews: (place, text)."""

    lines: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


def golden_page(
    question: GoldenQuestion,
    answer: Answer,
    checklist: Checklist,
    dates: Sequence[ChecklistDate],
    notes: Notes,
) -> str:
    """The page; what it shows is what a user is shown, and 核对 stands apart behind it."""
    page = _Page()
    page.lines += [
        f"# {question.number:02} {question.name}",
        "",
        f"- 谁问：{question.role}",
        f"- 问题：{question.question}",
        f"- 资料：{_library(question)}",
        f"- 本页由 `{COMMAND}` 生成，不要手改；“核对”一节取自 `notes/{question.number:02}.md`。",
    ]
    _answer(page, answer)
    _checklist(page, question, checklist, dates)
    page.lines += ["", "## 核对", "", *_review(page.told, notes)]
    return _BLANK.sub("\n\n", "\n".join(page.lines)) + "\n"


def tally(page: str) -> dict[str, int]:
    """How many lines of a page have which verdict."""
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")]
    verdicts = [row[2] for row in rows if len(row) > len(VERDICTS)]
    return {name: verdicts.count(name) for name in (*VERDICTS, UNREVIEWED)}


def _library(question: GoldenQuestion) -> str:
    if not question.texts:
        return "起步资料库（`corpus/`）"
    return f"真实文件（共享资料文件夹里的 {'、'.join(question.texts)}）"


def _answer(page: _Page, answer: Answer) -> None:
    page.lines += ["", "## 回答"]
    if answer.refused:
        page.lines += ["", answer.reason]
        page.told.append(("拒答", answer.reason))
        return
    for section in answer.sections:
        page.lines += ["", f"### {section.title}", ""]
        for number, item in enumerate(section.items, start=1):
            page.lines.append(f"{number}. {item.text}{_marks(item.citations)}")
            page.told.append((f"{section.title}{number}", item.text))
    page.lines += ["", "### 出处", ""]
    for one in answer.citations:
        status = f"（{one.document.status}）"
        page.lines.append(f"- [{one.id}] {one.label}{status}：“{_flat(one.quote)}”")


def _checklist(
    page: _Page, question: GoldenQuestion, checklist: Checklist, dates: Sequence[ChecklistDate]
) -> None:
    given = "".join(f" --start {start}" for start in question.starts)
    page.lines += ["", "## 清单", "", f"`dangwu checklist {question.topic}{given}`", ""]
    report = checklist_report(checklist, _NEVER_SHOWN, dates)
    if report.notice:
        page.lines += [report.notice, ""]
    under, number = "清单", 0
    for element in report.body:
        if isinstance(element, Heading):
            page.lines += ["", f"### {element.text}", ""]
            under, number = (element.text, 0) if element.text in _BESIDE else ("清单", number)
        elif isinstance(element, Paragraph):
            page.lines += ["", element.text, ""]
            if checklist.refused:
                page.told.append(("清单", element.text))
        elif isinstance(element, Tick | Remarks | Table):
            number = _element(page, element, under, number)
    page.lines += ["", "### 清单的出处", ""]
    page.lines += [f"- [{one.number}] {one.label}（{one.status}）" for one in report.sources]


_BESIDE = ("日期", "注意", "地方和单位规定", "各级规定不同", "另有规定的文件")


def _element(page: _Page, element: Tick | Remarks | Table, under: str, number: int) -> int:
    """The element as Markdown; how many lines have been numbered under the heading."""
    if isinstance(element, Table):
        for row in element.rows:
            number += 1
            page.lines.append(f"{number}. {'；'.join(row)}")
            page.told.append((f"{under}{number}", "；".join(row)))
    elif isinstance(element, Remarks):
        for item in element.items:
            number += 1
            page.lines.append(f"{number}. {item.text}{_marks(item.marks)}")
            page.told.append((f"{under}{number}", item.text))
    else:
        number += 1
        label = f"（{element.label}）" if element.label else ""
        indent = "  " if element.inner else ""
        page.lines.append(f"{indent}- [ ] {number}. {label}{element.text}{_marks(element.marks)}")
        page.lines += [f"{indent}  - {name}：{value}" for name, value in element.details]
        page.told.append((f"{under}{number}", element.text))
    return number


def _review(told: Sequence[tuple[str, str]], notes: Notes) -> Iterator[str]:
    if notes.remarks:
        yield from (notes.remarks, "")
    yield "| 行 | 行首 | 判断 | 说明 |"
    yield "|---|---|---|---|"
    for place, text in told:
        review = notes.of(_LABEL.sub("", text))
        verdict, why = (review.verdict, review.why) if review else (UNREVIEWED, "")
        yield f"| {place} | {_cell(text[:_BEGINNING])} | {verdict} | {_cell(why)} |"
    stale = notes.without_line([_LABEL.sub("", text) for _, text in told])
    if stale:
        yield from ("", "核对过、现在不再出现的行：", "")
        yield from (f"- {review.begins}（{review.verdict}：{review.why}）" for review in stale)


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _flat(text).replace("|", "\\|")
