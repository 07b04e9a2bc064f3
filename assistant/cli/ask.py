"""`dangwu ask`: an answer whose every sentence names its source."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import (
    AssistantError,
    referring_record,
    spoken_reason,
)
from assistant.cli.answer_lines import answer_lines, work_lines
from assistant.cli.answer_stream import AnswerStream
from assistant.cli.noting import noted
from assistant.cli.opening import open_library
from assistant.cli.output import print_json
from assistant.cli.references import offer, references_of
from assistant.cli.values import (
    AsOf,
    Documents,
    Json,
    Levels,
    Question,
    Regions,
    Statuses,
    Unread,
    question_text,
    scope_of,
)

History = Annotated[
    Path | None,
    typer.Option("--history", metavar="文件", help="此前问过的话：JSON 列表，先问的在前"),
]
Dropped = Annotated[
    bool,
    typer.Option("--dropped", help="列出语言模型写了、但没有依据而略去的句子"),
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
    unread: Unread = None,
    with_references: WithReferences = False,
    dropped: Dropped = False,
    as_json: Json = False,
) -> None:
    """Print the answer with numbered citations, or why there is none."""
    question = question_text(words)
    earlier = read_history(history) if history else []
    scope = scope_of(documents, levels, regions, statuses, as_of, unread)
    stream = AnswerStream()
    watched = sys.stdout.isatty() and not as_json
    with open_library() as assistant:
        with noted(assistant.journal, question) as answered:
            answer = assistant.ask(question, earlier, scope, stream.told if watched else None)
            answered.append(answer)
        references = references_of(assistant, answer, scope)
    if as_json:
        print_json(referring_record(answer, references))
        return
    lines = answer_lines(answer, references if with_references else {})
    lines += [] if with_references else offer(references)
    stream.finish([*lines, *work_lines(answer.work, dropped)])


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
