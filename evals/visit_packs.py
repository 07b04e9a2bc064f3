"""`python -m evals visits`: the kept visit packs over the starter library, written anew."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from assistant import Assistant, SetupPoint, VisitPack, visit_report
from evals import answers
from evals.report_sets import CORPUS

KEPT = Path(__file__).with_name("visits")
REVIEWED = "reviewed.toml"
ON = date(2026, 11, 27)  # the day of all kept visits
COMMAND = "python -m evals visits"


def add_visits(commands: Any) -> None:
    """The command and its options."""
    parser = commands.add_parser(
        "visits",
        help="六家企业的走访资料包：重新写出",
        description="六家企业的走访资料包，用起步资料库重新写成 evals/visits 里的文件。",
    )
    add = parser.options.add_argument
    add("--out", type=Path, default=KEPT, metavar="文件夹", help="情况表和资料包的位置")
    add("--corpus", type=Path, default=CORPUS, metavar="文件夹", help="起步资料库")
    parser.set_defaults(run=_run)


def profiles(folder: Path = KEPT) -> list[Path]:
    """The files of the kept profiles."""
    return [path for path in sorted(folder.glob("*.toml")) if path.name != REVIEWED]


def write_pack(assistant: Assistant, profile: Path, target: Path) -> VisitPack:
    """The pack of one profile, written to a file."""
    pack = assistant.visit(assistant.profile(profile), ON)
    assistant.save(visit_report(pack, ON), target, overwrite=True)
    return pack


def reviewed(folder: Path = KEPT) -> dict[str, dict[str, str]]:
    """The sentences that were held against the text they restate, each with what was found."""
    return tomllib.loads((folder / REVIEWED).read_text("utf-8"))


def sentences(pack: VisitPack) -> Iterator[SetupPoint]:
    """Every sentence of a pack that restates a clause."""
    for check in pack.checks:
        yield from check.why
        yield from (step.basis for step in check.steps if step.basis)
    for strategy in pack.strategies:
        yield from strategy.why
        yield from (step.basis for step in strategy.steps if step.basis)
    for talk in pack.talks:
        yield from talk.points
    yield from pack.ledger_notes
    if pack.guide:
        yield from (*pack.guide.notes, *pack.guide.next_steps)
        yield from (point for form in pack.guide.forms for point in form.why)
        yield from (point for form in pack.guide.references for point in form.why)


def _run(options: argparse.Namespace) -> int:
    known = reviewed(options.out)
    with answers.library([options.corpus], None) as assistant:
        for path in profiles(options.out):
            pack = write_pack(assistant, path, path.with_suffix(".md"))
            fresh = {point.text for point in sentences(pack)} - known.keys()
            print(f"{path.stem}：{len(pack.citations)} 处出处，未核对的句子 {len(fresh)} 句")
            for text in sorted(fresh):
                print(f"  {text}")
    return 0
