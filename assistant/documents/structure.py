"""From a text to its sections: a table of marks, a stack, and a check of the sequence.

What continues a list and what it stands under is judged in `sequence.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.blocks import Block, split_blocks
from assistant.documents.finishing import finish
from assistant.documents.numbering import ARTICLE, RUN_IN, Mark, chinese
from assistant.documents.outline import Node, Outline
from assistant.documents.paragraphs import clause_counts, is_clause, paragraph_names, sign_off
from assistant.documents.run_in import run_in_members
from assistant.documents.sequence import MarkSequence
from assistant.documents.table_runs import Place
from assistant.domain import Section

_HEADING_ORDER, _CLAUSE_ORDER, _NAMED_ORDER = 3.5, 6.5, 7.5  # among the orders of numbering.py
_TABLE_ORDER, _ROW_ORDER = 20, 21
_SMALL = 10  # from this order on, a paragraph after the last member leaves the list


@dataclass(frozen=True, slots=True)
class Structure:
    """A text's sections, the starts of its blocks, and what was odd about the numbering."""

    sections: tuple[Section, ...]
    blocks: tuple[int, ...]
    warnings: tuple[str, ...]


def parse_structure(text: str, pages: Sequence[int] = ()) -> Structure:
    """The outline of a stored text. `pages`: the offset at which each page begins."""
    blocks, warnings = split_blocks(text)
    outline = _Builder(text, blocks).build()
    return Structure(
        finish(outline.nodes, text, pages),
        tuple(block.start for block in blocks),
        tuple(dict.fromkeys((*warnings, *outline.warnings))),
    )


