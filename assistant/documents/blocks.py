"""A text as blocks: one for each marked line, unnumbered heading or paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.documents.articles import Candidate, choose_articles
from assistant.documents.contents_table import contents_lines
from assistant.documents.lines import Line, runs_on, split_lines, wrap_width
from assistant.documents.numbering import ARTICLE, RUN_IN, Mark, is_heading, match_mark
from assistant.documents.table_runs import Place, is_row, table_places

_KNOWN_HEADING = re.compile(r"(?:总\s*则|附\s*则|总\s*纲|序\s*言|前\s*言|一般规定|罚\s*则)$")
_NOTE = re.compile(r"［(?:尾)?注\d+］")  # how loaders mark the words of a footnote
_PARTS = frozenset(("附件", "条"))
_BARE_HEADING = 16  # characters of an unnumbered heading without Markdown
_PUNCTUATION = re.compile(r"[，。；：？！,;:?!|（）()《》“”〔〕\[\]/0-9]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together, `end` past its last character.

    `mark` stands at its start; `heading` is an unnumbered heading; a block with neither is a
    paragraph. `body_start` is where its words begin after `#`; `place` is where in a table it
    stands.
    """

    start: int
    end: int
    body_start: int
    mark: Mark | None = None
    heading: str = ""
    hashes: int = 0
    place: Place | None = None
    note: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a paragraph of the text, so neither a row of a table nor a footnote."""
        return self.mark is None and not self.heading and self.place is None and not self.note


def split_blocks(text: str) -> tuple[list[Block], list[str]]:
    """All blocks in order, with warnings about the numbering of articles."""
    lines = split_lines(text)
    width = wrap_width(lines)
    marks = {
        index: mark
        for index, line in enumerate(lines)
        if (mark := match_mark(line.body)) and mark.kind is not RUN_IN and _stands(mark, line)
    }
    for index in contents_lines(lines, marks):
        marks.pop(index, None)
    warnings = _settle_articles(lines, marks, width)
    headings = _headings(lines, marks)
    places = table_places([line.body for line in lines], {*marks, *headings})
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        mark, heading = marks.get(index), headings.get(index, "")
        torn = index > 0 and runs_on(lines[index - 1], line, width)
        if torn and mark is None and not heading and index not in places:
            blocks[-1] = replace(blocks[-1], end=line.end)
        else:
            blocks.append(_block(line, mark, heading, places.get(index)))
    return blocks, warnings


def _stands(mark: Mark, line: Line) -> bool:
    """Whether a mark counts: a row of a table may begin with the number of an item, not a part."""
    return mark.kind.heading_only or mark.kind.rank in _PARTS or not is_row(line.body)


def _block(line: Line, mark: Mark | None, heading: str, place: Place | None) -> Block:
    note = mark is None and _NOTE.match(line.body) is not None
    return Block(line.start, line.end, line.body_start, mark, heading, line.hashes, place, note)


def _settle_articles(lines: list[Line], marks: dict[int, Mark], width: int) -> list[str]:
    candidates = [
        Candidate(index, mark, index > 0 and runs_on(lines[index - 1], lines[index], width))
        for index, mark in marks.items()
        if mark.kind is ARTICLE
    ]
    articles, warnings = choose_articles(candidates)
    accepted = {candidate.line for candidate in articles}
    for candidate in candidates:
        if candidate.line not in accepted:
            del marks[candidate.line]
    return warnings


def _headings(lines: list[Line], marks: Mapping[int, Mark]) -> dict[int, str]:
    """Unnumbered headings: Markdown's, known names, and bare lines right before a first member."""
    found: dict[int, str] = {}
    articles = any(mark.kind is ARTICLE for mark in marks.values())
    for index, line in enumerate(lines):
        if index in marks:
            continue
        if line.hashes > 1 and is_heading(line.body):
            found[index] = line.body
        elif _bare(lines, marks, index, articles):
            found[index] = line.body.rstrip("：:")
    return found


def _bare(lines: list[Line], marks: Mapping[int, Mark], index: int, articles: bool) -> bool:
    line = lines[index]
    if len(line.body) > _BARE_HEADING or line.hashes == 1:
        return False
    following = marks.get(index + 1)
    if articles and _KNOWN_HEADING.match(line.body):
        return following is not None or len(lines) > index + 1
    after_text = index > 1 and lines[index - 1].body.endswith(("。", "；"))
    if not after_text or following is None or _PUNCTUATION.search(line.body.rstrip("：:")):
        return False
    if following.kind is ARTICLE:
        return not line.body.endswith(("：", ":"))
    return following.kind.rank == "一、" and following.number == 1 and following.heading
