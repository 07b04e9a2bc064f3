"""Questions through the assistant: a library from folders, then every question asked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant import (
    Assistant,
    AssistantError,
    IngestReport,
    Settings,
    build_assistant,
)
from evals.clock import Lap, timed
from evals.errors import InputError
from evals.evidence import Shelf
from evals.judging import Outcome, Response, judge
from evals.progress import progress_bar, say
from evals.questions import Question
from evals.scoring import report

_HITS = 12  # as many as the assistant itself looks at


@contextmanager
def library(folders: Sequence[Path], home: Path | None) -> Iterator[Assistant]:
    """An assistant over the folders, in `home` or in a folder that vanishes afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        with build_assistant(Settings(home=home or Path(scratch))) as assistant:
            add_folders(assistant, folders)
            yield assistant


def add_folders(assistant: Assistant, folders: Sequence[Path]) -> IngestReport:
    """Add the folders with progress; raises `InputError` when nothing is in the library then."""
    for folder in folders:
        if not folder.exists():
            raise InputError(f"资料文件夹 {str(folder)!r} 不存在，请检查路径。")
    with progress_bar("资料入库") as advance:
        added = assistant.add(
            folders, lambda moment: advance(moment.passages_done, moment.passages_total)
        )
    _say_added(added)
    if not assistant.documents():
        raise InputError("资料文件夹里没有一个文件能入库，无法评测。")
    return added


def evaluate(assistant: Assistant, questions: Sequence[Question]) -> dict[str, Any]:
    """The report over all questions."""
    return report(*judged(assistant, questions))


def judged(
    assistant: Assistant, questions: Sequence[Question]
) -> tuple[list[Outcome], list[tuple[str, str]]]:
    """Every question asked and judged; the clauses that the library does not hold."""
    shelf = Shelf(assistant.contents(document.id) for document in assistant.documents())
    unresolved = shelf.unresolved(questions)
    outcomes: list[Outcome] = []
    with progress_bar("逐题评测") as advance:
        for done, question in enumerate(questions, start=1):
            outcomes.append(judge(question, respond(assistant, question), shelf))
            advance(done, len(questions))
    return outcomes, unresolved


def respond(assistant: Assistant, question: Question) -> Response:
    """The answer and the passages for one question; an error of the assistant is kept, not raised.

    A follow-up is searched with the wording that the assistant completed it to, since `search`
    takes no history.
    """
    lap = Lap()
    try:
        with timed() as lap:
            answer = assistant.ask(question.text, question.history)
        wording = answer.query_used if question.history else question.text
        hits = assistant.search(wording, _HITS).hits
    except AssistantError as error:
        return Response(error=str(error), ms=lap.seconds * 1000)
    return Response(hits, answer, ms=lap.seconds * 1000)


def _say_added(added: IngestReport) -> None:
    for row in added.failed:
        say(f"未入库：{row.path}：{row.error}")
    done = len(added.rows) - len(added.failed)
    say(f"入库 {done} 个文件，{added.embedded} 段新算向量，用时 {added.seconds:.1f} 秒。")
