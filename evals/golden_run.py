"""`python -m evals golden`: the kept answers to how-to questions, written anew."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant import Assistant
from evals import answers
from evals.arguments import counts
from evals.errors import InputError
from evals.golden_page import UNREVIEWED, golden_page, tally
from evals.golden_questions import GoldenQuestion, load_golden
from evals.golden_reviews import VERDICTS, read_notes
from evals.progress import say
from evals.report_sets import CORPUS, SHARED

KEPT = Path(__file__).with_name("golden")
QUESTIONS = "questions.toml"


def add_golden(commands: Any) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "golden",
        help="二十个怎么办的问题：写出回答、清单和核对",
        description=(
            "二十个怎么办的问题：把回答、清单和逐行核对写成 evals/golden 里的文件。"
            "用真实文件回答的几题要有共享资料文件夹，没有就不动。"
        ),
    )
    add = parser.options.add_argument
    add("--out", type=Path, default=KEPT, metavar="文件夹", help="题目、核对记录和结果的位置")
    add("--corpus", type=Path, default=CORPUS, metavar="文件夹", help="起步资料库")
    add("--shared", type=Path, default=SHARED, metavar="文件夹", help="真实文件，没有就跳过")
    add("--only", type=counts, metavar="N,N", help="只写这几题")
    parser.set_defaults(run=_run)


def pages(
    questions: Sequence[GoldenQuestion], notes: Path, corpus: Path, shared: Path
) -> Iterator[tuple[GoldenQuestion, str]]:
    """The questions that can be asked here, each with its page; libraries are built in turn."""
    for texts in dict.fromkeys(question.texts for question in questions):
        files = _files(texts, corpus, shared)
        if not files:
            say(f"没有真实文件（{shared}），跳过要用它们的题。")
            continue
        with answers.library(files, None) as assistant:
            for question in questions:
                if question.texts == texts:
                    yield question, page_of(assistant, question, notes)


def page_of(assistant: Assistant, question: GoldenQuestion, notes: Path) -> str:
    """The page of one question over the library of the assistant."""
    checklist = assistant.checklist(question.topic)
    return golden_page(
        question,
        assistant.ask(question.question),
        checklist,
        assistant.checklist_dates(checklist, question.starts),
        read_notes(notes / f"{question.number:02}.md"),
    )


def _files(texts: Sequence[str], corpus: Path, shared: Path) -> list[Path]:
    """The files to ask over; none where real ones are wanted and not at hand."""
    if not texts:
        return [corpus]
    return [file for pattern in texts for file in sorted(shared.glob(pattern))]


def _run(options: argparse.Namespace) -> int:
    questions = load_golden(options.out / QUESTIONS)
    if options.only:
        questions = [one for one in questions if one.number in options.only]
        if not questions:
            raise InputError(f"没有编号为 {'、'.join(map(str, options.only))} 的题。")
    for question, page in pages(questions, options.out / "notes", options.corpus, options.shared):
        (options.out / question.file_name).write_text(page, "utf-8")
        counted = tally(page)
        told = "，".join(f"{name} {counted[name]}" for name in (*VERDICTS, UNREVIEWED))
        print(f"{question.file_name}：{told}")
    return 0
