"""The tree under construction: open sections, the lists they belong to, and where they end."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """A section that is being built.

    `heading`: its own line when that is a heading and nothing else. `end` is set when it closes
    before its successor begins. `continued`: paragraphs followed a member of its list.
    """

    rank: str
    order: float
    label: str
    start: int
    number: int = 0
    title: str = ""
    heading: str = ""
    hashes: int = 0
    parent: int | None = None
    end: int | None = None
    inside_paragraph: bool = False
    continued: bool = False
    clauses: int = 0


@dataclass(slots=True)
class Outline:
    """Sections in reading order with a stack of those that are open."""

    nodes: list[Node] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        """How many sections are open."""
        return len(self.stack)

    def at(self, depth: int) -> Node:
        """The open section at a depth of the stack; -1 is the deepest."""
        return self.nodes[self.stack[depth]]

    def open(self, node: Node) -> None:
        """Put a section under the deepest open one."""
        node.parent = self.stack[-1] if self.stack else None
        self.nodes.append(node)
        self.stack.append(len(self.nodes) - 1)
        if node.number:
            self.last[node.rank] = node.number

    def close(self, depth: int, end: int | None = None) -> None:
        """Close all sections from this depth of the stack on; `end` fixes where they end."""
        for index in self.stack[depth:]:
            if end is not None and self.nodes[index].end is None:
                self.nodes[index].end = end
        del self.stack[depth:]

    def depth(self, rank: str) -> int | None:
        """Where in the stack a section of this rank is open."""
        for depth, index in enumerate(self.stack):
            if self.nodes[index].rank == rank:
                return depth
        return None
