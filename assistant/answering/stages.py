"""The stages of a procedure that a guide numbers with headings: 第一步 …, 第二步 ….

Who asks how a thing is done wants the way from its beginning to its end, not the one stage that
happens to hold most of the words; who asks about a stage wants that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Clause, Sentence
from assistant.domain import ParsedDocument, Section

_STAGE = re.compile(r"^第[一二三四五六七八九十\d]{1,3}步")
_TASK = re.compile(r"(?:做什么|怎么做)(?:、[^：]{1,6})?：$")
_FEWEST = 3  # stages below which there is no way to be shown
_NAMED = 0.75  # share of what the question names that the titles above the stages have to hold


def whole_way(names: Sequence[str], found: Sequence[Clause]) -> list[Clause]:
    """All stages of a procedure in a document that was found, where the question names it whole.

    `names`: the words of the question that name something. None where the titles above the stages
    do not hold most of them: then a single stage, or a matter beside it, is asked about.
    """
    whole = sum(map(len, names))
    starts = {clause.start for clause in found}
    for clause in found:
        best: tuple[int, bool] = (0, False)
        way: list[Section] = []
        for run in _runs(clause.contents):
            heading = _above(clause.contents, run[0])
            held = _held(names, f"{clause.document.title} {heading}")
            key = _held(names, heading), any(stage.start in starts for stage in run)
            if whole and held >= _NAMED * whole and key > best:  # the guide may hold several ways
                best, way = key, run
        if way:
            return [replace(clause, start=s.start, end=s.end, title=s.title) for s in way]
    return []


def _held(names: Sequence[str], title: str) -> int:
    return sum(len(name) for name in names if name in title)


def first_task(stage: Clause) -> Sentence | None:
    """What is done in the stage: its first line that says so, else its first sentence."""
    lines, stored = stage.sentences(), stage.contents.text
    tasks = [line for line in lines if _TASK.search(stored[stage.start : line.start])]
    return next(iter(tasks or lines), None)


def _runs(contents: ParsedDocument) -> list[list[Section]]:
    """The stages of the document, those below one heading together."""
    below: dict[int | None, list[Section]] = {}
    for section in contents.sections:
        if _STAGE.match(section.title):
            below.setdefault(section.parent, []).append(section)
    return [run for run in below.values() if len(run) >= _FEWEST]


def _above(contents: ParsedDocument, stage: Section) -> str:
    return contents.sections[stage.parent].title if stage.parent is not None else ""
