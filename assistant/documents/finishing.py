"""From the finished tree to `Section` values: ends, locators, heading paths, pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from assistant.documents.outline import Node
from assistant.domain import Section

_SEPARATORS = {"一、": "、", "第一": "，"}
_INSIDE_ARTICLE = {"（一）": "项", "1.": "目"}


def finish(nodes: Sequence[Node], text: str, pages: Sequence[int]) -> tuple[Section, ...]:
    """Sections in reading order."""
    ends = _ends(nodes, text)
    sections: list[Section] = []
    in_article: list[bool] = []
    for node, end in zip(nodes, ends, strict=True):
        above = sections[node.parent] if node.parent is not None else None
        below_article = node.parent is not None and (
            in_article[node.parent] or nodes[node.parent].rank == "条"
        )
        in_article.append(below_article)
        own = _heading(node)
        sections.append(
            Section(
                rank=_INSIDE_ARTICLE.get(node.rank, node.rank) if below_article else node.rank,
                mark=node.label,
                title=node.title,
                locator=f"{above.locator}/{node.label}" if above else node.label,
                headings=(*(above.headings if above else ()), *([own] if own else [])),
                start=node.start,
                end=end,
                parent=node.parent,
                page=page_of(node.start, pages),
            )
        )
    return tuple(sections)


def page_of(offset: int, pages: Sequence[int]) -> int | None:
    """The page on which an offset lies, counted from 1; nothing for formats without pages."""
    return max(1, bisect_right(pages, offset)) if pages else None


def _heading(node: Node) -> str:
    """The section's own entry in heading paths."""
    if node.heading:
        return re.sub(r"\s+", " ", node.heading).strip().rstrip("：:|")
    if not node.title or node.rank in ("一是", "段"):
        return node.title
    return node.label + _SEPARATORS.get(node.rank, "") + node.title


def _ends(nodes: Sequence[Node], text: str) -> list[int]:
    """Where each section ends: before the next one beside or above it, or where it was closed."""
    depths: list[int] = []
    for node in nodes:
        depths.append(0 if node.parent is None else depths[node.parent] + 1)
    ends = [len(text)] * len(nodes)
    open_nodes: list[int] = []
    for index, node in enumerate(nodes):
        while open_nodes and depths[open_nodes[-1]] >= depths[index]:
            ends[open_nodes.pop()] = node.start
        open_nodes.append(index)
    for index, node in enumerate(nodes):
        limit = ends[index] if node.end is None else min(ends[index], node.end)
        ends[index] = max(node.start, node.start + len(text[node.start : limit].rstrip()))
    return ends
