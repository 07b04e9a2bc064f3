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
    """All stages of the procedure of which one was found, where the question names it as a whole.

    `names`: the words of the question that name something. None where the titles above the stages
    do not hold most of them: then a single stage, or a matter beside it, is asked about.
    """
    whole = sum(map(len, names))
    for clause in found:
        run = _run(clause.contents, clause.start)
        above = f"{clause.document.title} {_above(clause.contents, run[0])}" if run else ""
        held = sum(len(name) for name in names if name in above)
        if len(run) >= _FEWEST and whole and held >= _NAMED * whole:
            return [
                replace(clause, start=one.start, end=one.end, title=one.title or "") for one in run
            ]
    return []


def first_task(stage: Clause) -> Sentence | None:
    """What is done in the stage: its first line that says so, else its first sentence."""
    lines, stored = stage.sentences(), stage.contents.text
    tasks = [line for line in lines if _TASK.search(stored[stage.start : line.start])]
    return next(iter(tasks or lines), None)


def _run(contents: ParsedDocument, start: int) -> list[Section]:
    """The stages beside the one that begins there; none where it is no stage."""
    own = next((s for s in contents.sections if s.start == start and _STAGE.match(s.title)), None)
    if own is None:
        return []
    return [s for s in contents.sections if s.parent == own.parent and _STAGE.match(s.title)]


def _above(contents: ParsedDocument, stage: Section) -> str:
    return contents.sections[stage.parent].title if stage.parent is not None else ""
