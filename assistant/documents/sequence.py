"""Whether a mark continues a list, and under which open section it stands.

The order of ranks is not fixed: where a list goes on after a mark that usually stands higher,
the nesting of the text wins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from assistant.documents.blocks import Block
from assistant.documents.numbering import ARTICLE, Mark
from assistant.documents.outline import Node, Outline

_GAP = 3  # a list may jump from 2 to 5, not farther
_FIXED = frozenset(("附件", "编", "分编", "章", "节", "条"))  # these never change places


class MarkSequence:
    """Judges marks in reading order by what is open and by what still comes."""

    def __init__(self, outline: Outline, blocks: Sequence[Block]) -> None:
        self._outline = outline
        self._inside: set[tuple[str, str]] = set()  # ranks seen inside one that usually is lower
        self._places: dict[str, list[tuple[int, int]]] = {}
        for index, block in enumerate(blocks):
            if block.mark:
                place = (index, block.mark.number)
                self._places.setdefault(block.mark.kind.rank, []).append(place)

    def accepts(self, index: int, mark: Mark) -> bool:
        """Whether a mark continues or begins a list; higher marks were judged by their shape."""
        rank = mark.kind.rank
        if mark.kind.heading_only or rank in _FIXED or mark.number == 1:
            return True
        if mark.number == self._outline.last.get(rank, -9) + 1:
            return True
        depth = self._outline.depth(rank)
        if depth is not None:
            return 1 < mark.number - self._outline.at(depth).number <= _GAP
        goes_on = self._next_number(index, rank) == mark.number + 1
        return rank == "一、" and (mark.heading or goes_on)

    def depth_for(self, index: int, mark: Mark) -> int:
        """How much of the stack stays open above a rank that is not open."""
        depth = len(self._outline)
        while depth:
            node = self._outline.at(depth - 1)
            if node.order < mark.kind.order:
                break
            pair = (mark.kind.rank, node.rank)
            if pair in self._inside or self._nested(index, mark, node):
                self._inside.add(pair)
                break
            depth -= 1
        return depth

    def _nested(self, index: int, mark: Mark, node: Node) -> bool:
        """Whether the open list goes on after this mark, which therefore stands inside it."""
        movable = mark.kind.rank not in _FIXED or (mark.kind is ARTICLE and node.rank == "一、")
        if not movable or node.rank in _FIXED or not node.number:
            return False
        return self._next_number(index, node.rank) == node.number + 1

    def _next_number(self, index: int, rank: str) -> int | None:
        places = self._places.get(rank, [])
        at = bisect_right(places, (index, 10_000))
        return places[at][1] if at < len(places) else None
