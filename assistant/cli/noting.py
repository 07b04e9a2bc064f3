"""A question of the command line goes into the journal, whatever became of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assistant import Answer, AssistantError, Channel, Exchange
from assistant.cli.output import tell


@contextmanager
def noted(journal: Any, question: str) -> Iterator[list[Answer]]:
    """Keeps the question with the answer that is put into the list; trouble is told, no more."""
    started, answers, problem = time.perf_counter(), list[Answer](), ""
    try:
        yield answers
    except AssistantError as error:
        problem = str(error)
        raise
    finally:
        answer = answers[0] if answers else None
        took = (time.perf_counter() - started) * 1000
        remark = journal.record(Exchange(question, took, answer, problem, channel=Channel.COMMAND))
        if remark:
            tell(remark)
