"""What the gate costs while a model writes: from its first sentence to the first that is shown."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import Assistant, Settings, build_assistant
from evals.progress import say
from evals.questions import load_questions
from evals.ranking import percentile
from evals.report_sets import CASES
from evals.speed.own_process import in_own_process
from evals.speed.users import percentiles
from evals.speed.writing_server import Writer, writing_server

_WARMING = 3


def measure_writing(corpus: Path, asked: int, home: Path | None = None) -> dict[str, Any]:
    """Answers in a model's words over the documents of `corpus`, one after another, warm.

    `first_p50_ms`, `first_p95_ms`: from the moment at which the model's first sentence had gone
    out to the moment at which it is shown; `check_…`: what holding a sentence against its sources
    takes; `shown`: in how many answers the first was not held back; `tokens`: of prompt and reply,
    as an answer tells them.
    """
    say("测量模型写作时的核对…")
    with tempfile.TemporaryDirectory() as scratch:
        return in_own_process(write_answers, home or Path(scratch), corpus, asked)


def write_answers(home: Path, corpus: Path, asked: int) -> dict[str, Any]:
    """The figures of a process that opens a library and asks; meant for one of its own."""
    questions = [one.text for one in load_questions([CASES / "secretaries.jsonl"])]
    with writing_server() as writer:
        settings = Settings(home=home, llm_url=writer.url, llm_model="m", llm_kind="openai")
        with build_assistant(settings) as assistant:
            assistant.add([corpus])
            for question in questions[-_WARMING:]:
                assistant.ask(question)
            rows = [_row(assistant, writer, question) for question in questions[:asked]]
    return _figures([row for row in rows if row])


def _row(assistant: Assistant, writer: Writer, question: str) -> dict[str, Any]:
    """What one answer took; empty where no model was asked."""
    heard: list[float] = []
    before = len(writer.begun)
    answer = assistant.ask(question, on_statement=lambda _: heard.append(time.perf_counter()))
    if answer.work is None or len(writer.begun) == before or not answer.work.written:
        return {}
    first, ended = writer.begun[-1]
    shown = next((moment for moment in heard if moment >= ended), None)
    held_back = any(one.text in first for one in answer.work.dropped)
    return {
        "first": (shown - ended) * 1000 if shown and not held_back else None,
        "check": answer.timings_ms["check"] / answer.work.written,
        "work": answer.work,
    }


def _figures(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first = [row["first"] for row in rows if row["first"] is not None]
    shown, checks = percentiles(first), percentiles([row["check"] for row in rows])
    return {
        "asked": len(rows),
        "shown": len(first),
        "first_p50_ms": shown["p50_ms"],
        "first_p95_ms": shown["p95_ms"],
        "first_max_ms": round(percentile(first, 1.0) or 0.0, 2),
        "check_p50_ms": checks["p50_ms"],
        "check_p95_ms": checks["p95_ms"],
        "written": sum(row["work"].written for row in rows),
        "tokens": [
            round(sum(row["work"].tokens[at] for row in rows) / max(1, len(rows))) for at in (0, 1)
        ],
        "dropped": sum(len(row["work"].dropped) for row in rows),
    }