class _Builder:
    """Walks the blocks once and opens and closes sections."""

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._outline = Outline()
        self._clauses = clause_counts(text, blocks)
        self._members = run_in_members(text, blocks)
        self._names: dict[int, str] = {}
        if not self._clauses:
            members = {member.start for member in self._members}
            self._names = paragraph_names(text, blocks, members)
        self._sign_off = sign_off(text, blocks)
        self._article = 0  # the block of the latest article
        self._table = 0  # the table that is open
        self._tables = max((block.place.table for block in blocks if block.place), default=0)
        self._sequence = MarkSequence(self._outline, blocks)

    def build(self) -> Outline:
        """The finished tree."""
        for index, block in enumerate(self._blocks):
            if index == self._sign_off:
                self._outline.close(0, self._end_before(index))
            if block.place is None and self._table:
                self._leave_table(index)
            if block.place is not None:
                self._row(index, block, block.place)
            elif block.heading:
                self._heading(block)
            elif block.mark and self._sequence.accepts(index, block.mark):
                self._marked(index, block, block.mark)
            else:
                self._paragraph(index, block)
            self._run_in(block)
        return self._outline

    def _marked(self, index: int, block: Block, mark: Mark) -> None:
        outline, rank = self._outline, mark.kind.rank
        depth = outline.depth(rank)
        before = outline.at(depth) if depth is not None else None
        if depth is None:
            depth = self._beside_headings(index, block, self._sequence.depth_for(index, mark))
        elif before and mark.number > before.number + 1 and mark.kind is not ARTICLE:
            outline.warnings.append(f"“{before.label}”之后是“{mark.label}”，请对照原文核对")
        if mark.kind is ARTICLE and mark.number == 1 and before:
            depth = 0  # another document begins
        outline.close(depth)
        line = self._text[block.body_start : block.end]
        node = Node(rank, mark.kind.order, mark.label, block.start, mark.number)
        node.hashes = block.hashes
        node.continued = before.continued if before else False
        if mark.kind is not ARTICLE:
            node.title = mark.title
            node.heading = line if mark.heading or not mark.rest else ""
        outline.open(node)
        if mark.kind is ARTICLE:
            self._article = index
            if mark.rest and self._clauses[index] > 1:
                self._clause(node, block.body_start + mark.length)

    def _beside_headings(self, index: int, block: Block, depth: int) -> int:
        """A 章 after an unnumbered heading that has a text of its own (总纲) stands beside it."""
        if block.mark is None or not block.mark.kind.heading_only:
            return depth
        for level in range(min(depth, len(self._outline))):
            node = self._outline.at(level)
            nested = node.hashes and block.hashes > node.hashes
            if node.rank == "标题" and not nested and self._blocks[index - 1].start > node.start:
                return level
        return depth

    def _heading(self, block: Block) -> None:
        outline = self._outline
        depth = len(outline)
        while depth and _yields(outline.at(depth - 1), block):
            depth -= 1
        outline.close(depth)
        enclosing = {outline.at(level).rank for level in range(len(outline))}
        for rank in {"一、", "（一）", "1."} - enclosing:  # a count around the heading goes on
            outline.last.pop(rank, None)
        label = re.sub(r"\s+", "", block.heading).replace("/", "／")
        node = Node("标题", _HEADING_ORDER, label, block.start, title=block.heading)
        node.heading, node.hashes = block.heading, block.hashes
        outline.open(node)

    def _paragraph(self, index: int, block: Block) -> None:
        outline = self._outline
        if index in self._names:
            depth = outline.depth("段")
            if depth is not None:
                outline.close(depth, self._end_before(index))
            name = self._names[index]
            outline.open(Node("段", _NAMED_ORDER, name, block.start, title=name))
            return
        if block.note:
            return  # it stays with what it explains
        article = outline.depth(ARTICLE.rank)
        if article is not None and is_clause(self._text, block):
            outline.close(article + 1, self._end_before(index))
            if self._clauses[self._article] > 1:
                self._clause(outline.at(article), block.start)
        else:
            self._leave_small_lists(index)

    def _row(self, index: int, block: Block, place: Place) -> None:
        """A row of a table; a document with several tables has a section for each of them."""
        outline = self._outline
        if self._table and place.table != self._table:
            self._leave_table(index)
        if not self._table:
            self._leave_small_lists(index)
            self._table = place.table
            if self._tables > 1:
                label = f"表{place.table}"
                outline.open(Node("表", _TABLE_ORDER, label, block.start, place.table))
        depth = outline.depth("行")
        if depth is not None:
            outline.close(depth, self._end_before(index))
        if place.row:
            outline.open(Node("行", _ROW_ORDER, f"第{place.row}行", block.start, place.row))

    def _leave_table(self, index: int) -> None:
        outline = self._outline
        for rank in ("表", "行"):
            depth = outline.depth(rank)
            if depth is not None:
                outline.close(depth, self._end_before(index))
        self._table = 0

    def _clause(self, article: Node, start: int) -> None:
        """Open the next 款 of an article that has several."""
        article.clauses += 1
        label = f"第{chinese(article.clauses)}款"
        self._outline.open(Node("款", _CLAUSE_ORDER, label, start, article.clauses))

    def _run_in(self, block: Block) -> None:
        outline = self._outline
        while self._members and self._members[0].start < block.end:
            member = self._members.pop(0)
            depth = outline.depth(RUN_IN.rank)
            before = outline.at(depth) if depth is not None and member.number > 1 else None
            if depth is not None:
                outline.close(depth)
            node = Node(RUN_IN.rank, RUN_IN.order, member.label, member.start, member.number)
            node.title = member.title
            node.inside_paragraph = member.start > block.body_start
            node.continued = before.continued if before else False
            outline.open(node)

    def _leave_small_lists(self, index: int) -> None:
        """Close lists that a paragraph without a mark does not belong to."""
        outline = self._outline
        while len(outline) > 1:
            node = outline.at(-1)
            ends = node.inside_paragraph or (node.number > 1 and not node.continued)
            if node.order < _SMALL or not ends:
                node.continued = True
                return
            outline.close(len(outline) - 1, self._end_before(index))

    def _end_before(self, index: int) -> int:
        return self._blocks[index - 1].end if index else 0


def _yields(node: Node, block: Block) -> bool:
    """Whether an open section ends where an unnumbered heading begins."""
    if block.hashes:
        return not node.hashes or node.hashes >= block.hashes
    return node.rank not in ("编", "附件")
