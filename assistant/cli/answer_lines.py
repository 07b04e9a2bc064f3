"""An answer as lines for a reader at a terminal, and what a model's part in it was."""

from __future__ import annotations

from types import MappingProxyType

from assistant import Answer, AnswerItem, Citation, ModelWork, range_line
from assistant.cli.output import one_line
from assistant.cli.references import References, reference_lines
from assistant.cli.search import hit_line

_LEAD = 120
_ON_REQUEST = "加 --dropped 可以列出来"


def answer_lines(answer: Answer, references: References = MappingProxyType({})) -> list[str]:
    """The answer for a reader at a terminal, its quotes with what they refer to."""
    if answer.refused:
        return [*range_lines(answer), *_refusal_lines(answer)]
    lines: list[str] = []
    for section in answer.sections:
        lines += title_lines(section.title, first=not lines)
        lines += [item_line(item) for item in section.items]
    limited = range_lines(answer)  # at the end: a model's sentences are on the screen already
    lines += [*(["", *limited] if limited else []), "", "出处"]
    for citation in answer.citations:
        lines += citation_lines(citation)
        lines += reference_lines(references.get(citation.id, ()), citation.document, "    ")
    return lines


def range_lines(answer: Answer) -> list[str]:
    """What the answer is limited to, and how to do without what was read out of the question."""
    said = range_line(answer)
    if not said:
        return []
    read = dict.fromkeys(one.kind for one in answer.limits if not one.asked)
    options = " ".join(f"--ignore {kind}" for kind in read)
    return [f"{said}　不按它：加 {options}" if options else said]


def title_lines(title: str, first: bool) -> list[str]:
    """The title of a section, with an empty line before all but the first."""
    return [f"【{title}】"] if first else ["", f"【{title}】"]


def item_line(item: AnswerItem) -> str:
    """A sentence with its marks."""
    return item.text + "".join(f"[{number}]" for number in item.citations)


def citation_lines(citation: Citation) -> list[str]:
    """The label to paste with its status, and the quote."""
    quote = citation.quote.replace("\n", "\n    ")
    return [citation_head(citation), f"    “{quote}”"]


def citation_head(citation: Citation) -> str:
    """Number, label and status of a source."""
    status = str(citation.document.status)
    shown = "" if status in citation.label else f"　{status}"
    return f"[{citation.id}] {citation.label}{shown}"


def work_lines(work: ModelWork | None, dropped: bool) -> list[str]:
    """What a model did: why its words are not shown, how many of them are not, and which."""
    if work is None:
        return []
    lines = ["", *([work.note] if work.note else [])]
    if work.written:
        count = f"语言模型 {work.model} 写了 {work.written} 句，"
        if not work.dropped:
            lines.append(f"{count}句句核对过出处。")
        elif dropped:
            lines.append(f"{count}{len(work.dropped)} 句无依据，已略去：")
        else:
            lines.append(f"{count}{len(work.dropped)} 句无依据，已略去（{_ON_REQUEST}）。")
    if dropped:
        for one in work.dropped:
            lines.append(f"  × {one_line(one.text)}　（{'、'.join(one.faults)}）")
    return lines


def _refusal_lines(answer: Answer) -> list[str]:
    lines = [answer.reason]
    if answer.leads:
        lines += ["", "以下段落相近，但未经核实，不能当作答案："]
    for number, hit in enumerate(answer.leads, start=1):
        lines.append(f"{number}. {hit_line(hit)}")
        lines.append(f"   {one_line(hit.passage.text, _LEAD)}")
    return lines
