"""`dangwu ask`: an answer whose every sentence names its source."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from assistant import (
    Answer,
    AssistantError,
    Citation,
    referring_record,
    spoken_reason,
)
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.references import References, offer, reference_lines, references_of
from assistant.cli.search import hit_line
from assistant.cli.values import (
    AsOf,
    Documents,
    Json,
    Levels,
    Question,
    Regions,
    Statuses,
    question_text,
    scope_of,
)

_LEAD = 120

History = Annotated[
    Path | None,
    typer.Option("--history", metavar="文件", help="此前问过的话：JSON 列表，先问的在前"),
]

WithReferences = Annotated[
    bool, typer.Option("--references", help="出处提到其他条款的（前款、第七条……），一并列出原文")
]


def ask(
    words: Question,
    history: History = None,
    documents: Documents = None,
    levels: Levels = None,
    regions: Regions = None,
    statuses: Statuses = None,
    as_of: AsOf = None,
    with_references: WithReferences = False,
    as_json: Json = False,
) -> None:
    """Print the answer with numbered citations, or why there is none."""
    question = question_text(words)
    earlier = read_history(history) if history else []
    scope = scope_of(documents, levels, regions, statuses, as_of)
    with open_library() as assistant:
        answer = assistant.ask(question, earlier, scope)
        references = references_of(assistant, answer, scope)
    if as_json:
        print_json(referring_record(answer, references))
        return
    lines = answer_lines(answer, references if with_references else {})
    say("\n".join(lines if with_references else [*lines, *offer(references)]))


def read_history(path: Path) -> list[str]:
    """Earlier questions from a JSON list of strings or of objects with a `question`."""
    try:
        entries = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise AssistantError(
            f"读不到对话记录“{path}”：{spoken_reason(error)}。请核对路径。"
        ) from error
    except ValueError as error:
        raise AssistantError(f"对话记录“{path}”不是 UTF-8 编码的 JSON，请核对内容。") from error
    questions = [_question(entry) for entry in entries] if isinstance(entries, list) else [None]
    if None in questions:
        shape = '["问题一", "问题二"] 或 [{"question": "问题一"}]'
        raise AssistantError(f"对话记录“{path}”的写法不对，应为 {shape}。")
    return [question for question in questions if question]


def _question(entry: object) -> str | None:
    text = entry.get("question") if isinstance(entry, dict) else entry
    return text if isinstance(text, str) else None


def answer_lines(answer: Answer, references: References = MappingProxyType({})) -> list[str]:
    """The answer for a reader at a terminal, its quotes with what they refer to."""
    if answer.refused:
        return _refusal_lines(answer)
    lines: list[str] = []
    for section in answer.sections:
        lines += ["", f"【{section.title}】"] if lines else [f"【{section.title}】"]
        for item in section.items:
            lines.append(item.text + "".join(f"[{number}]" for number in item.citations))
    lines += ["", "出处"]
    for citation in answer.citations:
        lines += citation_lines(citation)
        lines += reference_lines(references.get(citation.id, ()), citation.document, "    ")
    return lines


def citation_lines(citation: Citation) -> list[str]:
    """The label to paste with its status, and the quote."""
    quote = citation.quote.replace("\n", "\n    ")
    return [citation_head(citation), f"    “{quote}”"]


def citation_head(citation: Citation) -> str:
    """Number, label and status of a source."""
    status = str(citation.document.status)
    shown = "" if status in citation.label else f"　{status}"
    return f"[{citation.id}] {citation.label}{shown}"


def _refusal_lines(answer: Answer) -> list[str]:
    lines = [answer.reason]
    if answer.leads:
        lines += ["", "以下段落相近，但未经核实，不能当作答案："]
    for number, hit in enumerate(answer.leads, start=1):
        lines.append(f"{number}. {hit_line(hit)}")
        lines.append(f"   {one_line(hit.passage.text, _LEAD)}")
    return lines
